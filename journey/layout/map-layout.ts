import type { Arrangement } from '../model/arrange.ts'
import type { Card, Lane, Metric } from '../model/schema.ts'
import type {
  Band,
  Colour,
  Evidence,
  FrictionStatus,
  LaneRole,
  Language,
  Moment,
  Severity,
  SupportMode,
} from '../model/vocabulary.ts'
import type { ChannelChart, ChannelColumn, EmotionChart } from './derived-layout.ts'
import type { Box, IconPlace, TextBlock } from './shapes.ts'

export type * from './derived-layout.ts'
export type * from './shapes.ts'

export interface WordedInterval {
  readonly low: number
  readonly high: number
  /** Ends of the scale. */
  readonly from: number
  readonly to: number
  /** "±15", "38–52%" */
  readonly text: string
}

/** What the sheet itself says, in the language of whoever looks at it. */
export interface SheetWords {
  readonly bands: Readonly<Record<Band, string>>
  readonly evidence: Readonly<Record<Evidence, string>>
  readonly severity: Readonly<Record<Severity, string>>
  /** Short names that fit a badge: "FMOT". */
  readonly moments: Readonly<Record<Moment, string>>
  readonly supportModes: Readonly<Record<SupportMode, string>>
  /** By key of the channel library. Other channels are the user's own words. */
  readonly channels: Readonly<Record<string, string>>
  /** A metric's value with its unit, and money in the map's currency. */
  readonly metricValue: (value: number, metric: Pick<Metric, 'key' | 'unit'>, currency: string | undefined) => string
  /** Where a metric's value may truly lie, on which scale that is drawn, and in few characters. */
  readonly metricInterval: (metric: Metric, currency: string | undefined) => WordedInterval | undefined
  /** Which way a metric of the catalogue is better, by its key. */
  readonly metricBetter: (key: string) => 'up' | 'down' | undefined
  readonly untitled: string
  readonly notMeasured: string
  /** What an emotion chart says about its curves. */
  readonly emotion: {
    /**
     * Mean and peak–end score of one persona's ratings in the order of the journey; nothing when there are none. With
     * `all`, how many the persona has made on the whole map, they say so where some are left out.
     */
    readonly scores: (ratings: readonly number[], all?: number) => string | undefined
    /** A rating with its sign: +1, −0.5, 0. */
    readonly rating: (value: number) => string
    /** That a peak–end score is a heuristic, and what it is made of. */
    readonly peakEndNote: string
    /** That some personas are not shown. */
    readonly hidden: (count: number) => string
  }
  /** The three lines of a service blueprint. */
  readonly lines: { readonly interaction: string; readonly visibility: string; readonly internal: string }
  /** Headings of the legend. */
  readonly legend: { readonly evidence: string; readonly severity: string }
}

export interface LayoutOptions {
  readonly words: SheetWords
  /** Language of shares on links. Metrics are written by `words`. */
  readonly locale: Language
  /** A title block above the map: title, personas, whole-journey metrics, legend. For exports. */
  readonly title?: boolean
  /** Ids of the personas whose curves are drawn, five at most; without it the first ones of the map. */
  readonly personas?: readonly string[]
  /** Cards show their titles and the worst that hangs on them, and no figures: a lane shows these. */
  readonly bareCards?: boolean
  /** All touchpoints of the journey in its order, where the map to lay out holds only some of them. */
  readonly journey?: readonly Card[]
  /** Touchpoint lanes that are not drawn and have no row, and whose cards make the columns all the same. */
  readonly columnLanes?: readonly Lane[]
  /** Room is kept below touchpoints for what the flow model says of them. */
  readonly flow?: boolean
  /** The day that numbers may be out of date on, `2026-11-22`; without it none is. */
  readonly today?: string
  /** The layout before the last edit: parts that did not change are the same objects again. */
  readonly previous?: MapLayout
}

