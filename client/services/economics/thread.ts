import { proxy, wrap } from 'comlink'
import type { AnalyseOptions } from '../../../journey/economics/analyse.ts'
import type { Analysis, FlowAnalysis, Refused } from '../../../journey/economics/analysis.ts'
import type {
  BestFixes,
  NamedSwing,
  ScenarioFigures,
  SimulateOptions,
  SimulatedScenarios,
  Strengths,
} from '../../../journey/economics/scenarios.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { EconomicsWorker } from './economics-worker.ts'

/** What a thread can be asked. */
export interface Calculations {
  flowOf(map: JourneyMap, options: AnalyseOptions): Promise<FlowAnalysis>
  analyse(map: JourneyMap, options: AnalyseOptions): Promise<Analysis>
  scenarioFigures(map: JourneyMap, strengths: Strengths, options: AnalyseOptions): Promise<ScenarioFigures | Refused>
  scenarioFlow(map: JourneyMap, strengths: Strengths, options: AnalyseOptions): Promise<FlowAnalysis>
  scenarioTornado(
    map: JourneyMap,
    strengths: Strengths,
    options: AnalyseOptions,
  ): Promise<readonly NamedSwing[] | Refused>
  bestFixesFor(map: JourneyMap, budget: number, options: AnalyseOptions): Promise<BestFixes | Refused>
  simulate(
    map: JourneyMap,
    scenarios: readonly Strengths[],
    options: Omit<SimulateOptions, 'onProgress'>,
    onProgress?: (done: number) => void,
  ): Promise<SimulatedScenarios | Refused>
}

/** A thread that reckons. */
export interface Thread {
  /** Asks it something; rejects when the thread fails or is closed first. */
  run<T>(ask: (calculations: Calculations) => Promise<T>): Promise<T>
  close(): void
}

const nobodyWaits = () => undefined

/** Starts a thread for the flow model. */
export function openThread(): Thread {
  const worker = new Worker(new URL('./economics-worker.ts', import.meta.url), { type: 'module' })
  const remote = wrap<EconomicsWorker>(worker)
  const calculations: Calculations = {
    flowOf: (...asked) => remote.flowOf(...asked),
    analyse: (...asked) => remote.analyse(...asked),
    scenarioFigures: (...asked) => remote.scenarioFigures(...asked),
    scenarioFlow: (...asked) => remote.scenarioFlow(...asked),
    scenarioTornado: (...asked) => remote.scenarioTornado(...asked),
    bestFixesFor: (...asked) => remote.bestFixesFor(...asked),
    simulate: (map, scenarios, options, onProgress) =>
      remote.simulate(map, scenarios, options, onProgress && proxy(onProgress)),
  }
  let end: (why: Error) => void = nobodyWaits
  const ended = new Promise<never>((_resolve, reject) => (end = reject))
  // Nobody may be waiting when it ends.
  ended.catch(() => undefined)
  worker.addEventListener('error', () => end(new Error('The thread that reckons failed.')))
  return {
    run: (ask) => Promise.race([ask(calculations), ended]),
    close() {
      worker.terminate()
      end(new DOMException('The thread that reckons is closed.', 'AbortError'))
    },
  }
}
