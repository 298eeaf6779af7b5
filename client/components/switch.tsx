import { Switch as Primitive } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import styles from './switch.module.css'

interface SwitchProps {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
}

/** Something that is on or off and takes effect at once. */
export function Switch({ label, checked, onChange, disabled = false }: SwitchProps) {
  const id = useId()
  return (
    <span className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <Primitive.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className={styles.switch}
      >
        <Primitive.Thumb className={styles.thumb} />
      </Primitive.Root>
    </span>
  )
}
