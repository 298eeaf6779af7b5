import type { ComponentProps } from 'react'
import { useLiveName } from '../state/use-live-name.ts'
import { classNames } from './class-names.ts'
import styles from './editable-text.module.css'

interface LiveNameProps extends Pick<ComponentProps<'input'>, 'placeholder' | 'maxLength' | 'className'> {
  /** What the name is of, for screen readers: "Title of the map". */
  readonly label: string
  readonly value: string
  /** Writes the whole name with every letter, as edits of one gesture. */
  readonly write: (name: string) => void
}

/**
 * A name of the open map that is edited where it stands, live: see {@link useLiveName}. It looks like text until it is
 * pointed at. Enter and Escape leave it; what was typed stays.
 */
export function LiveName({ label, value, write, className, ...rest }: LiveNameProps) {
  const live = useLiveName<HTMLInputElement>({ value, write })
  return (
    <input
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      {...rest}
      {...live}
      aria-label={label}
      className={classNames(styles.text, className)}
      onKeyDown={(event) => {
        // While an input method is composing, Enter and Escape belong to it.
        if (event.nativeEvent.isComposing) return
        event.stopPropagation()
        if (event.key !== 'Escape' && event.key !== 'Enter') return
        const around = event.currentTarget.closest<HTMLElement>('[role=dialog]')
        if (around) around.focus({ preventScroll: true })
        else event.currentTarget.blur()
      }}
    />
  )
}
