import type { Colour, Evidence, Severity } from '../model/vocabulary.ts'
import type { OnePagerChange, OnePagerMetric } from './one-pager-content.ts'
import type { Box, IconPlace, TextBlock } from './shapes.ts'

/** Where everything of a one-pager stands, px before `scale`. */
export interface OnePagerLayout {
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly head: HeadLayout
  /** Absent for a map without stages. */
  readonly journey?: JourneyLayout
  readonly noStages?: TextBlock
  readonly frictions?: FrictionsLayout
  readonly metrics?: MetricsLayout
  readonly changes?: ChangesLayout
  readonly foot: FootLayout
}

export interface HeadLayout {
  readonly kicker: TextBlock
  readonly title: TextBlock
  readonly deck: TextBlock
  readonly personas: readonly PersonaKey[]
  readonly evidence?: EvidenceLayout
  readonly bottom: number
}

export interface PersonaKey {
  readonly sample: { readonly x: number; readonly y: number; readonly width: number }
  readonly colour: Colour
  readonly dash: readonly number[]
  readonly isDrawn: boolean
  readonly text: TextBlock
}

export interface EvidenceLayout {
  readonly heading: TextBlock
  readonly score: TextBlock
  readonly outOf: TextBlock
  readonly parts: readonly EvidencePart[]
}

export interface EvidencePart {
  readonly evidence: Evidence
  /** Its stretch of the bar; absent where there is no such number. */
  readonly bar?: Box
  readonly swatch: Box
  readonly text: TextBlock
}

export interface JourneyLayout {
  readonly box: Box
  readonly stages: readonly StageColumn[]
  /** Absent where nobody rated anything. */
  readonly chart?: JourneyChart
  /** In the place of a chart: what the stages are made of. */
  readonly touchpoints: readonly TextBlock[]
  readonly marks: readonly RankMark[]
  readonly marksIcon?: IconPlace
}

export interface StageColumn {
  readonly body: Box
  readonly header: Box
  readonly colour: Colour
  readonly title: TextBlock
}

export interface JourneyChart {
  readonly levels: readonly { readonly value: number; readonly y: number; readonly face?: IconPlace }[]
  readonly left: number
  readonly right: number
  readonly curves: readonly JourneyCurve[]
}

export interface JourneyCurve {
  readonly colour: Colour
  readonly dash: readonly number[]
  /** Path data; empty for a single point. */
  readonly path: string
  readonly above: string
  readonly below: string
  readonly points: readonly { readonly x: number; readonly y: number; readonly isSaid: boolean }[]
  readonly notes: readonly TextBlock[]
}

/** The number of a friction in a disc. */
export interface RankMark {
  readonly box: Box
  readonly text: TextBlock
}

export interface FrictionsLayout {
  readonly heading: TextBlock
  readonly columns: readonly TextBlock[]
  readonly rows: readonly FrictionLine[]
  readonly more?: TextBlock
}

export interface FrictionLine {
  /** y of the line above it. */
  readonly rule: { readonly x: number; readonly y: number; readonly width: number }
  readonly mark: RankMark
  readonly severity: { readonly x: number; readonly y: number; readonly size: number; readonly value: Severity }
  readonly evidence: Evidence
  readonly title: TextBlock
  readonly about: TextBlock
  readonly chips: readonly FigureChip[]
  readonly money?: { readonly text: TextBlock; readonly bar: Box; readonly track: Box }
}

/** A figure in a box whose line says how far to believe it. */
export interface FigureChip {
  readonly box: Box
  readonly evidence: Evidence
  readonly isStale: boolean
  readonly text: TextBlock
}

export interface MetricsLayout {
  readonly heading: TextBlock
  readonly rows: readonly MetricLine[]
  readonly more?: TextBlock
}

export interface MetricLine {
  readonly rule: { readonly x: number; readonly y: number; readonly width: number }
  readonly title: TextBlock
  readonly standing: OnePagerMetric['standing']
  readonly sign?: IconPlace
  readonly aim?: TextBlock
  readonly chip?: FigureChip
  /** Said where there is no value. */
  readonly notMeasured?: TextBlock
  readonly spark?: Spark
}

export interface Spark {
  readonly path: string
  readonly last: { readonly x: number; readonly y: number }
  /** The target, from side to side. */
  readonly target?: { readonly x: number; readonly y: number; readonly width: number }
}

export interface ChangesLayout {
  readonly heading: TextBlock
  readonly rule: { readonly x: number; readonly y: number; readonly width: number }
  readonly lines: readonly {
    readonly kind: OnePagerChange['kind']
    readonly sign: IconPlace
    readonly text: TextBlock
  }[]
  readonly more?: TextBlock
}

export interface FootLayout {
  readonly rule: { readonly x: number; readonly y: number; readonly width: number }
  readonly honest?: TextBlock
  readonly day: TextBlock
}
