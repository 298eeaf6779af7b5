import { useEffect, useRef, useState } from 'react'
import type { Refused } from '../../../journey/economics/analysis.ts'
import type { SimulatedScenarios } from '../../../journey/economics/scenarios.ts'
import type { Scenario } from '../../../journey/model/schema.ts'
import { economicsOf } from '../../state/economics.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { useFiguresKey } from './use-scenario-figures.ts'

/** Stands for the map as it is among the scenarios. */
export const asIsId = ''

export const drawCount = 5_000

/** What was drawn, for the map as it is and for each scenario of that moment. */
export interface Drawn {
  readonly found: SimulatedScenarios
  /** In the order of the spreads: as it is first. */
  readonly ids: readonly string[]
  readonly seed: number
  readonly key: string
}

export type SimulationState =
  | { readonly step: 'idle' | 'stopped' | 'failed' }
  | { readonly step: 'drawing'; readonly share: number }
  | { readonly step: 'refused'; readonly problem: NonNullable<Refused['problem']> }
  | { readonly step: 'drawn'; readonly drawn: Drawn }

export interface Simulation {
  readonly state: SimulationState
  /** What is drawn is of the map or the scenarios before what was changed last. */
  readonly isOutdated: boolean
  readonly seed: number
  readonly setSeed: (seed: number) => void
  readonly draw: () => void
  readonly stop: () => void
}

const none: readonly Scenario[] = []

/** Draws the uncertain figures for the map as it is and all of its scenarios. What was drawn stays until it is drawn again. */
export function useSimulation(): Simulation {
  const economics = economicsOf(useEditor())
  const scenarios = useEditorState(({ map }) => map.scenarios ?? none)
  const [state, setState] = useState<SimulationState>({ step: 'idle' })
  const [seed, setSeed] = useState(1)
  const work = useRef<AbortController>(undefined)
  useEffect(() => () => work.current?.abort(), [])
  const strengths = scenarios.map(({ id, strengths: of }) => [id, of ?? {}] as const)
  const key = `${useFiguresKey()}|${JSON.stringify(strengths)}`

  const run = async (abort: AbortController): Promise<SimulationState> => {
    const { signal } = abort
    const onProgress = (share: number) => {
      if (!signal.aborted && work.current === abort) setState({ step: 'drawing', share })
    }
    const asked = [{}, ...strengths.map(([, of]) => of)]
    const found = await economics.runSimulation({ scenarios: asked, draws: drawCount, seed }, { onProgress, signal })
    if (found.problem !== null) return { step: 'refused', problem: found.problem }
    return { step: 'drawn', drawn: { found, ids: [asIsId, ...strengths.map(([id]) => id)], seed, key } }
  }
  const draw = async () => {
    const abort = new AbortController()
    work.current?.abort()
    work.current = abort
    setState({ step: 'drawing', share: 0 })
    const next = await run(abort).catch((): SimulationState => ({ step: 'failed' }))
    if (work.current !== abort) return
    work.current = undefined
    if (!abort.signal.aborted) setState(next)
  }
  return {
    state,
    isOutdated: state.step === 'drawn' && state.drawn.key !== key,
    seed,
    setSeed,
    draw: () => void draw(),
    stop() {
      work.current?.abort()
      work.current = undefined
      setState({ step: 'stopped' })
    },
  }
}
