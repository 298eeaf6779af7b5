import { useEffect, useRef, useState } from 'react'
import type { Refused } from '../../../journey/economics/analysis.ts'
import type { ScenarioFigures, Strengths } from '../../../journey/economics/scenarios.ts'
import { figuresOfMap } from '../../services/economics/figures-of-map.ts'
import { type Latest, latest } from '../../services/economics/latest.ts'
import { economicsOf } from '../../state/economics.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'

interface Asked {
  readonly key: string
  readonly strengths: Strengths
}

export interface KnownFigures {
  /** Of the newest strengths that could be reckoned; undefined at first. */
  readonly figures: ScenarioFigures | Refused | undefined
  /** `figures` is of the moment before what was changed last. */
  readonly isBehind: boolean
  readonly hasFailed: boolean
}

/** Changes whenever the model's figures do. */
export function useFiguresKey(): string {
  const map = useEditorState((state) => state.map)
  const hidesAssumed = useEditorState(({ look }) => look.hideAssumed)
  return `${hidesAssumed}|${figuresOfMap(map).fingerprint}`
}

/** What the map comes to with fixes carried out, kept up to date while a slider moves and while others edit. */
export function useScenarioFigures(strengths: Strengths): KnownFigures {
  const economics = economicsOf(useEditor())
  const key = `${useFiguresKey()}|${JSON.stringify(strengths)}`
  const [known, setKnown] = useState<{ readonly key: string; readonly figures: ScenarioFigures | Refused }>()
  const [failed, setFailed] = useState<string>()
  const queue = useRef<Latest<Asked>>(undefined)
  const asked = useRef('')
  useEffect(() => {
    const made = latest<Asked, ScenarioFigures | Refused>(
      (each) => economics.scenarioFigures(each.strengths),
      (figures, each) => setKnown({ key: each.key, figures }),
      () => setFailed(asked.current),
    )
    queue.current = made
    return () => made.close()
  }, [economics])
  useEffect(() => {
    asked.current = key
    queue.current?.ask({ key, strengths })
    // The key says all of the strengths.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, economics])
  return { figures: known?.figures, isBehind: known?.key !== key, hasFailed: failed === key }
}
