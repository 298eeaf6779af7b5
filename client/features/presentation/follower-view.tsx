import { RadioTower, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { showToast } from '../../components/toast-store.ts'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import type { Person, Presenting } from '../../services/presence.ts'
import { usePeople } from '../../state/people.ts'
import { createViewport } from '../../state/viewport-store.ts'
import { Caption } from './caption.tsx'
import type { Aim } from './draw-laser.ts'
import { LaserTrail } from './laser-trail.tsx'
import { PresentedMap } from './presented-map.tsx'
import styles from './presentation.module.css'
import { Screen } from './screen.tsx'
import { spokenStep } from './step-facts.ts'
import { useInsets } from './use-insets.ts'
import { useStep, useTold } from './use-told.ts'

interface FollowerViewProps {
  readonly session: MapSession
  /** Client id of who is followed. */
  readonly clientId: number
  readonly onClose: () => void
}

/** Someone who is gone may have lost the connection for a moment: they are waited for so long, ms. */
const waitMs = 5_000

/** What someone else presents, step by step as they go on; it ends with them, and can be left at any time. */
export function FollowerView(props: FollowerViewProps) {
  const { session, clientId, onClose } = props
  const { presence } = session
  const person = usePeople(presence).find((each) => each.clientId === clientId)
  const last = useLast(person)
  useEffect(() => {
    presence.setFollowing(clientId)
    return () => presence.setFollowing(undefined)
  }, [presence, clientId])
  useEnd(person, last?.user.name ?? '', onClose)
  const step = person?.presenting ?? last?.presenting
  if (!last || !step) return null
  return <Followed {...props} person={last} step={step} isLost={person === undefined} />
}

/** Someone as they presented last. */
function useLast(person: Person | undefined): Person | undefined {
  const [last, setLast] = useState(person)
  if (person?.presenting && person !== last) setLast(person)
  return last
}

/** Ends following when the presentation has ended, or whoever gave it does not come back. */
function useEnd(person: Person | undefined, name: string, onClose: () => void): void {
  const text = useText()
  const isHere = person !== undefined
  const isPresenting = person?.presenting !== undefined
  const end = useRef(onClose)
  useEffect(() => {
    end.current = onClose
  })
  useEffect(() => {
    if (isPresenting) return undefined
    const finish = (message: string) => {
      end.current()
      showToast({ key: 'presentation', message })
    }
    if (isHere) return finish(text('present.ended', { name: name || text('present.someone') }))
    const timer = setTimeout(() => finish(text('present.brokenOff')), waitMs)
    return () => clearTimeout(timer)
  }, [isHere, isPresenting, name, text])
}

interface FollowedProps extends FollowerViewProps {
  readonly person: Person
  readonly step: Presenting
  readonly isLost: boolean
}

function Followed({ session, clientId, onClose, person, step, isLost }: FollowedProps) {
  const text = useText()
  const [viewport] = useState(createViewport)
  const screen = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLDivElement>(null)
  const aim = useRef<Aim>(null)
  const told = useTold(step.hidesAssumed)
  const drawn = useStep(told, step, step.allLanes, step.curves)
  const { insets, named } = useInsets(step.kind !== 'map')
  const { number, count } = step
  const { presence } = session
  useEffect(() => {
    const follow = (people: readonly Person[]) =>
      aim.current?.(people.find((each) => each.clientId === clientId)?.laser)
    follow(presence.people)
    return presence.watch(follow)
  }, [presence, clientId])
  const name = person.user.name || text('present.someone')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  }
  return (
    <Screen
      title={text('present.followingTitle', { name })}
      spoken={isLost ? text('present.lost', { name }) : spokenStep(drawn.facts, { number, count }, told.language, text)}
      onClose={onClose}
      onKeyDown={onKeyDown}
      screen={screen}
      part="follower"
    >
      <div className={styles.within}>
        <PresentedMap viewport={viewport} area={area} insets={insets} named={named} {...drawn}>
          <LaserTrail viewport={viewport} aim={aim} fillsIn />
        </PresentedMap>
        <div className={styles.bar}>
          <p className={styles.following} data-lost={isLost || undefined}>
            <RadioTower size={16} aria-hidden />
            <span>{text(isLost ? 'present.lost' : 'present.following', { name })}</span>
          </p>
          <div className={styles.room} />
          <Button variant="secondary" icon={<X size={16} />} onClick={onClose}>
            {text('present.leave')}
            <span className={styles.leaveKey} aria-hidden>
              <Kbd keys="Escape" />
            </span>
          </Button>
        </div>
        <Caption told={drawn.facts} number={number} count={count} />
      </div>
    </Screen>
  )
}
