import type { JourneyMap, Lane } from '../model/schema.ts'
import type { LaneRole } from '../model/vocabulary.ts'
import type { LayoutOptions, SheetWords } from './map-layout.ts'

/** What the measuring of a single card or chip depends on, beside the card itself. */
export interface LayoutContext {
  readonly words: SheetWords
  /** ISO 4217, of every money value. */
  readonly currency: string | undefined
  /** The map draws a curve, so that cards need no face. */
  readonly emotionLane: boolean
  /** The map shows all metrics in a lane, so that a card shows its first one only. */
  readonly metricLane: boolean
  /** Cards show no metrics at all. */
  readonly bareCards: boolean
  /** Day on which numbers may be out of date. */
  readonly today: string | undefined
}

export function layoutContext(map: JourneyMap, options: LayoutOptions): LayoutContext {
  const isShown = (role: LaneRole) => map.lanes.some((lane: Lane) => lane.role === role && lane.collapsed !== true)
  return {
    words: options.words,
    currency: map.meta.currency,
    emotionLane: isShown('emotion'),
    metricLane: isShown('metric'),
    bareCards: options.bareCards === true,
    today: options.today,
  }
}

/** Whether something measured in one context is as good in another. */
export function isSameContext(a: LayoutContext, b: LayoutContext): boolean {
  return (
    a === b ||
    (a.words === b.words &&
      a.currency === b.currency &&
      a.emotionLane === b.emotionLane &&
      a.metricLane === b.metricLane &&
      a.bareCards === b.bareCards &&
      a.today === b.today)
  )
}
