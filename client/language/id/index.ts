import type { Catalogue } from '../messages.ts'
import { colour } from './colour.ts'
import { shell } from './shell.ts'

/** Every Indonesian message, by area. */
export const id: Catalogue = { shell, colour }
