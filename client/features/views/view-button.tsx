import { SlidersHorizontal } from 'lucide-react'
import { Suspense, lazy } from 'react'
import { showsEverything } from '../../../journey/views/look.ts'
import { openView } from '../../actions/views.ts'
import { Button } from '../../components/button.tsx'
import { Popover } from '../../components/popover.tsx'
import { useMedia } from '../../components/use-media.ts'
import { useText, withWords } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useWorkplace, useWorkplaceState } from '../../state/workplace.ts'
import styles from './view-panel.module.css'

const ViewPanel = lazy(async () => ({ default: (await withWords(import('./view-panel.tsx'))).ViewPanel }))

/** Only a small screen has use for it. */
const Dialog = lazy(async () => ({ default: (await withWords(import('../../components/dialog.tsx'))).Dialog }))

/** Narrower than this the top bar has no room for the button; the same number stands in top-bar.module.css. */
const narrow = '(max-width: 767.98px)'

function useViewDialog() {
  const workplace = useWorkplace()
  const open = useWorkplaceState((state) => state.dialog?.kind === 'view')
  const setOpen = (next: boolean) => workplace.setState({ dialog: next ? { kind: 'view' } : undefined })
  return [open, setOpen] as const
}

/** The top bar's button for what is shown of the map. It says so when that is not everything. */
export function ViewButton() {
  const text = useText()
  const [open, setOpen] = useViewDialog()
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

/** The same on a small screen, where a menu opens it. */
export function ViewDialog() {
  const text = useText()
  const isNarrow = useMedia(narrow)
  const [open, setOpen] = useViewDialog()
  if (!isNarrow) return null
  return (
    <Suspense>
      <Dialog open={open} onOpenChange={setOpen} title={text('view.title')}>
        <Suspense>
          <ViewPanel />
        </Suspense>
      </Dialog>
    </Suspense>
  )
}
