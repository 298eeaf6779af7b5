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

/** How far keys go on from the choice that has the focus. */
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Enter: 0 }

/** One of two to five choices, all in sight; a radio group to the keyboard. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, options, value, onChange, wide = false, disabled = false } = props
  // Radix chooses once the focus has moved, if the arrow is still held then: a short press on a busy machine, and Enter,
  // would choose nothing.
  const chooseByKey = (key: string, index: number) => {
    const next = options.at((index + (steps[key] ?? 0)) % options.length)
    if (key in steps && next) onChange(next.value)
  }
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
      {options.map((option, index) => {
        const item = (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            onKeyDown={({ key }) => chooseByKey(key, index)}
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
