import { useRef } from 'react'
import { leaveOnEscape } from './leave-on-escape.ts'
import styles from './day-field.module.css'
import { TextField } from './text-field.tsx'

interface DayFieldProps {
  readonly label: string
  readonly labelHidden?: boolean
  /** 2026-11-22 */
  readonly value: string | undefined
  readonly onChange: (day: string | undefined) => void
}

/** A day, as the browser lets one choose days. Taken over when the field is left, since years are typed digit by digit. */
export function DayField({ value = '', onChange, ...field }: DayFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const takeOver = () => {
    const day = input.current?.value ?? ''
    // A day that is not whole yet reads as none, and is not one that was taken away; nor is the year 2 meant.
    if (day === value || input.current?.validity.valid === false) return
    onChange(day === '' ? undefined : day)
  }
  return (
    <TextField
      {...field}
      key={value}
      {...(value === '' ? { className: styles.empty } : {})}
      ref={input}
      type="date"
      defaultValue={value}
      min="1900-01-01"
      max="9999-12-31"
      onBlur={takeOver}
      onKeyDown={(event) => {
        if (event.key === 'Enter') takeOver()
        leaveOnEscape(event)
      }}
    />
  )
}

/** The middle of a day where the user is, as `Formats.date` takes it. */
export const timeOfDay = (day: string): number => new Date(`${day}T12:00`).getTime()
