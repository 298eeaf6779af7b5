import { useEffect } from 'react'
import { type StoreApi, createStore, useStore } from 'zustand'
import type { AnalyseOptions } from '../../journey/economics/analyse.ts'
import type { Analysis, FlowAnalysis, Refused } from '../../journey/economics/analysis.ts'
import type {
  BestFixes,
  NamedSwing,
  ScenarioFigures,
  SimulatedScenarios,
  Strengths,
} from '../../journey/economics/scenarios.ts'
import { dayOf } from '../../journey/model/day.ts'
import { type FiguresOfMap, figuresOfMap } from '../services/economics/figures-of-map.ts'
import { hasFigures } from '../services/economics/has-figures.ts'
import { type Latest, latest } from '../services/economics/latest.ts'
import { type LongTasks, longTasks } from '../services/economics/long-tasks.ts'
import { type Thread, openThread } from '../services/economics/thread.ts'
import { type Editor, useEditor } from './editor.ts'

/** What the flow model says of the open map, as far as it is known by now. */
export interface EconomicsState {
  /** Whether the map holds anything to reckon with. If not, no thread is started and nothing is known. */
  readonly hasFigures: boolean
  /** Visits, drop-off, ways, value, money at risk: there within a few frames of an edit. */
  readonly flow: FlowAnalysis | undefined
  /** The same and what only takes longer: shares of the leaks, what each fix brings. */
  readonly analysis: Analysis | undefined
  /** The scenario that is drawn on the map in the place of the flow as it is. */
  readonly scenarioId: string | undefined
  /** The flow were the fixes of that scenario carried out; until it is known the flow as it is stands in for it. */
  readonly scenarioFlow: FlowAnalysis | undefined
  /** `flow` is of the map before what was changed last. */
  readonly isBehind: boolean
  /** `analysis` is of the map before what was changed last. */
  readonly isAnalysisBehind: boolean
  /** The thread could not be started or failed; the next change tries again. */
  readonly hasFailed: boolean
}

