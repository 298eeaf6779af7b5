import * as z from 'zod/mini'
import { limits, storedLengths } from './limits.ts'
import * as words from './vocabulary.ts'

/**
 * A figure: a quantity and what is known of where it comes from. A field for figures also takes a bare number, which
 * is an assumption nobody has given reasons for.
 */

const finite = z.number()

/** What values a quantity may take: 0…1, 0 and more, or any. */
export type Bounds = 'share' | 'amount' | 'any'

const inBounds = (bounds: Bounds) => {
  if (bounds === 'share') return finite.check(z.minimum(0), z.maximum(1))
  return bounds === 'amount' ? finite.check(z.minimum(0)) : finite
}

/** One in ten is below `p10`, one in two below `p50`, nine in ten below `p90`. */
const rangeSchema = (bounds: Bounds) =>
  z
    .looseObject({ p10: inBounds(bounds), p50: inBounds(bounds), p90: inBounds(bounds) })
    .check(z.refine(({ p10, p50, p90 }) => p10 <= p50 && p50 <= p90, { error: 'must rise from p10 over p50 to p90' }))

/** `k` of `n` that were counted. */
const countsSchema = z
  .looseObject({ k: z.int().check(z.minimum(0)), n: z.int().check(z.minimum(1)) })
  .check(z.refine(({ k, n }) => k <= n, { error: 'must not count more than there were' }))

/** A day, `2026-11-22`. */
export const daySchema = z.iso.date()

const figureSchema = (bounds: Bounds) =>
  z.looseObject({
    value:
      bounds === 'share'
        ? z.union([inBounds(bounds), rangeSchema(bounds), countsSchema])
        : z.union([inBounds(bounds), rangeSchema(bounds)]),
    evidence: z.enum(words.evidences),
    source: z.optional(z.string().check(z.maxLength(storedLengths.title))),
    /** Day that the figure is of. */
    asOf: z.optional(daySchema),
    /** Day after which it should no longer be believed. */
    expires: z.optional(daySchema),
    owner: z.optional(z.string().check(z.maxLength(limits.nameLength))),
  })

const figureField = (bounds: Bounds) => z.union([inBounds(bounds), figureSchema(bounds)])

/** Fields for figures, by the values that they may take. Shares are 0…1. */
export const shareFigure = figureField('share')
export const amountFigure = figureField('amount')
export const anyFigure = figureField('any')

/** A number, a range, or what was counted. */
export type Quantity =
  | number
  | { readonly p10: number; readonly p50: number; readonly p90: number }
  | { readonly k: number; readonly n: number }

export interface Figure {
  readonly value: Quantity
  readonly evidence: words.Evidence
  readonly source?: string | undefined
  readonly asOf?: string | undefined
  readonly expires?: string | undefined
  readonly owner?: string | undefined
}

/** What a field for figures holds, as a figure: a bare number is assumed. */
export function asFigure(field: number | Figure): Figure {
  return typeof field === 'number' ? { value: field, evidence: 'assumed' } : field
}

/** The best single value of a quantity: the number, the median, or k ÷ n. */
export function middle(quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity
  if ('p50' in quantity) return quantity.p50
  return quantity.n === 0 ? 0 : quantity.k / quantity.n
}

/** Whether a figure was to be renewed before `today` (a day, `2026-11-22`) and was not. */
export function isStale({ expires }: { readonly expires?: string | undefined }, today: string): boolean {
  return expires !== undefined && expires < today
}
