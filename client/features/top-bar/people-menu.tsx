import { AvatarStack, Avatar } from '../../components/avatar.tsx'
import { ColourPicker } from '../../components/colour-picker.tsx'
import { Popover } from '../../components/popover.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../language/text.ts'
import { type Presence, nameLength } from '../../services/presence.ts'
import { usePresentPeople } from '../../state/people.ts'
import { changeUser, useUser } from '../../state/user-identity.ts'
import styles from './top-bar.module.css'

/** Who else is here, and who one is oneself: a press on one's own disc changes name and colour. */
export function PeopleMenu({ presence }: { readonly presence: Presence }) {
  const text = useText()
  const people = usePresentPeople(presence)
  const user = useUser()
  if (!user) return null
  return (
    <div className={styles.people}>
      {people.length > 0 && <AvatarStack label={text('map.people')} people={people} />}
      <Popover
        label={text('map.you')}
        align="end"
        trigger={
          <button type="button" className={styles.self} aria-label={`${text('map.you')}: ${user.name}`}>
            <Avatar name={user.name} colour={user.colour} />
          </button>
        }
      >
        <div className={styles.you}>
          <TextField
            label={text('map.yourName')}
            hint={text('map.youHint')}
            maxLength={nameLength}
            defaultValue={user.name}
            onBlur={(event) => changeUser({ name: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter') changeUser({ name: event.currentTarget.value })
            }}
          />
          <ColourPicker
            label={text('map.yourColour')}
            value={user.colour}
            onChange={(colour) => colour && changeUser({ colour })}
          />
        </div>
      </Popover>
    </div>
  )
}