/** Where everything of a map stands. The one geometry of the canvas and of every export. */
export interface MapLayout {
  readonly width: number
  readonly height: number
  /** The column of lane labels at the left. */
  readonly gutter: Box
  readonly title?: TitleBlock
  readonly bands: readonly BandSpan[]
  readonly stages: readonly StageBox[]
  readonly lanes: readonly LaneRow[]
  /** Every card that is drawn, lane by lane, in reading order. Cards of collapsed lanes and unplaced ones are absent. */
  readonly cards: readonly CardBox[]
  readonly links: readonly LinkPath[]
  readonly emotions: readonly EmotionChart[]
  readonly channelCharts: readonly ChannelChart[]
  readonly channels: readonly ChannelColumn[]
  readonly frictions: readonly FrictionRow[]
  readonly metrics: readonly MetricRow[]
  readonly blueprintLines: readonly BlueprintLine[]
  /** Room below touchpoints for their flow; empty where none was asked for. */
  readonly flowFeet: readonly FlowFoot[]
  readonly cardById: ReadonlyMap<string, CardBox>
  readonly stageById: ReadonlyMap<string, StageBox>
  readonly laneById: ReadonlyMap<string, LaneRow>
  readonly arrangement: Arrangement
  /** All touchpoints of the journey in its order, where only some of them are laid out. */
  readonly journey?: readonly Card[]
}

/** The title block of an export. */
export interface TitleBlock extends Box {
  readonly heading: TextBlock
  readonly description?: TextBlock
  readonly personas: readonly { readonly box: Box; readonly colour: Colour; readonly text: TextBlock }[]
  /** Metrics and open frictions of the journey as a whole. */
  readonly metrics: readonly (MetricChip & { readonly x: number; readonly y: number })[]
  readonly frictions: readonly FrictionRow[]
  readonly legend: Legend
}

export interface Legend extends Box {
  readonly headings: readonly TextBlock[]
  readonly evidence: readonly { readonly box: Box; readonly evidence: Evidence; readonly text: TextBlock }[]
  readonly severity: readonly {
    readonly x: number
    readonly y: number
    readonly severity: Severity
    readonly text: TextBlock
  }[]
}

/** A run of neighbouring stages of one band. */
export interface BandSpan extends Box {
  readonly band: Band
  readonly text: TextBlock
}

export interface StageBox {
  readonly id: string
  readonly index: number
  readonly colour: Colour
  /** The header. */
  readonly header: Box
  readonly title: TextBlock
  /** Worst open friction of the stage itself. */
  readonly mark?: SeverityMark
  /** The whole stage, from its header down to the sheet's last lane. */
  readonly body: Box
  /** A column per touchpoint; one without `card` when the stage has none. */
  readonly columns: readonly ColumnBox[]
}

export interface ColumnBox {
  /** The touchpoint whose column it is. */
  readonly card?: string
  readonly x: number
  readonly width: number
}

export interface LaneRow {
  readonly id: string
  readonly index: number
  readonly role: LaneRole
  readonly collapsed: boolean
  /** What the lane holds: its cards, and what hangs on touchpoints where its role shows that. */
  readonly count: number
  /** The whole row, label included. */
  readonly box: Box
  /** The label in the gutter. */
  readonly label: Box
  /** Whether a line runs along its upper edge: not above the first lane, nor where a blueprint line stands. */
  readonly ruled: boolean
  readonly icon: IconPlace
  readonly title: TextBlock
  /** The count, on a collapsed lane. */
  readonly countText?: TextBlock
  /** Where the first card of a cell stands: below links that arc, or below what is derived from touchpoints. */
  readonly cardsTop: number
}

/** A card where it stands. Unchanged cards are the same object in the next layout. */
export interface CardBox extends Box {
  readonly id: string
  readonly lane: string
  readonly stage: string
  /** The touchpoint in whose column it is drawn; for a touchpoint itself; absent for cards of the stage as a whole. */
  readonly column?: string
  readonly role: LaneRole
  /** The card's own colour, or the stage's. */
  readonly colour: Colour
  /** Whether the colour is the card's own, and so fills it. */
  readonly coloured: boolean
  readonly content: CardContent
}

