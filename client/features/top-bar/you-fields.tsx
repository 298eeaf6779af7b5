import { ColourPicker } from '../../components/colour-picker.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../language/text.ts'
import { type PresenceUser, nameLength } from '../../services/presence.ts'
import { changeUser } from '../../state/user-identity.ts'
import styles from './top-bar.module.css'

/** What one shows of oneself: name and colour. */
export function YouFields({ user }: { readonly user: PresenceUser }) {
  const text = useText()
  return (
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
  )
}
