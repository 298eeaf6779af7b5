import { colour } from './colour.ts'
import { action, canvas, step } from './canvas.ts'
import { library } from './library.ts'
import { map, save } from './map.ts'
import { problem } from './problem.ts'
import { shell } from './shell.ts'

/** Every English message, by area. English is the source: other languages hold exactly these keys. */
export const en = { shell, library, problem, colour, canvas, action, step, map, save } as const
