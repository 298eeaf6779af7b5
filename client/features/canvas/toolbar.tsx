import { menuItem } from '../../actions/menu-item.tsx'
import { handTool, selectTool } from '../../actions/tool.ts'
import { ActionButton, ToolBar, ToolGroup } from '../../actions/tool-bar.tsx'
import { useActions } from '../../actions/use-actions.tsx'
import { zoomIn, zoomOut, zoomTo100, zoomToFit } from '../../actions/zoom.ts'
import { Button } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { useText } from '../../language/text.ts'
import { useViewportState } from './viewport.tsx'
import styles from './toolbar.module.css'

/** The tool bar of the drawing: what is done most, and the zoom. */
export function Toolbar() {
  const text = useText()
  const context = useActions()
  const zoom = useViewportState((state) => Math.round(state.transform[2] * 100))
  return (
    <ToolBar>
      <div className={styles.tools}>
        <ToolGroup>
          <ActionButton action={selectTool} />
          <ActionButton action={handTool} />
        </ToolGroup>
      </div>
      <ToolGroup>
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
      </ToolGroup>
    </ToolBar>
  )
}
