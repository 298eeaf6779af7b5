import { derivedAt, slotAt } from '../../../journey/layout/hit-test.ts'
import type { PressDeps } from './press.ts'

/** What a pointer is over: others see it, a touchpoint shows its handle, and empty room where a card can be added. */
export function hoverOver(event: PointerEvent, { store, viewport, presence }: PressDeps, isHand: boolean): void {
  const point = viewport.screenToSheet({ x: event.clientX, y: event.clientY })
  presence.setCursor(point)
  if (event.pointerType === 'touch' || event.buttons !== 0) return
  const target = event.target as Element
  const overCard = isHand ? undefined : target.closest<HTMLElement>('[data-card]')?.dataset.card
  // The place of a stage's first touchpoint is a button itself.
  const overButton = target.closest('button') !== null && target.closest('[data-add-here]') === null
  const overSheet = !isHand && overCard === undefined && !overButton && target.closest('[data-sheet]') !== null
  const { layout, hover, hoverCard } = store.getState()
  const isOpen = overSheet && !derivedAt(layout, point.x, point.y)
  const next = isOpen ? (slotAt(layout, point.x, point.y) ?? undefined) : undefined
  if (hoverCard !== overCard) store.setState({ hoverCard: overCard })
  if (JSON.stringify(hover) !== JSON.stringify(next)) store.setState({ hover: next })
}

export function leave({ store, presence }: PressDeps): void {
  presence.setCursor(undefined)
  store.setState({ hover: undefined, hoverCard: undefined })
}
