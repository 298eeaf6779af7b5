import { useMemo } from 'react'
import { flowOf } from '../../../journey/economics/analyse.ts'
import { worstFirst } from '../../../journey/export/one-pager-frictions.ts'
import { withoutAssumptions } from '../../../journey/views/hide-assumed.ts'
import { useToday } from '../../components/use-today.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { layoutSheet, litBoxes, markedRows, sheetFor } from './drawn-step.ts'
import { type FactSource, stepFacts } from './step-facts.ts'
import type { Step } from './steps.ts'

/** The open map as it is told: with its frictions ranked, and without assumed numbers where these are hidden. */
export function useTold(hidesAssumed: boolean): FactSource {
  const text = useText()
  const language = useLanguage()
  const today = useToday()
  const whole = useEditorState((state) => state.map)
  const arrangement = useEditorState((state) => state.arrangement)
  return useMemo(() => {
    const map = hidesAssumed ? withoutAssumptions(whole) : whole
    const analysis = flowOf(map, { today, hideAssumptions: hidesAssumed })
    return { map, arrangement, analysis, worst: worstFirst(map, analysis), hidesAssumed, language, today, text }
  }, [whole, arrangement, hidesAssumed, language, today, text])
}

/** How a step of the open map is drawn, and what is told of it. */
export function useStep(
  told: FactSource,
  { kind, id }: Step,
  allLanes: boolean,
  curves: readonly string[] | undefined,
) {
  const { map, language, today } = told
  const step = useMemo((): Step => (id === undefined ? { kind } : { kind, id }), [kind, id])
  const sheet = sheetFor(step, allLanes)
  const layout = useMemo(() => layoutSheet(map, sheet, language, today, curves), [map, sheet, language, today, curves])
  return useMemo(() => {
    const on = kind === 'friction' ? (map.frictions.find((friction) => friction.id === id)?.on ?? []) : []
    return {
      sheet,
      layout,
      lit: litBoxes(layout, step, on),
      marked: markedRows(layout, step),
      facts: stepFacts(step, told),
    }
  }, [map, told, sheet, layout, step, kind, id])
}
