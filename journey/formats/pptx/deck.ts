import type { OnePagerContent, OnePagerFigure } from '../../layout/one-pager-content.ts'
import type { Arrangement } from '../../model/arrange.ts'
import type { JourneyMap } from '../../model/schema.ts'
import type { Colour, Evidence, Language, Severity } from '../../model/vocabulary.ts'
import type { Theme } from '../../scene/tokens.ts'

/** What the slides of a map say, before it is known where it stands on them. */
export interface Deck {
  readonly language: Language
  readonly theme: Theme
  /** What the title slide and the summary are made of. */
  readonly summary: OnePagerContent
  /** The map's own words on what it is about; empty for none. */
  readonly description: string
  /** What of the map is drawn, and where that stands. */
  readonly map: JourneyMap
  readonly arrangement: Arrangement
  readonly frictions: DeckFrictions
  readonly metrics: readonly DeckMetric[]
  /** One for each persona who rated anything. */
  readonly curves: readonly DeckCurve[]
}

export interface DeckFrictions {
  /** The worst first. */
  readonly rows: readonly DeckFriction[]
  /** How many more there are; empty for none. */
  readonly more: string
  /** Heading of the amounts; absent where the flow says nothing of money. */
  readonly money?: string
}

export interface DeckFriction {
  readonly title: string
  readonly where: string
  readonly severity: Severity
  readonly severityText: string
  readonly status: string
  readonly evidence: Evidence
  readonly owner: string
  readonly money: string
}

export interface DeckMetric {
  readonly title: string
  readonly where: string
  /** Undefined where it was not measured. */
  readonly value: OnePagerFigure | undefined
  readonly target: string
  readonly standing: 'met' | 'missed' | 'unknown'
  readonly source: string
}

export interface DeckCurve {
  readonly persona: string
  readonly colour: Colour
  /** Mean and peak–end score in words. */
  readonly scores: string
  /** Every touchpoint of the journey in its order. */
  readonly points: readonly {
    readonly touchpoint: string
    readonly stage: string
    /** −2…+2; undefined where this persona did not rate it. */
    readonly value: number | undefined
  }[]
}
