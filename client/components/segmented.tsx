import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './segmented.module.css'
import { Tooltip } from './tooltip.tsx'

interface SegmentedProps<Value extends string> {
  /** What is being chosen, for screen readers. */
  readonly label: string
  readonly options: readonly {
    readonly value: Value
    readonly label: string
    /** Shown in the place of the label, which then becomes a tooltip. */
    readonly icon?: ReactNode
  }[]
  /** Undefined: nothing chosen yet. */
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  /** Takes the whole width, every segment alike. */
  readonly wide?: boolean
  readonly disabled?: boolean
}

/** One of two to five choices, all in sight; a radio group to the keyboard. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, options, value, onChange, wide = false, disabled = false } = props
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value ?? null}
      onValueChange={(next) => {
        const option = options.find((known) => known.value === next)
        if (option) onChange(option.value)
      }}
      disabled={disabled}
      orientation="horizontal"
      className={classNames(styles.group, wide && styles.wide)}
    >
      {options.map((option) => {
        const item = (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            className={styles.segment}
            {...(option.icon === undefined ? {} : { 'aria-label': option.label })}
          >
            {option.icon ?? option.label}
          </RadioGroup.Item>
        )
        return option.icon === undefined ? (
          item
        ) : (
          <Tooltip key={option.value} label={option.label}>
            {item}
          </Tooltip>
        )
      })}
    </RadioGroup.Root>
  )
}
