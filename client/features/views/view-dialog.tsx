import { Suspense, lazy } from 'react'
import { useMedia } from '../../components/use-media.ts'
import { useText, withWords } from '../../language/text.ts'
import { useViewOpen } from './use-view-open.ts'

/** Only a small screen has use for it. */
const Dialog = lazy(async () => ({ default: (await withWords(() => import('../../components/dialog.tsx'))).Dialog }))
const ViewPanel = lazy(async () => ({ default: (await withWords(() => import('./view-panel.tsx'))).ViewPanel }))

/** Narrower than this the top bar has no room for its button; the same number stands in top-bar.module.css. */
const narrow = '(max-width: 767.98px)'

/** What is shown of the map, on a small screen, where a menu asks for it. */
export function ViewDialog() {
  const text = useText()
  const isNarrow = useMedia(narrow)
  const [open, setOpen] = useViewOpen()
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
