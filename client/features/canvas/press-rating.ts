import { levelAt, levelY } from '../../../journey/layout/emotion-chart.ts'
import type { EmotionChart } from '../../../journey/layout/map-layout.ts'
import { type CurvePointHit, chartAt, pointNear } from '../../../journey/layout/rating-hit.ts'
import { rateAt, ratedPersona } from '../../actions/rate-touchpoints.ts'
import { edgePan } from './edge-pan.ts'
import { follow } from './follow-pointer.ts'
import { pressSheet } from './marquee.ts'
import { openDerived } from './open-derived.ts'
import { type Press, layoutNow } from './press.ts'
import { type RatingSpot, ratingStore } from './rating-state.ts'

/** Half of what a finger needs to hit a point, in px of the screen. */
const fingerReach = 22

const nothing = () => {}

/** Starts following a press on a point of a curve: a click opens its touchpoint, a drag up or down rates it anew. */
export function pressRating(press: Press, lane: string): () => void {
  const { editor, store, point } = press
  const hit = pointAt(press, lane)
  if (!hit) return nothing
  const { card, value, y } = hit.point
  const spot: RatingSpot = { lane, card, persona: hit.curve.persona, value, isRated: true }
  ratingStore(store).setState({ spot: undefined })
  return followRating(press, spot, point.y - y, () => {
    editor.ratePersona(spot.persona)
    openDerived(press, { role: 'emotion', on: card })
  })
}

/** A tap on a point of a curve opens its touchpoint. */
export function tapRating(press: Press, lane: string): void {
  const hit = pointAt(press, lane)
  if (!hit) return
  press.editor.ratePersona(hit.curve.persona)
  openDerived(press, { role: 'emotion', on: hit.point.card })
}

/** The point of a curve that a press means. */
function pointAt(press: Press, lane: string): CurvePointHit | undefined {
  const { editor, viewport, point } = press
  const chart = chartOf(press, lane)
  const reach = Math.max(fingerReach, fingerReach / viewport.getViewport().zoom)
  return chart && pointNear(chart, point, reach, ratedPersona(editor.store.getState())?.id)
}

/**
 * Starts following a press where a touchpoint has no rating yet. Where the touchpoint is selected a click rates the level,
 * and a drag finds another first; else it is a press on the sheet, which selects: nobody rates without meaning to.
 */
export function pressRateHere(press: Press, card: string): () => void {
  const spot = spotHere(press, card)
  if (!spot) {
    pressSheet(press)
    return nothing
  }
  return followRating(press, spot, 0, () => rateAt(press.editor, card, spot.persona, spot.value))
}

/** A tap where a touchpoint has no rating yet: the first one opens the touchpoint, as anywhere; a second one rates. */
export function tapRateHere(press: Press, card: string): void {
  const spot = spotHere(press, card)
  const { editor } = press
  if (spot) rateAt(editor, card, spot.persona, spot.value)
  else openDerived(press, { role: 'emotion', on: card })
}

/**
 * What a press at a place would rate: the level there, for the persona that is being rated; nothing as long as the
 * touchpoint is not selected.
 */
export function spotHere({ store, editor, point }: Pick<Press, 'store' | 'editor' | 'point'>, card: string) {
  if (!editor.store.getState().selection.includes(card)) return undefined
  const chart = chartAt(store.getState().layout, point.y)
  const persona = chart && ratedPersona(editor.store.getState(), chart.shown)
  if (!chart || !persona) return undefined
  return {
    lane: chart.lane,
    card,
    persona: persona.id,
    value: levelAt(chart.box, point.y),
    isRated: false,
  } satisfies RatingSpot
}

/** @param grip how far below the point the pointer holds it */
function followRating(press: Press, spot: RatingSpot, grip: number, click: () => void): () => void {
  const { event, editor, store, viewport, surface } = press
  const ratings = ratingStore(store)
  return follow(event, surface, {
    begin() {
      editor.ratePersona(spot.persona)
      ratings.setState({ rating: spot, spot: undefined })
    },
    move(x, y) {
      const chart = chartOf(press, spot.lane)
      const { rating } = ratings.getState()
      if (!chart || !rating) return
      const at = viewport.screenToSheet({ x, y }).y - grip
      // A rating between two levels stays what it is until another level is nearer.
      const isHome =
        Math.abs(at - levelY(chart.box, spot.value)) < Math.abs(at - levelY(chart.box, levelAt(chart.box, at)))
      const value = spot.isRated && isHome ? spot.value : levelAt(chart.box, at)
      if (value !== rating.value) ratings.setState({ rating: { ...rating, value } })
    },
    pan: edgePan(viewport, surface, layoutNow(store), 'y'),
    drop() {
      const { rating } = ratings.getState()
      if (rating) rateAt(editor, rating.card, rating.persona, rating.value)
    },
    end: () => ratings.setState({ rating: undefined }),
    click,
  })
}

const chartOf = ({ store }: Press, lane: string): EmotionChart | undefined =>
  store.getState().layout.emotions.find((chart) => chart.lane === lane)