interface Breakable {
  /** Breaks the work off: it rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

export interface SimulationRequest {
  readonly scenarios: readonly Strengths[]
  readonly draws?: number
  readonly seed?: number
}

/** The flow model on the open map. Nothing is reckoned, and no thread started, before somebody wants it. */
export interface Economics {
  readonly store: StoreApi<EconomicsState>
  /** Keeps the flow, or all of the analysis, up to date until the returned function is called. */
  want(part: 'flow' | 'analysis'): () => void
  /** Has the flow of a scenario drawn, or the flow as it is. */
  showScenario(id: string | undefined): void
  /** What the map comes to with fixes carried out; quick enough for a slider. */
  scenarioFigures(strengths: Strengths): Promise<ScenarioFigures | Refused>
  /** Draws the uncertain figures, in a thread of its own. */
  runSimulation(
    request: SimulationRequest,
    options?: Breakable & { readonly onProgress?: (done: number) => void },
  ): Promise<SimulatedScenarios | Refused>
  bestFixes(budget: number, options?: Breakable): Promise<BestFixes | Refused>
  tornado(
    strengths: Strengths,
    options?: Breakable & { readonly seed?: number },
  ): Promise<readonly NamedSwing[] | Refused>
}

const nothingKnown: EconomicsState = {
  hasFigures: false,
  flow: undefined,
  analysis: undefined,
  scenarioId: undefined,
  scenarioFlow: undefined,
  isBehind: false,
  isAnalysisBehind: false,
  hasFailed: false,
}

/** So long after the last that wanted something the threads end: a panel that is closed is often opened again. */
const lingerMs = 10_000

interface Question extends FiguresOfMap {
  readonly options: AnalyseOptions
}

interface ScenarioQuestion extends Question {
  readonly id: string
  readonly strengths: Strengths
}

/** Threads while somebody wants something. */
interface Running {
  readonly flow: Latest<Question>
  readonly analysis: Latest<Question>
  readonly scenario: Latest<ScenarioQuestion>
  readonly quick: () => Thread
  readonly tasks: LongTasks
  close(): void
}

/** Opens the flow model on a map that is open. Where threads come from can be chosen, as in tests. */
export function openEconomics(editor: Editor, open: () => Thread = openThread): Economics {
  const store = createStore<EconomicsState>(() => nothingKnown)
  const wanted = { flow: 0, analysis: 0 }
  let running: Running | undefined
  let asked: { flow?: string; analysis?: string; scenario?: string } = {}
  let unwatch: (() => void) | undefined
  let linger: ReturnType<typeof setTimeout> | undefined

  const question = (): Question => {
    const { map, look } = editor.store.getState()
    const { map: figures, fingerprint } = figuresOfMap(map)
    const options = { today: dayOf(new Date()), ...(look.hideAssumed ? { hideAssumptions: true } : {}) }
    return { map: figures, fingerprint: `${fingerprint}|${JSON.stringify(options)}`, options }
  }
  /** What is found of a map that holds no figures any more is not told. */
  const tell = (found: Partial<EconomicsState>) => {
    if (store.getState().hasFigures) store.setState(found)
  }
  const start = (): Running => {
    const threads = new Map<string, Thread>()
    const thread = (name: string) => {
      let found = threads.get(name)
      if (!found) threads.set(name, (found = open()))
      return found
    }
    const failed = (part: keyof typeof asked, name: string) => () => {
      threads.get(name)?.close()
      threads.delete(name)
      delete asked[part]
      store.setState({ hasFailed: true })
    }
    const flow = latest<Question, FlowAnalysis>(
      ({ map, options }) => thread('flow').run((remote) => remote.flowOf(map, options)),
      (found, { fingerprint }) =>
        tell({ flow: titled(found, editor), isBehind: fingerprint !== asked.flow, hasFailed: false }),
      failed('flow', 'flow'),
    )
    const analysis = latest<Question, Analysis>(
      ({ map, options }) => thread('analysis').run((remote) => remote.analyse(map, options)),
      (found, { fingerprint }) =>
        tell({ analysis: titled(found, editor), isAnalysisBehind: fingerprint !== asked.analysis }),
      failed('analysis', 'analysis'),
    )
    const scenario = latest<ScenarioQuestion, FlowAnalysis>(
      ({ map, strengths, options }) => thread('flow').run((remote) => remote.scenarioFlow(map, strengths, options)),
      (found, { id }) => id === store.getState().scenarioId && tell({ scenarioFlow: titled(found, editor) }),
      failed('scenario', 'flow'),
    )
    const tasks = longTasks(open)
    return {
      flow,
      analysis,
      scenario,
      quick: () => thread('flow'),
      tasks,
      close() {
        flow.close()
        analysis.close()
        scenario.close()
        tasks.close()
        for (const each of threads.values()) each.close()
      },
    }
  }
  const run = () => (running ??= start())
  const update = () => {
    if (!hasFigures(editor.store.getState().map)) {
      asked = {}
      const { hasFigures: were, hasFailed, scenarioId } = store.getState()
      if (were || hasFailed) store.setState({ ...nothingKnown, scenarioId })
      return
    }
    const now = question()
    const { flow, analysis } = run()
    const isNew = now.fingerprint !== asked.flow
    if (wanted.flow + wanted.analysis > 0 && isNew) {
      asked.flow = now.fingerprint
      store.setState({ hasFigures: true, isBehind: true })
      flow.ask(now)
    }
    if (wanted.analysis > 0 && now.fingerprint !== asked.analysis) {
      asked.analysis = now.fingerprint
      store.setState({ isAnalysisBehind: true })
      analysis.ask(now)
    }
  }
  const updateScenario = () => {
    const { scenarioId: id, hasFigures: isThere } = store.getState()
    const scenario = editor.store.getState().map.scenarios?.find((each) => each.id === id)
    if (id === undefined || !isThere || wanted.flow + wanted.analysis === 0) return
    if (!scenario) {
      store.setState({ scenarioId: undefined, scenarioFlow: undefined })
      return
    }
    const { strengths = {} } = scenario
    const now = question()
    const key = `${id}|${now.fingerprint}|${JSON.stringify(strengths)}`
    if (key === asked.scenario) return
    asked.scenario = key
    run().scenario.ask({ ...now, id, strengths })
  }
  const watch = () =>
    editor.store.subscribe(({ map, look }, before) => {
      if (map === before.map && look.hideAssumed === before.look.hideAssumed) return
      update()
      updateScenario()
    })
  const stopLater = () => {
    clearTimeout(linger)
    linger = setTimeout(() => {
      if (wanted.flow + wanted.analysis > 0) return
      running?.close()
      running = undefined
      asked = {}
    }, lingerMs)
  }
  /** A piece of work on the map as it is now; the threads linger after it as after any other. */
  const task = async <T>(ask: (running: Running, now: Question) => Promise<T>): Promise<T> => {
    clearTimeout(linger)
    try {
      return await ask(run(), question())
    } finally {
      if (wanted.flow + wanted.analysis === 0) stopLater()
    }
  }
  return {
    store,
    want(part) {
      wanted[part]++
      clearTimeout(linger)
      unwatch ??= watch()
      update()
      updateScenario()
      let isWanted = true
      return () => {
        if (!isWanted) return
        isWanted = false
        wanted[part]--
        if (wanted.flow + wanted.analysis > 0) return
        unwatch?.()
        unwatch = undefined
        stopLater()
      }
    },
    showScenario(id) {
      if (id === store.getState().scenarioId) return
      delete asked.scenario
      store.setState({ scenarioId: id, scenarioFlow: undefined })
      updateScenario()
    },
    scenarioFigures: (strengths) =>
      task(async ({ quick }, { map, options }) =>
        titled(await quick().run((remote) => remote.scenarioFigures(map, strengths, options)), editor),
      ),
    runSimulation: ({ scenarios, ...drawn }, { onProgress, signal } = {}) =>
      task(async ({ tasks }, { map, options }) =>
        titled(
          await tasks.run((remote) => remote.simulate(map, scenarios, { ...options, ...drawn }, onProgress), signal),
          editor,
        ),
      ),
    bestFixes: (budget, { signal } = {}) =>
      task(async ({ tasks }, { map, options }) =>
        titled(await tasks.run((remote) => remote.bestFixesFor(map, budget, options), signal), editor),
      ),
    tornado: (strengths, { signal, seed } = {}) =>
      task(async ({ tasks }, { map, options }) => {
        const asking = { ...options, ...(seed === undefined ? {} : { seed }) }
        return titled(await tasks.run((remote) => remote.scenarioTornado(map, strengths, asking), signal), editor)
      }),
  }
}

/** The thread knows no titles: a loop that is refused gets the names of its touchpoints here. */
function titled<T extends object>(found: T | Refused, { store }: Editor): T | Refused {
  if (!('problem' in found) || found.problem === null || found.problem.kind === 'empty') return found
  const titles = new Map(store.getState().map.cards.map(({ id, title }) => [id, title]))
  const touchpoints = found.problem.touchpoints.map(({ id }) => ({ id, title: titles.get(id) ?? '' }))
  return { ...found, problem: { ...found.problem, touchpoints } }
}

const opened = new WeakMap<Editor, Economics>()

/** The flow model on a map that is open: one for all that ask. */
export function economicsOf(editor: Editor): Economics {
  let economics = opened.get(editor)
  if (!economics) opened.set(editor, (economics = openEconomics(editor)))
  return economics
}

/** A part of what is known, in a component. It has nothing reckoned: see {@link useFlow} and {@link useAnalysis}. */
export function useEconomics<T>(select: (state: EconomicsState) => T): T {
  return useStore(economicsOf(useEditor()).store, select)
}

/** Keeps a part up to date for as long as the component is there and wants it. */
export function useWanted(part: 'flow' | 'analysis', isWanted = true): void {
  const economics = economicsOf(useEditor())
  useEffect(() => (isWanted ? economics.want(part) : undefined), [economics, part, isWanted])
}

/** The flow of the open map, kept up to date for as long as the component is there and wants it. */
export function useFlow(isWanted = true): FlowAnalysis | undefined {
  useWanted('flow', isWanted)
  return useEconomics(({ flow }) => flow)
}

/** All that the model says of the open map, kept up to date for as long as the component is there and wants it. */
export function useAnalysis(isWanted = true): Analysis | undefined {
  useWanted('analysis', isWanted)
  return useEconomics(({ analysis }) => analysis)
}
