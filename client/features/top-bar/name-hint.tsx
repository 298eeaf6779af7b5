import { X } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import { nameLength } from '../../services/presence.ts'
import { changeUser, declineName, useUser } from '../../state/user-identity.ts'
import styles from './top-bar.module.css'

/**
 * Asks a guest for a name, beside their own disc, until they give one or want none.
 * @param onDone the field is about to go: the focus has to be somewhere else
 */
export function NameHint({ onDone }: { readonly onDone: () => void }) {
  const text = useText()
  const user = useUser()
  const field = useRef<HTMLInputElement>(null)
  if (!user) return null
  const name = () => field.current?.value.trim() ?? ''
  const decline = () => {
    onDone()
    declineName()
  }
  return (
    <form
      className={styles.nameHint}
      aria-label={text('map.nameHint')}
      onSubmit={(event) => {
        event.preventDefault()
        if (name() !== '') onDone()
      }}
    >
      <input
        ref={field}
        aria-label={text('map.yourName')}
        title={text('map.youHint')}
        placeholder={text('map.nameHint')}
        maxLength={nameLength}
        autoComplete="name"
        dir="auto"
        // Submitting moves the focus, so that a name counts however the field is left.
        onBlur={() => name() !== '' && changeUser({ name: name() })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.currentTarget.value = ''
          onDone()
        }}
      />
      <IconButton
        size="small"
        variant="quiet"
        label={text('map.nameHintClose', { name: user.name })}
        icon={<X size={16} />}
        onClick={decline}
      />
    </form>
  )
}
