import { cardAt } from '../../../journey/layout/hit-test.ts'
import { setSize } from '../../actions/resize.ts'
import { pressCard, selectClicked } from './card-drag.ts'
import { isDetailed } from './detail.ts'
import { follow } from './follow-pointer.ts'
import { pressLinkHandle } from './link-drag.ts'
import { pressPaneTitle } from './pane-drag.ts'
import type { Press } from './press.ts'
import { pressRateHere, pressRating, tapRateHere, tapRating } from './press-rating.ts'
import { pressSizeHandle } from './size-drag.ts'

/** What a press on one kind of thing does. */
export interface PressHandler {
  /** What a press is on, if it is one of its kind: by the element that was pressed, or by where the press is. */
  find(press: Press): string | undefined
  /** Begins following the pointer: a mouse, a pen, or a finger that holds the thing. Returns how to cancel. */
  press(press: Press, id: string): () => void
  /** Whether a finger moves it at once. Otherwise a finger scrolls, until what it is on has been selected by a tap. */
  readonly finger?: 'holds'
  /** What a tap does that holds nothing: by default it selects. */
  tap?(press: Press, id: string): void
  /** What two clicks or taps do: by default the title is written where it stands. */
  open?(press: Press, id: string): void
}

const nothing = () => {}

/** Everything on the canvas that can be pressed, before the sheet itself. The first that finds itself pressed has it. */
const pressHandlers: readonly PressHandler[] = [
  { find: on('data-link-handle'), finger: 'holds', press: pressLinkHandle, open: nothing },
  {
    find: on('data-stage-width'),
    finger: 'holds',
    press: (press, id) => pressSizeHandle(press, 'stage', id),
    open: ({ editor }, id) => setSize(editor, 'stage', id, undefined),
  },
  {
    find: on('data-lane-height'),
    finger: 'holds',
    press: (press, id) => pressSizeHandle(press, 'lane', id),
    open: ({ editor }, id) => setSize(editor, 'lane', id, undefined),
  },
  { find: (press) => on('data-card')(press) ?? farCard(press), press: pressCard },
  {
    find: on('data-thing'),
    press: (press, id) => pressPaneTitle(press, id, press.store.getState().layout.stageById.has(id) ? 'stage' : 'lane'),
  },
  // From afar points are so near to each other that a finger, scrolling, would rate: there it opens what it is on.
  {
    find: (press) => (isDetailed(press.viewport.getState()) ? on('data-rating')(press) : undefined),
    finger: 'holds',
    press: pressRating,
    open: nothing,
  },
  { find: on('data-rating'), press: pressRating, tap: tapRating, open: nothing },
  { find: on('data-rate-here'), press: pressRateHere, tap: tapRateHere, open: nothing },
  // What the flow says of a touchpoint is explained beside the map, once the touchpoint is selected.
  { find: on('data-flow-of'), press: pressLink, open: nothing },
  { find: on('data-link'), press: pressLink, open: nothing },
]

/** Who handles a press, and what it is on. */
export interface Handled {
  readonly handler: PressHandler
  readonly id: string
}

/** Finds who handles a press; nobody: it is on the sheet. */
export function handlerOf(press: Press): Handled | undefined {
  for (const handler of pressHandlers) {
    const id = handler.find(press)
    if (id !== undefined) return { handler, id }
  }
  return undefined
}

/** Finds presses in elements that say by an attribute what they stand for. */
function on(attribute: string): (press: Press) => string | undefined {
  return ({ element }) => element.closest(`[${attribute}]`)?.getAttribute(attribute) ?? undefined
}

/** From far away cards are no elements, and are found by where they stand. */
function farCard({ far, element, point, store }: Press): string | undefined {
  const onSheet = far && element.closest('[data-thing]') === null
  return onSheet ? cardAt(store.getState().layout, point.x, point.y)?.id : undefined
}

function pressLink(press: Press, id: string): () => void {
  const before = press.editor.store.getState().selection
  return follow(press.event, press.surface, { isDrag: 'never', click: () => selectClicked(press, id, before) })
}
