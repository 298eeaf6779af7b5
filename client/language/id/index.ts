import { colour } from './colour.ts'
import type { Catalogue } from '../messages.ts'
import { action, canvas, step } from './canvas.ts'
import { library } from './library.ts'
import { map, save } from './map.ts'
import { problem } from './problem.ts'
import { shell } from './shell.ts'

/** Every Indonesian message, by area. */
export const id: Catalogue = { shell, library, problem, colour, canvas, action, step, map, save }
