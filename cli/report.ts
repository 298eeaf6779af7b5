import type { Figures, Refused } from '../journey/economics/analysis.ts'
import type { PaybackSpread } from '../journey/economics/payback.ts'
import type { BestFixes, ScenarioFigures } from '../journey/economics/scenarios.ts'

/** The analysis of a map, and beside it what was asked for. */
export interface Report extends Figures {
  readonly scenario?: ScenarioReport
  readonly bestFixes?: BestFixes & { readonly budget: number }
}

/** What a scenario comes to, or why that is withheld. */
export type ScenarioReport = { readonly id: string; readonly title: string } & (Refused | SpreadFigures)

export interface SpreadFigures extends ScenarioFigures {
  /** Of the gain, over 5,000 draws of the uncertain figures; null while figures of the map contradict each other. */
  readonly spread: { readonly p10: number; readonly p50: number; readonly p90: number } | null
  /** Of the payback, over the same draws; null where nothing is spent, or a cost or the entrants are not known. */
  readonly paybackSpread: PaybackSpread | null
}
