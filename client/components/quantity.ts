import type { ReactNode } from 'react'
import type { Interval } from '../../journey/metrics/interval.ts'
import type { Figure, Quantity } from '../../journey/model/figure.ts'

/** What is known of where a number comes from. */
export type About = Omit<Figure, 'value'>

export interface QuantityFieldProps {
  /** Which field of which thing: what cannot be read yet is kept under it. */
  readonly draftKey: string
  readonly label: string
  /** `share`: 0…1, entered and shown as a percentage, and may be counted. */
  readonly bounds: 'share' | 'amount' | 'any'
  readonly value: Quantity | undefined
  readonly about: About
  readonly onValue: (value: Quantity | undefined) => void
  readonly onAbout: (change: Partial<About>) => void
  /** `money` and `%` are understood beside a number. */
  readonly unit?: string | undefined
  readonly currency?: string | undefined
  /** What stands behind the number, at most five letters. */
  readonly suffix?: ReactNode
  /** Narrower than `bounds`, in the unit that is entered. */
  readonly least?: number | undefined
  readonly most?: number | undefined
  readonly whole?: boolean
  readonly placeholder?: string
  readonly hint?: ReactNode
  /** The interval to draw, where it does not follow from the quantity alone. */
  readonly interval?: Interval | undefined
  /** The interval in words, where the field's own would lack a unit. */
  readonly intervalText?: string | undefined
  readonly target?: number | undefined
  /** What it is about can be told before there is a number. */
  readonly isAlwaysKnown?: boolean
}

/** Without the noise that turning a share into a percentage leaves in the last digits. */
export const tidy = (value: number): number => Number(value.toPrecision(14))
