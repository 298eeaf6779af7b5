import { useEffect } from 'react'
import { isFiltering } from '../../../journey/views/look.ts'
import { useEditor } from '../../state/editor.ts'
import { useCanvasStore } from './canvas-state.ts'
import type { DrawnView } from './view-control.ts'

/** Keeps what is shown in sight when something else of the map is shown: by a filter, one stage, or a saved view. */
export function useKeptInSight(view: DrawnView): void {
  const editor = useEditor()
  const store = useCanvasStore()
  useEffect(() => {
    let { look, kept } = editor.store.getState()
    // Before the canvas is laid out anew, which settles it: what is to be seen is sought after that.
    const seek = editor.store.subscribe((now, before) => {
      if (now.look.filter === before.look.filter || !isFiltering(now.look.filter)) return
      queueMicrotask(() => view.seekOther(editor.store.getState().shown.dimmed))
    })
    const settle = store.subscribe(({ layout }, before) => {
      if (layout === before.layout) return
      const now = editor.store.getState()
      const isOtherLook = now.look !== look || now.kept !== kept
      ;({ look, kept } = now)
      if (isOtherLook) view.settle(before.layout)
    })
    return () => {
      seek()
      settle()
    }
  }, [editor, store, view])
}
