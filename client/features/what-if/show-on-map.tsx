import { useEffect, useRef } from 'react'
import { Switch } from '../../components/switch.tsx'
import { useText } from '../../language/text.ts'
import { changeLook } from '../../state/change-look.ts'
import { economicsOf, useEconomics } from '../../state/economics.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { useWorkplaceState } from '../../state/workplace.ts'
import styles from './what-if.module.css'

export interface ShownOnMap {
  readonly isShown: boolean
  readonly show: (on: boolean) => void
}

/** Has the map beside the sheet drawn with the flow of the scenario that is looked at, until the sheet is closed. */
export function useShownOnMap(id: string | undefined): ShownOnMap {
  const editor = useEditor()
  const economics = economicsOf(editor)
  const isFlowDrawn = useEditorState(({ look }) => look.flow)
  const isOfScenario = useEconomics(({ scenarioId }) => scenarioId !== undefined)
  const hasTurnedOn = useRef(false)
  useEffect(() => {
    if (economics.store.getState().scenarioId !== undefined) economics.showScenario(id)
  }, [economics, id])
  useEffect(
    () => () => {
      economics.showScenario(undefined)
      if (hasTurnedOn.current) changeLook(editor, { flow: false })
    },
    [economics, editor],
  )
  return {
    isShown: isOfScenario && isFlowDrawn,
    show(on) {
      economics.showScenario(on ? id : undefined)
      if (!on || isFlowDrawn) return
      hasTurnedOn.current = true
      changeLook(editor, { flow: true })
    },
  }
}

/** Switches that on and off, where there is a drawing. */
export function ShowOnMap({ isShown, show }: ShownOnMap) {
  const text = useText()
  const isDrawing = useWorkplaceState(({ mode }) => mode === 'map')
  if (!isDrawing) return null
  return (
    <div className={styles.onMap}>
      <Switch label={text('whatIf.onMap')} checked={isShown} onChange={show} />
    </div>
  )
}
