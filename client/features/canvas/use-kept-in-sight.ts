import { useEffect } from 'react'
import { useEditor } from '../../state/editor.ts'
import { useCanvasStore } from './canvas-state.ts'
import type { DrawnView } from './view-control.ts'

/** Keeps what is shown in sight when something else of the map is shown: by a filter, one stage, or a saved view. */
export function useKeptInSight(view: DrawnView): void {
  const editor = useEditor()
  const store = useCanvasStore()
  useEffect(() => {
    let { look, kept } = editor.store.getState()
    return store.subscribe(({ layout }, before) => {
      if (layout === before.layout) return
      const now = editor.store.getState()
      const isOtherLook = now.look !== look || now.kept !== kept
      ;({ look, kept } = now)
      if (isOtherLook) view.settle(before.layout)
    })
  }, [editor, store, view])
}
