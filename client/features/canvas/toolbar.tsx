import { useStore } from '@xyflow/react'
import { Rows3 } from 'lucide-react'
import type { Action } from '../../actions/action.ts'
import { addLaneActions, addStageAction, addTouchpoint } from '../../actions/add.ts'
import { redo, undo } from '../../actions/undo.ts'
import { zoomIn, zoomOut, zoomTo100, zoomToFit } from '../../actions/zoom.ts'
import { choiceItem, menuItem } from '../../actions/menu-item.tsx'
import { useActions } from '../../actions/use-actions.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import styles from './toolbar.module.css'

/** What is done most, at the foot of the canvas: add, undo, zoom. */
export function Toolbar() {
  const text = useText()
  const context = useActions()
  const zoom = useStore((state) => Math.round(state.transform[2] * 100))
  // What the buttons depend on; they ask the actions themselves.
  useEditorState((state) => `${state.undo?.action ?? ''}/${state.redo?.action ?? ''}/${state.map.stages.length}`)
  return (
    <div className={styles.bar} data-chrome role="toolbar" aria-label={text('canvas.toolbar')}>
      <div className={styles.group}>
        <ActionButton action={addTouchpoint} primary />
        <ActionButton action={addStageAction} />
        <Menu
          side="top"
          trigger={<IconButton label={text('action.addLane')} icon={<Rows3 size={18} />} tooltipSide="top" />}
          items={[
            { kind: 'heading', label: text('action.addLane') },
            ...addLaneActions.map((action) => choiceItem(action, context())),
          ]}
        />
      </div>
      <div className={styles.group}>
        <ActionButton action={undo} />
        <ActionButton action={redo} />
      </div>
      <div className={styles.group}>
        <ActionButton action={zoomOut} />
        <Menu
          side="top"
          align="center"
          trigger={
            <Button variant="quiet" className={styles.zoom} aria-label={text('canvas.zoom', { percent: zoom })}>
              {zoom} %
            </Button>
          }
          items={[zoomToFit, zoomTo100, zoomIn, zoomOut].map((action) => menuItem(action, context()))}
        />
        <ActionButton action={zoomIn} />
        <ActionButton action={zoomToFit} />
      </div>
    </div>
  )
}

function ActionButton({ action, primary = false }: { readonly action: Action; readonly primary?: boolean }) {
  const text = useText()
  const context = useActions()
  const Icon = action.icon
  return (
    <IconButton
      label={text(action.label)}
      icon={Icon && <Icon size={18} />}
      variant={primary ? 'primary' : 'quiet'}
      disabled={!action.isEnabled(context())}
      tooltipSide="top"
      {...(action.shortcuts?.[0] ? { shortcut: action.shortcuts[0] } : {})}
      onClick={() => action.run(context())}
    />
  )
}
