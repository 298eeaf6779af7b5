import type { Colour, Evidence, Severity } from '../model/vocabulary.ts'
import type { CurveMarker } from './derived-layout.ts'

/**
 * What an executive one-pager says, in words and numbers as they are printed: everything that does not depend on the
 * paper. What is told to a screen reader is made of the same.
 */
export interface OnePagerContent {
  /** What kind of page this is. */
  readonly kicker: string
  readonly title: string
  /** What to take away, in a sentence or three; empty where the map says too little. */
  readonly deck: string
  readonly day: string
  readonly personas: readonly OnePagerPersona[]
  readonly stages: readonly OnePagerStage[]
  /** One for each persona who rated anything. */
  readonly curves: readonly OnePagerCurve[]
  readonly frictions: OnePagerFrictions
  readonly metrics: OnePagerMetrics
  /** Absent where there is no earlier version to compare with. */
  readonly changes?: OnePagerChanges
  /** Absent where the map has no number. */
  readonly evidence?: OnePagerEvidence
  /** What is to be known of the figures of money; absent where there are none. */
  readonly honest?: string
  /** Said in the place of the journey where the map has no stage. */
  readonly noStages: string
}

export interface OnePagerPersona {
  readonly title: string
  readonly colour: Colour
  readonly dash: readonly number[]
  /** Whether a curve of theirs is drawn. */
  readonly isDrawn: boolean
}

export interface OnePagerStage {
  readonly id: string
  readonly title: string
  readonly colour: Colour
  readonly touchpoints: readonly { readonly id: string; readonly title: string }[]
}

export interface OnePagerCurve {
  readonly persona: string
  readonly colour: Colour
  readonly dash: readonly number[]
  readonly marker: CurveMarker
  readonly points: readonly { readonly touchpoint: string; readonly value: number }[]
  /** The lowest and the highest point of all curves, said on the curve that has it. */
  readonly notes: readonly OnePagerNote[]
}

export interface OnePagerNote {
  readonly touchpoint: string
  readonly value: number
  readonly isLowest: boolean
  readonly text: string
}

/** A number as it is printed, and how far to believe it. */
export interface OnePagerFigure {
  readonly text: string
  readonly evidence: Evidence
  readonly isStale: boolean
}

export interface OnePagerFriction {
  /** From 1. */
  readonly rank: number
  readonly title: string
  /** Severity in words and where it occurs, from the longest to the shortest way to say it. */
  readonly about: readonly string[]
  readonly severity: Severity
  readonly evidence: Evidence
  /** Touchpoints and stages where it is marked, one a stage. */
  readonly places: readonly string[]
  readonly meets: OnePagerFigure | undefined
  readonly leaves: OnePagerFigure | undefined
  /** `share` of the greatest amount, 0…1. */
  readonly money: { readonly text: string; readonly share: number } | undefined
}

export interface OnePagerFrictions {
  readonly heading: string
  readonly columns: { readonly meets: string; readonly leaves: string; readonly money: string }
  readonly rows: readonly OnePagerFriction[]
  /** How many more there are; empty for none. */
  readonly more: string
}

export interface OnePagerMetric {
  readonly title: string
  /** Undefined where it was not measured. */
  readonly value: OnePagerFigure | undefined
  readonly notMeasured: string
  /** Target and distance in words, the longer way first; empty where there is none. */
  readonly aim: readonly string[]
  readonly standing: 'met' | 'above' | 'below' | 'unknown' | 'none'
  /** Oldest first, `at` 0…1 from the first day to the last; fewer than two draw nothing. */
  readonly series: readonly { readonly at: number; readonly value: number }[]
  /** Target in the unit of the series, to be drawn with it. */
  readonly target: number | undefined
}

export interface OnePagerMetrics {
  readonly heading: string
  readonly rows: readonly OnePagerMetric[]
  /** How many more there are, by how many are shown. */
  readonly more: (shown: number) => string
}

export interface OnePagerChange {
  readonly kind: 'added' | 'removed' | 'moved' | 'better' | 'worse' | 'neutral'
  readonly text: string
}

export interface OnePagerChanges {
  readonly heading: string
  readonly lines: readonly OnePagerChange[]
  /** How many more there are, by how many are shown. */
  readonly more: (shown: number) => string
}

export interface OnePagerEvidence {
  readonly heading: string
  /** “41 of 100”, its parts apart. */
  readonly score: string
  readonly outOf: string
  /** How many numbers are of each kind, and what that kind is called. */
  readonly parts: readonly { readonly evidence: Evidence; readonly count: number; readonly text: string }[]
}
