import { colour } from './colour.ts'
import { action, canvas, step } from './canvas.ts'
import { command } from './command.ts'
import { grid } from './grid.ts'
import { library } from './library.ts'
import { map, save } from './map.ts'
import { panel, panelStep, tray } from './panel.ts'
import { pointer, pointerAction, pointerStep } from './pointer.ts'
import { paste, pasteAction, pasteStep } from './paste.ts'
import { problem } from './problem.ts'
import { shell } from './shell.ts'

/** Every English message, by area. English is the source: other languages hold exactly these keys. */
export const en = {
  shell,
  library,
  pointer,
  problem,
  colour,
  canvas,
  action: { ...action, ...pointerAction, ...pasteAction },
  command,
  grid,
  map,
  save,
  panel,
  tray,
  paste,
  step: { ...step, ...pointerStep, ...panelStep, ...pasteStep },
} as const
