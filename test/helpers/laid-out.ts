import { layoutMap } from '../../journey/layout/layout-map.ts'
import type { Box, LayoutOptions, MapLayout } from '../../journey/layout/map-layout.ts'
import { sheetWords } from '../../journey/library/sheet-words.ts'
import type { Card, JourneyMap } from '../../journey/model/schema.ts'

const options: LayoutOptions = { words: sheetWords('en'), locale: 'en' }
/** A layout in English, unless options say otherwise. */
export function layOut(map: JourneyMap, more: Partial<LayoutOptions> = {}): MapLayout {
  return layoutMap(map, { ...options, ...more })
}

/** Whether a box lies within another. */
export const holds = (outer: Box, inner: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The pairs of boxes that cover each other. */
export function overlapping<T extends Box>(boxes: readonly T[]): [T, T][] {
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlaps(box, other))
      .map((other): [T, T] => [box, other]),
  )
}

/** A map with one card changed. */
export function changeCard(map: JourneyMap, id: string, change: Partial<Card>): JourneyMap {
  return { ...map, cards: map.cards.map((card) => (card.id === id ? { ...card, ...change } : card)) }
}

/** A map with one lane changed. */
export function changeLane(map: JourneyMap, id: string, change: object): JourneyMap {
  return { ...map, lanes: map.lanes.map((lane) => (lane.id === id ? { ...lane, ...change } : lane)) }
}

/** A map of one stage and some lanes, for what a big map would hide. */
export function smallMap(cards: readonly Card[], more: Partial<JourneyMap> = {}): JourneyMap {
  return {
    meta: { schema: { major: 1, minor: 0 }, title: 'Small' },
    stages: [{ id: 's', title: 'Stage', order: 'a0', band: 'sale' }],
    lanes: [
      { id: 'touch', title: 'Touchpoints', role: 'touchpoint', order: 'a0' },
      { id: 'feel', title: 'Emotion', role: 'emotion', order: 'a1' },
      { id: 'do', title: 'Actions', role: 'action', order: 'a2' },
    ],
    cards,
    links: [],
    frictions: [],
    metrics: [],
    fixes: [],
    personas: [{ id: 'p', title: 'Rani', order: 'a0' }],
    outcomes: [],
    ...more,
  }
}

/** A touchpoint of the small map. */
export const touchpoint = (id: string, order: string, more: Partial<Card> = {}): Card => ({
  id,
  title: id,
  place: { stage: 's', lane: 'touch', order },
  ...more,
})
