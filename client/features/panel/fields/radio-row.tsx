import { type ReactNode, useId } from 'react'
import { Tooltip } from '../../../components/tooltip.tsx'
import { VisuallyHidden } from '../../../components/visually-hidden.tsx'
import styles from './radio-row.module.css'

interface RadioRowProps {
  /** What is chosen, for screen readers. */
  readonly label: string
  readonly options: readonly {
    readonly value: number
    readonly label: string
    /** The picture of the option. */
    readonly picture: ReactNode
    /** A name to style the option by when it is chosen. */
    readonly tone?: 'low' | 'high'
  }[]
  /** Undefined, or none of the options: nothing is chosen. */
  readonly value: number | undefined
  readonly onChange: (value: number) => void
  /** Called on Delete and Backspace, where a choice can be taken back. */
  readonly onClear?: () => void
}

/** A row of pictures of which one is chosen: radio buttons of the browser, so that every keyboard and reader knows them. */
export function RadioRow({ label, options, value, onChange, onClear }: RadioRowProps) {
  const name = useId()
  return (
    <fieldset className={styles.row}>
      <VisuallyHidden>
        <legend>{label}</legend>
      </VisuallyHidden>
      {options.map((option) => (
        <Tooltip key={option.value} label={option.label}>
          <label className={styles.option} data-tone={option.tone}>
            <input
              type="radio"
              name={name}
              className={styles.input}
              aria-label={option.label}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              onKeyDown={(event) => {
                if (event.key === 'Delete' || event.key === 'Backspace') onClear?.()
              }}
            />
            {option.picture}
          </label>
        </Tooltip>
      ))}
    </fieldset>
  )
}