/** What stands in a card. Positions are relative to the card's top left corner. */
export interface CardContent {
  readonly width: number
  readonly height: number
  readonly title: TextBlock
  readonly untitled: boolean
  readonly mark?: SeverityMark
  readonly moment?: Box & { readonly moment: Moment; readonly text: TextBlock }
  readonly channels: readonly IconPlace[]
  /** "+2": channels that found no room. */
  readonly moreChannels?: TextBlock
  readonly face?: IconPlace & { readonly value: number }
  readonly support?: IconPlace & { readonly mode: SupportMode }
  readonly owner?: Box & { readonly text: TextBlock }
  readonly notes?: IconPlace
  readonly metrics: readonly (MetricChip & { readonly x: number; readonly y: number })[]
  /** "+3": metrics that are not shown on the card. */
  readonly moreMetrics?: TextBlock
}

/** The worst of some open frictions, and how many there are. `x`, `y` is the top left corner of the shape. */
export interface SeverityMark {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly severity: Severity
  readonly count: number
  /** "×3", beside the shape. */
  readonly text?: TextBlock
}

/** A metric as a small table row. Positions are relative to its top left corner. */
export interface MetricChip {
  readonly metric: string
  readonly width: number
  readonly height: number
  readonly evidence: Evidence
  /** It was to be renewed and was not: its number is drawn faintly. */
  readonly stale: boolean
  readonly label: TextBlock
  readonly value: TextBlock
  readonly measured: boolean
  readonly target?: { readonly icon: IconPlace; readonly text: TextBlock }
  /** How far the target is, or that it is met. */
  readonly gap?: { readonly met: boolean; readonly icon: IconPlace; readonly text?: TextBlock }
  /** Where the value may truly lie: x of the ends of its scale, of the interval's, of the value and of the target. */
  readonly interval?: {
    readonly y: number
    readonly from: number
    readonly to: number
    readonly low: number
    readonly high: number
    readonly value: number
    readonly target?: number
  }
}

/** A metric in a metric lane. */
export interface MetricRow extends Box {
  readonly id: string
  readonly lane: string
  readonly stage: string
  readonly column?: string
  readonly chip: MetricChip
}

/** A friction in a friction lane. */
export interface FrictionRow extends Box {
  readonly id: string
  readonly lane: string
  readonly stage: string
  readonly column?: string
  readonly severity: Severity
  readonly status: FrictionStatus
  /** Fixed, or not to be fixed. */
  readonly closed: boolean
  readonly evidence?: Evidence
  readonly mark: { readonly x: number; readonly y: number; readonly size: number }
  /** Absolute, as `mark`. */
  readonly text: TextBlock
}

export interface LinkPath {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Line without its head. */
  readonly path: string
  /** A closed triangle. */
  readonly head: string
  readonly label?: { readonly box: Box; readonly text: TextBlock }
}

/** Room below a touchpoint for what the flow model says of it; all of a lane stand on one line. */
export interface FlowFoot extends Box {
  /** The touchpoint. */
  readonly card: string
  readonly stage: string
  /** Lines that the feet of this lane keep room for, and where; absent where none of them needs it. */
  readonly volumesY?: number
  readonly moneyY?: number
  readonly waysY: number
}

/** A line of a service blueprint, between two lanes. */
export interface BlueprintLine {
  readonly kind: 'interaction' | 'visibility' | 'internal'
  readonly y: number
  /** The line, open where its name stands on it. */
  readonly path: string
  /** Its name in the gutter. */
  readonly text: TextBlock
  /** Its name again along the way, so that it is in sight wherever one looks. */
  readonly repeats: readonly TextBlock[]
}
