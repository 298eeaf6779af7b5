import type { Catalogue } from '../messages.ts'
import { colour } from './colour.ts'
import { library } from './library.ts'
import { problem } from './problem.ts'
import { shell } from './shell.ts'

/** Every Indonesian message, by area. */
export const id: Catalogue = { shell, library, problem, colour }
