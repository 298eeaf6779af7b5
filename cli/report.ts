import type { Figures } from '../journey/economics/analysis.ts'
import type { BestFixes, ScenarioFigures } from '../journey/economics/scenarios.ts'

/** The analysis of a map, and beside it what was asked for. */
export interface Report extends Figures {
  readonly scenario?: ScenarioReport
  readonly bestFixes?: BestFixes & { readonly budget: number }
}

export interface ScenarioReport extends ScenarioFigures {
  readonly id: string
  readonly title: string
  /** Of the gain, over 5,000 draws of the uncertain figures. */
  readonly spread: { readonly p10: number; readonly p50: number; readonly p90: number }
}
