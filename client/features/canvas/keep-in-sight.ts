import type { Box, CardBox, MapLayout } from '../../../journey/layout/map-layout.ts'
import { draftId } from '../../state/draft.ts'
import { around, shift } from './view-area.ts'
import type { ViewportPlace } from '../../state/viewport-store.ts'

/** Of the canvas that nothing covers so much is filled with the map, if there is enough of it. */
const leastShare = 0.5
/** Of a card that is in sight so much is seen, px. */
const leastOfCard = 24

/**
 * Where the sheet is to be after something else of the map is shown: what one was looking at stays where it was, or what
 * is next to it comes there; the map is not scrolled out of sight, and where cards were in sight, cards are. The place
 * itself where nothing has to move.
 * @param area the part of the canvas that nothing covers
 */
export function settledPlace(before: MapLayout, after: MapLayout, place: ViewportPlace, area: Box): ViewportPlace {
  const { zoom } = place
  const sheet = around(after.stages.map(({ body }) => body))
  if (!sheet) return place
  let x = place.x + anchored(columns(before), columns(after), place.x, zoom, area.x, area.width)
  let y = place.y + anchored(rows(before), rows(after), place.y, zoom, area.y, area.height)
  x += pulled(x + sheet.x * zoom, sheet.width * zoom, area.x, area.width)
  y += pulled(y + sheet.y * zoom, sheet.height * zoom, area.y, area.height)
  if (hasCardIn(before, place, area) && !hasCardIn(after, { x, y, zoom }, area)) {
    const nearest = nearestCard(after, { x, y, zoom }, area)
    if (nearest) {
      x += shift(nearest.x, nearest.width, area.x, area.width)
      y += shift(nearest.y, nearest.height, area.y, area.height)
    }
  }
  const isThere = Math.abs(x - place.x) < 0.5 && Math.abs(y - place.y) < 0.5
  return isThere ? place : { x, y, zoom }
}

/**
 * The card to go to after a filter has made some faint: the first of the others, stage by stage and from above; none where
 * one of them is in sight, or there is none.
 * @param area the part of the canvas that nothing covers
 */
export function firstToSeek(
  layout: MapLayout,
  faint: ReadonlySet<string>,
  place: ViewportPlace,
  area: Box,
): CardBox | undefined {
  const cards = layout.cards.filter(({ id }) => id !== draftId && !faint.has(id))
  if (hasCardIn({ cards }, place, area)) return undefined
  const stages = new Map(layout.stages.map(({ id, index }) => [id, index]))
  const stageOf = ({ stage }: CardBox) => stages.get(stage) ?? 0
  return cards.toSorted((a, b) => stageOf(a) - stageOf(b) || a.x - b.x || a.y - b.y)[0]
}

interface Stretch {
  readonly at: number
  readonly length: number
}

/** Columns by their touchpoint, those without one by their stage; left to right. */
function columns({ stages }: MapLayout): ReadonlyMap<string, Stretch> {
  return new Map(
    stages.flatMap((stage) => stage.columns.map(({ card, x, width }) => [card ?? stage.id, { at: x, length: width }])),
  )
}

/** Rows by their lane; top to bottom. */
function rows({ lanes }: MapLayout): ReadonlyMap<string, Stretch> {
  return new Map(lanes.map(({ id, box }) => [id, { at: box.y, length: box.height }]))
}

/** How far to move so that what is nearest to the middle of what is in sight, of all that is still shown, stays there. */
function anchored(
  before: ReadonlyMap<string, Stretch>,
  after: ReadonlyMap<string, Stretch>,
  origin: number,
  zoom: number,
  areaAt: number,
  areaLength: number,
): number {
  const middle = areaAt + areaLength / 2
  const kept = [...before].flatMap(([id, was]) => {
    const now = after.get(id)
    if (!now) return []
    const at = origin + was.at * zoom
    const length = was.length * zoom
    return [{ at, length, moved: (was.at - now.at) * zoom, way: Math.max(at - middle, middle - at - length, 0) }]
  })
  const nearest = kept.toSorted((a, b) => a.way - b.way)[0]
  if (!nearest) return 0
  // What was out of sight comes to where one looks.
  const wasSeen = nearest.at + nearest.length > areaAt && nearest.at < areaAt + areaLength
  return nearest.moved + (wasSeen ? 0 : middle - nearest.at - nearest.length / 2)
}

/** How far to move so that enough of a stretch is within another; nothing where it is. */
function pulled(at: number, length: number, areaAt: number, areaLength: number): number {
  const seen = Math.min(at + length, areaAt + areaLength) - Math.max(at, areaAt)
  if (seen >= Math.min(length, areaLength * leastShare)) return 0
  if (length <= areaLength) return shift(at, length, areaAt, areaLength)
  return at > areaAt ? areaAt - at : areaAt + areaLength - at - length
}

function onScreen({ x, y, width, height }: Box, place: ViewportPlace): Box {
  const { zoom } = place
  return { x: place.x + x * zoom, y: place.y + y * zoom, width: width * zoom, height: height * zoom }
}

function hasCardIn({ cards }: Pick<MapLayout, 'cards'>, place: ViewportPlace, area: Box): boolean {
  return cards.some((card) => {
    const box = onScreen(card, place)
    return isSeen(box.x, box.width, area.x, area.width) && isSeen(box.y, box.height, area.y, area.height)
  })
}

function isSeen(at: number, length: number, areaAt: number, areaLength: number): boolean {
  return Math.min(at + length, areaAt + areaLength) - Math.max(at, areaAt) >= Math.min(length, leastOfCard)
}

function nearestCard({ cards }: MapLayout, place: ViewportPlace, area: Box): Box | undefined {
  const wayTo = ({ x, y, width, height }: Box) =>
    Math.hypot(x + width / 2 - area.x - area.width / 2, y + height / 2 - area.y - area.height / 2)
  let nearest: Box | undefined
  for (const card of cards) {
    const box = onScreen(card, place)
    if (!nearest || wayTo(box) < wayTo(nearest)) nearest = box
  }
  return nearest
}
