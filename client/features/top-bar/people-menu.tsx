import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import { AvatarStack, Avatar } from '../../components/avatar.tsx'
import { Popover } from '../../components/popover.tsx'
import { useText, withWords } from '../../language/text.ts'
import type { Presence } from '../../services/presence.ts'
import { usePresentPeople } from '../../state/people.ts'
import { useNameMissing, useUser } from '../../state/user-identity.ts'
import styles from './top-bar.module.css'

const loadFields = async () => ({ default: (await withWords(() => import('./you-fields.tsx'))).YouFields })
const YouFields = lazy(loadFields)
// Whoever is cut off just then is asked another time.
const NameHint = lazy(() =>
  withWords(() => import('./name-hint.tsx')).then(
    (part) => ({ default: part.NameHint }),
    () => ({ default: () => null }),
  ),
)

/** The map comes first, in ms; then the fields are fetched, so that the focus finds them there, and a name is asked for. */
const loadAfterMs = 1_000

/** Who else is here, and who one is oneself: a press on one's own disc changes name and colour. */
export function PeopleMenu({ presence }: { readonly presence: Presence }) {
  const text = useText()
  const people = usePresentPeople(presence)
  const user = useUser()
  const isNameMissing = useNameMissing()
  const [isLater, setLater] = useState(false)
  const self = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      setLater(true)
      loadFields().catch(() => undefined)
    }, loadAfterMs)
    return () => clearTimeout(timer)
  }, [])
  if (!user) return null
  return (
    <div className={styles.people}>
      {people.length > 0 && <AvatarStack label={text('map.people')} people={people} />}
      {isNameMissing && isLater && (
        <Suspense>
          <NameHint onDone={() => self.current?.focus()} />
        </Suspense>
      )}
      <Popover
        label={text('map.you')}
        align="end"
        trigger={
          <button ref={self} type="button" className={styles.self} aria-label={`${text('map.you')}: ${user.name}`}>
            <Avatar name={user.name} colour={user.colour} />
          </button>
        }
      >
        <Suspense fallback={<div className={styles.you} aria-busy />}>
          <YouFields user={user} />
        </Suspense>
      </Popover>
    </div>
  )
}
