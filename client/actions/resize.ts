import { FoldHorizontal, FoldVertical, RotateCcw, UnfoldHorizontal, UnfoldVertical } from 'lucide-react'
import { changeLane } from '../../journey/edits/lanes.ts'
import { changeStage } from '../../journey/edits/stages.ts'
import { sizes } from '../../journey/layout/sizes.ts'
import { newId } from '../../journey/model/id.ts'
import { limits } from '../../journey/model/limits.ts'
import type { MessageKey } from '../language/messages.ts'
import { type Editor, type Thing, findThing } from '../state/editor.ts'
import type { Action } from './action.ts'

/** What can be given a size: the columns of a stage in width, the row of a lane in height. */
export type Sized = 'stage' | 'lane'

/** Sizes are chosen on the sheet's grid, px; actions go in larger steps. */
const grid = 4
const stepWidth = 24
const stepHeight = 48

/** The nearest size that may be chosen. */
export function allowedSize(kind: Sized, size: number): number {
  const { least, most } = kind === 'stage' ? limits.columnWidth : limits.laneHeight
  return Math.min(most, Math.max(least, Math.round(size / grid) * grid))
}

/** Gives a stage's columns a width or a lane's row a height, as one step; `undefined`: the sheet's own. */
export function setSize(editor: Editor, kind: Sized, id: string, size: number | undefined, gesture?: string): void {
  if (kind === 'stage')
    editor.edit('step.stageWidth', id, () => changeStage(editor.doc, id, { columnWidth: size }), gesture)
  else editor.edit('step.laneHeight', id, () => changeLane(editor.doc, id, { height: size }), gesture)
}

/** The size that a selected stage or lane has by its own choice, or else the sheet's. */
function sizeNow(thing: Thing): number {
  if (thing.kind === 'stage') return thing.value.columnWidth ?? sizes.columnWidth
  return thing.kind === 'lane' ? (thing.value.height ?? sizes.rowMinHeight) : 0
}

function selected(editor: Editor, kind: Sized): Thing[] {
  const { map, selection } = editor.store.getState()
  const things = selection.flatMap((id) => findThing(map, id) ?? [])
  return things.filter((thing) => thing.kind === kind && !(thing.kind === 'lane' && thing.value.collapsed === true))
}

function resize(kind: Sized, id: string, label: MessageKey, icon: Action['icon'], by: number): Action {
  const next = (thing: Thing) => allowedSize(kind, sizeNow(thing) + by)
  return {
    id,
    group: 'edit',
    label,
    keywords: 'keyword.size',
    ...(icon ? { icon } : {}),
    isEnabled: ({ editor }) => selected(editor, kind).some((thing) => next(thing) !== sizeNow(thing)),
    run({ editor }) {
      const gesture = newId()
      for (const thing of selected(editor, kind)) setSize(editor, kind, thing.value.id, next(thing), gesture)
    },
  }
}

/** Makes the columns of the selected stages wider or narrower, the rows of the selected lanes higher or lower. */
export const resizeActions: readonly Action[] = [
  resize('stage', 'wider-stage', 'action.widerStage', UnfoldHorizontal, stepWidth),
  resize('stage', 'narrower-stage', 'action.narrowerStage', FoldHorizontal, -stepWidth),
  resize('lane', 'taller-lane', 'action.tallerLane', UnfoldVertical, stepHeight),
  resize('lane', 'lower-lane', 'action.lowerLane', FoldVertical, -stepHeight),
  {
    id: 'own-size',
    group: 'edit',
    label: 'action.ownSize',
    keywords: 'keyword.size',
    icon: RotateCcw,
    isEnabled: ({ editor }) =>
      selected(editor, 'stage').some((thing) => thing.kind === 'stage' && thing.value.columnWidth !== undefined) ||
      selected(editor, 'lane').some((thing) => thing.kind === 'lane' && thing.value.height !== undefined),
    run({ editor }) {
      const gesture = newId()
      for (const kind of ['stage', 'lane'] as const)
        for (const { value } of selected(editor, kind)) setSize(editor, kind, value.id, undefined, gesture)
    },
  },
]
