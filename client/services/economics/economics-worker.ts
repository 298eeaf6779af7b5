import { expose } from 'comlink'
import { analyse, flowOf } from '../../../journey/economics/analyse.ts'
import {
  type SimulateOptions,
  type SimulatedScenarios,
  type Strengths,
  bestFixesFor,
  scenarioFigures,
  scenarioFlow,
  scenarioTornado,
  simulateScenarios,
} from '../../../journey/economics/scenarios.ts'
import type { Refused } from '../../../journey/economics/analysis.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'

const reportsEveryMs = 100

/** The flow model, off the page's thread. It keeps nothing: every question comes with the map's figures. */
const calculations = {
  flowOf,
  analyse,
  scenarioFigures,
  scenarioFlow,
  scenarioTornado,
  bestFixesFor,
  /** Nobody is heard while it draws: who does not want it any more ends the thread. */
  simulate(
    map: JourneyMap,
    scenarios: readonly Strengths[],
    options: Omit<SimulateOptions, 'onProgress'>,
    onProgress: ((done: number) => void) | undefined,
  ): SimulatedScenarios | Refused {
    let last = 0
    const done = simulateScenarios(map, scenarios, {
      ...options,
      onProgress(share) {
        const now = performance.now()
        if (now - last >= reportsEveryMs || share === 1) onProgress?.(share)
        if (now - last >= reportsEveryMs) last = now
        return true
      },
    })
    if (!done) throw new Error('A simulation ended that nobody stopped.')
    return done
  },
}

/** What answers in the thread. */
export type EconomicsWorker = typeof calculations

expose(calculations)
