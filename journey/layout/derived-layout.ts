import type { Colour } from '../model/vocabulary.ts'
import type { Box, IconPlace, TextBlock } from './shapes.ts'

/** One channel lane: a row for every channel that a touchpoint uses, in the order in which customers meet them. */
export interface ChannelChart {
  readonly lane: string
  readonly box: Box
  readonly rows: readonly ChannelRow[]
}

/** A channel's row: its name in the gutter and a faint line across the map. Absolute. */
export interface ChannelRow {
  readonly channel: string
  /** Middle of the row. */
  readonly y: number
  readonly icon: IconPlace
  readonly text: TextBlock
}

/** The channels of one touchpoint in a channel lane, and how customers come there from the touchpoint before. */
export interface ChannelColumn extends Box {
  readonly lane: string
  readonly stage: string
  readonly card: string
  readonly stops: readonly ChannelStop[]
  /** Lines from the touchpoint before along every channel that both use; empty when there is none. */
  readonly path: string
  /** Joins the channels that are open to the customer at this touchpoint; empty when there is one. */
  readonly stem: string
  /** The touchpoint before shares no channel with this one: the customer has to switch. */
  readonly switch?: ChannelSwitch
}

/** The way from a channel of one touchpoint to another channel of the next. */
export interface ChannelSwitch {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  /** Between the two, clear of discs and names. */
  readonly path: string
  readonly sign: IconPlace
}

/** Where a touchpoint uses a channel. `x`, `y` is the middle. */
export interface ChannelStop {
  readonly channel: string
  readonly x: number
  readonly y: number
  /** Of the disc around the icon. */
  readonly radius: number
  readonly icon: IconPlace
  /** The channel's name, where the last one is far away. */
  readonly name?: TextBlock
}

/** The curves of one emotion lane. */
export interface EmotionChart {
  readonly lane: string
  /** Ids of the personas who may have a curve here; absent for the first of the map. */
  readonly shown: readonly string[] | undefined
  /** Where the names of the curves begin, above the chart. */
  readonly keysTop: number
  readonly box: Box
  /** Lines of +2 (top) … −2 (bottom). */
  readonly levels: readonly { readonly value: number; readonly y: number; readonly face: IconPlace }[]
  readonly curves: readonly EmotionCurve[]
  /** Beside the names: what a peak–end score is, and how many rated personas have no curve here. */
  readonly remarks: readonly TextBlock[]
}

/** What stands at the points of a curve, so that curves are told apart without colour; a face where there is only one. */
export type CurveMarker = 'face' | 'circle' | 'square' | 'diamond' | 'triangle' | 'hexagon'

export interface EmotionCurve {
  readonly persona: string
  readonly colour: Colour
  readonly marker: CurveMarker
  /** Lengths of dash and gap; none for a solid line. */
  readonly dash: readonly number[]
  readonly points: readonly EmotionPoint[]
  /** Monotone between rated neighbours: never above or below a rated point. */
  readonly path: string
  /** Across touchpoints that nobody rated: drawn thin and dotted. */
  readonly bridges: string
  /** Between curve and neutral line, for the only curve of a chart. */
  readonly above: string
  readonly below: string
  /** Mean and peak–end score, in words. */
  readonly scores: string
  /** A sample of the line, the persona's name and its scores, above the chart. `x`, `y` is the left end of the sample. */
  readonly key: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly name: TextBlock
    readonly scores: TextBlock
  }
  /** The persona's short name where the curve ends, where there are several curves. */
  readonly label?: Box & { readonly text: TextBlock }
}

export interface EmotionPoint {
  readonly card: string
  readonly x: number
  readonly y: number
  readonly value: number
}
