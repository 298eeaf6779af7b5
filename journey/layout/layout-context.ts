import type { JourneyMap, Lane } from '../model/schema.ts'
import type { LaneRole } from '../model/vocabulary.ts'
import type { LayoutOptions, SheetWords } from './map-layout.ts'
import type { NumberStyle } from './numbers.ts'

/** What the measuring of a single card or chip depends on, beside the card itself. */
export interface LayoutContext {
  readonly words: SheetWords
  readonly better: LayoutOptions['better']
  readonly numbers: NumberStyle
  /** The map draws a curve, so that cards need no face. */
  readonly emotionLane: boolean
  /** The map shows all metrics in a lane, so that a card shows its first one only. */
  readonly metricLane: boolean
}

export function layoutContext(map: JourneyMap, options: LayoutOptions): LayoutContext {
  const isShown = (role: LaneRole) => map.lanes.some((lane: Lane) => lane.role === role && lane.collapsed !== true)
  return {
    words: options.words,
    better: options.better,
    numbers: { locale: options.locale, currency: map.meta.currency, units: options.words.units },
    emotionLane: isShown('emotion'),
    metricLane: isShown('metric'),
  }
}

/** Whether something measured in one context is as good in another. */
export function isSameContext(a: LayoutContext, b: LayoutContext): boolean {
  return (
    a === b ||
    (a.words === b.words &&
      a.better === b.better &&
      a.numbers.locale === b.numbers.locale &&
      a.numbers.currency === b.numbers.currency &&
      a.emotionLane === b.emotionLane &&
      a.metricLane === b.metricLane)
  )
}
