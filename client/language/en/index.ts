import { colour } from './colour.ts'
import { shell } from './shell.ts'

/** Every English message, by area. English is the source: other languages hold exactly these keys. */
export const en = { shell, colour } as const
