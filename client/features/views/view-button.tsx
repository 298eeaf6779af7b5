import { SlidersHorizontal } from 'lucide-react'
import { Suspense, lazy } from 'react'
import { showsEverything } from '../../../journey/views/look.ts'
import { openView } from '../../actions/views.ts'
import { Button } from '../../components/button.tsx'
import { Popover } from '../../components/popover.tsx'
import { useText, withWords } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useViewOpen } from './use-view-open.ts'
import styles from './view-panel.module.css'

const ViewPanel = lazy(async () => ({ default: (await withWords(() => import('./view-panel.tsx'))).ViewPanel }))

/** The top bar's button for what is shown of the map. It says so when that is not everything. */
export function ViewButton() {
  const text = useText()
  const [open, setOpen] = useViewOpen()
  const isWhole = useEditorState(({ look }) => showsEverything(look))
  return (
    <Popover
      label={text('view.title')}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          variant="quiet"
          icon={<SlidersHorizontal size={16} />}
          data-view-button
          data-partial={!isWhole || undefined}
          aria-keyshortcuts={openView.shortcuts?.[0]}
          className={styles.button}
        >
          {text('view.button')}
        </Button>
      }
    >
      <Suspense fallback={<div className={styles.panel} aria-busy />}>
        <ViewPanel />
      </Suspense>
    </Popover>
  )
}
