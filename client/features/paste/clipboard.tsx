import { Suspense, lazy, useEffect } from 'react'
import type { PasteTarget } from '../../../journey/edits/paste.ts'
import type { ActionContext } from '../../actions/action.ts'
import { copiedForms, sayCopied } from '../../actions/copy.ts'
import { deleteCut } from '../../actions/cut.ts'
import { loadDuplicating } from '../../actions/duplicate-selection.ts'
import { loadPasting, pasteWhenLoaded } from '../../actions/paste.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { fillTransfer, readTransfer } from '../../services/clipboard/clipboard.ts'
import { slotOfDraft } from '../../state/draft.ts'
import { useWorkplaceState } from '../../state/workplace.ts'
import { commitDraft } from '../../state/write-draft.ts'
import { withWords } from '../../language/text.ts'

const loadDialog = async () => ({ default: (await withWords(() => import('./paste-dialog.tsx'))).PasteDialog })
const PasteDialog = lazy(loadDialog)

/** What the first picture of the map needs comes first, in ms. Whoever pastes sooner waits for the code. */
const loadAfterMs = 1_000

/** Copy, cut and paste of an open map by the browser's own keys and menus, and the preview of a pasted table. */
export function Clipboard() {
  const context = useActions()
  const pasted = useWorkplaceState(({ dialog }) => (dialog?.kind === 'paste' ? dialog : undefined))
  // Fetched once the map is drawn: pasting and duplicating must work offline, too.
  useEffect(() => {
    const load = () => void Promise.all([loadPasting(), loadDialog(), loadDuplicating()]).catch(() => undefined)
    const timer = setTimeout(load, loadAfterMs)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const listen = new AbortController()
    const { signal } = listen
    const take = (event: ClipboardEvent): boolean => {
      if (!event.clipboardData || !isForMap(event) || hasSelectedText()) return false
      const forms = copiedForms(context().editor)
      if (!forms) return false
      fillTransfer(event.clipboardData, forms)
      event.preventDefault()
      return true
    }
    document.addEventListener('copy', (event) => take(event) && sayCopied(context()), { signal })
    document.addEventListener(
      'cut',
      (event) => {
        if (take(event)) deleteCut(context(), context().editor.store.getState().selection)
      },
      { signal },
    )
    document.addEventListener(
      'paste',
      (event) => {
        const at = event.clipboardData ? tablePlace(event, event.clipboardData, context()) : undefined
        if (!event.clipboardData || !(at || isForMap(event))) return
        event.preventDefault()
        if (at) commitDraft(context())
        // The event's data is gone once its handler has ended.
        void pasteWhenLoaded(context(), Promise.resolve(readTransfer(event.clipboardData)), at)
      },
      { signal },
    )
    return () => listen.abort()
  }, [context])
  if (!pasted) return null
  return (
    <Suspense>
      <PasteDialog pasted={pasted} />
    </Suspense>
  )
}

/**
 * Text fields and what stands in front of the map keep their own copy and paste. An empty place of the map is a field
 * that waits for its first word: what is pasted there is for the map.
 */
function isForMap(event: ClipboardEvent): boolean {
  const foreign = 'input, textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu]'
  const isForeign = (element: unknown) => {
    const owner = element instanceof Element ? element.closest(foreign) : null
    return owner !== null && !owner.hasAttribute('data-awaits-words')
  }
  return !event.defaultPrevented && !isForeign(event.target) && !isForeign(document.activeElement)
}

/** Where a table is pasted that comes into the field of a new card before any word: several cells are no title. */
function tablePlace(event: ClipboardEvent, data: DataTransfer, { editor }: ActionContext): PasteTarget | undefined {
  const { place, words } = editor.draft.getState()
  const isInDraft = event.target instanceof Element && event.target.closest('[role=grid], [data-draft]') !== null
  if (place?.kind !== 'card' || words !== '' || !isInDraft) return undefined
  const hasCells = data.getData('text/plain').trim().includes('\t')
  if (!hasCells && (data.getData('text/html').match(/<t[dh][\s>]/gi) ?? []).length < 2) return undefined
  return slotOfDraft(editor.store.getState(), place)
}

function hasSelectedText(): boolean {
  const selection = getSelection()
  return selection !== null && !selection.isCollapsed && selection.toString().trim() !== ''
}
