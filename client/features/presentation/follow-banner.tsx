import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import type { Presence } from '../../services/presence.ts'
import { announce } from '../../state/announcements.ts'
import { usePeople } from '../../state/people.ts'
import styles from './presentation.module.css'

interface FollowBannerProps {
  readonly presence: Presence
  readonly onFollow: (clientId: number) => void
}

/** Says that someone presents the map, and offers to follow. Who does not want to is not asked again. */
export function FollowBanner({ presence, onFollow }: FollowBannerProps) {
  const text = useText()
  const [declined, setDeclined] = useState<readonly number[]>([])
  const person = usePeople(presence).find(
    ({ clientId, presenting }) => presenting !== undefined && !declined.includes(clientId),
  )
  const name = person && (person.user.name || text('present.someone'))
  useEffect(() => {
    if (name !== undefined) announce(text('present.canFollow', { name }))
  }, [name, text])
  if (!person || name === undefined) return null
  return (
    <section className={styles.banner} aria-label={text('present.banner')} data-follow-banner>
      <Avatar name={name} colour={person.user.colour} size={24} />
      <p>{text('present.isPresenting', { name })}</p>
      <Button size="small" variant="primary" onClick={() => onFollow(person.clientId)}>
        {text('present.follow')}
      </Button>
      <IconButton
        size="small"
        label={text('present.notNow')}
        icon={<X size={16} />}
        onClick={() => setDeclined([...declined, person.clientId])}
      />
    </section>
  )
}
