import { useEffect } from 'react'
import { useActions } from '../../actions/use-actions.tsx'
import { look as changeShown } from '../../actions/views.ts'
import { applyView } from '../../state/change-look.ts'
import { useEditor } from '../../state/editor.ts'

const parameter = 'view'

/**
 * Keeps the page's address and the saved view that is looked through together: a map that is opened at a view's address
 * shows that view, and the address can be handed on. A view that others have yet to send is waited for.
 */
export function useViewAddress(): void {
  const editor = useEditor()
  const context = useActions()
  useEffect(() => {
    let wanted = new URLSearchParams(location.search).get(parameter)
    const tell = () => {
      const { map, viewId, look } = editor.store.getState()
      if (wanted !== null && map.views?.some(({ id }) => id === wanted)) {
        const id = wanted
        wanted = null
        changeShown(context(), () => applyView(editor, id))
        return
      }
      // Whoever has looked elsewhere meanwhile is not taken back.
      if (wanted !== null && look !== first) wanted = null
      if (wanted === null) writeAddress(viewId)
    }
    const first = editor.store.getState().look
    tell()
    return editor.store.subscribe((state, before) => {
      if (
        state.viewId !== before.viewId ||
        (wanted !== null && (state.map !== before.map || state.look !== before.look))
      )
        tell()
    })
  }, [editor, context])
}

function writeAddress(viewId: string | undefined): void {
  const address = new URL(location.href)
  if ((address.searchParams.get(parameter) ?? undefined) === viewId) return
  if (viewId === undefined) address.searchParams.delete(parameter)
  else address.searchParams.set(parameter, viewId)
  history.replaceState(history.state, '', address)
}
