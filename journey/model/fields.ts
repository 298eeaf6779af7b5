import * as z from 'zod/mini'
import { idPattern } from './id.ts'
import { limits, storedLengths } from './limits.ts'
import { isOrder, maxOrderLength } from './order.ts'
import * as words from './vocabulary.ts'

/** The kinds of values that fields of a map hold. */

// Validators are not compiled with `new Function`, so that a strict content security policy holds.
z.config({ jitless: true })

export const id = z.string().check(z.regex(idPattern))
export const order = z
  .string()
  .check(z.minLength(1), z.maxLength(maxOrderLength), z.refine(isOrder, { error: 'is not an order key' }))
export const title = z.string().check(z.maxLength(storedLengths.title))
export const notes = z.string().check(z.maxLength(storedLengths.notes))
export const name = z.string().check(z.maxLength(limits.nameLength))
export const webAddress = z
  .string()
  .check(
    z.maxLength(limits.urlLength),
    z.regex(/^(https?:\/\/|mailto:)[^\s]+$/i, { error: 'must begin with https://, http:// or mailto:' }),
  )
export const ids = z.array(id).check(z.maxLength(limits.entries))
export const colour = z.enum(words.colours)
export const evidence = z.enum(words.evidences)
export const finite = z.number()
export const tenths = finite.check(z.minimum(0), z.maximum(10))
export const weight = finite.check(z.minimum(0))
export const lengthIn = ({ least, most }: { least: number; most: number }) =>
  z.int().check(z.minimum(least), z.maximum(most))
