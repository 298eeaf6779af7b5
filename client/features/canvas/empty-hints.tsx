import { Plus } from 'lucide-react'
import { addBox } from '../../../journey/layout/hit-test.ts'
import { addCardAt, addStageAction } from '../../actions/add.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { useDraftPlace } from '../../actions/use-draft.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useCanvasState } from './canvas-state.ts'
import styles from './empty-hints.module.css'

/** What a map says that has no stage yet. */
export function NoStages() {
  const text = useText()
  const context = useActions()
  const isEmpty = useEditorState((state) => state.map.stages.length === 0)
  const place = useDraftPlace()
  if (!isEmpty || place) return null
  return (
    <div className={styles.noStages}>
      <EmptyState
        title={text('canvas.emptyTitle')}
        action={
          <Button variant="primary" onClick={() => addStageAction.run(context())}>
            {text('canvas.emptyAction')}
          </Button>
        }
      >
        {text('canvas.emptyBody')}
      </EmptyState>
    </div>
  )
}

/** Where stages have no touchpoint yet: on the sheet, the place of each one's first. */
export function FirstTouchpoints() {
  const text = useText()
  const context = useActions()
  const layout = useCanvasState((state) => state.layout)
  const stages = useEditorState((state) => state.map.stages)
  const lane = useEditorState((state) => state.map.lanes.find(({ role }) => role === 'touchpoint')?.id)
  const columns = useEditorState((state) => state.arrangement.columns)
  const place = useDraftPlace()
  if (lane === undefined) return null
  return stages.map(({ id }) => {
    const isWritten = place?.kind === 'card' && place.at.stage === id && place.at.lane === lane
    const box = !isWritten && columns.get(id)?.length === 0 ? addBox(layout, { stage: id, lane }, 44) : undefined
    return (
      box && (
        <button
          key={id}
          type="button"
          // The keyboard has the empty place of the grid itself.
          tabIndex={-1}
          className={styles.first}
          style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: box.width, height: box.height }}
          onClick={() => addCardAt(context(), { stage: id, lane, index: 0 })}
        >
          <Plus size={16} aria-hidden />
          {text('canvas.addFirstTouchpoint')}
        </button>
      )
    )
  })
}
