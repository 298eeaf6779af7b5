import { addLink } from '../../../journey/edits/links.ts'
import { cardAt } from '../../../journey/layout/hit-test.ts'
import { edgePan } from './edge-pan.ts'
import { follow } from './follow-pointer.ts'
import { type Press, layoutNow } from './press.ts'

/** Starts drawing a link from a touchpoint's handle to the touchpoint on which the pointer is let go. */
export function pressLinkHandle({ event, editor, store, viewport, surface }: Press, from: string): () => void {
  return follow(event, surface, {
    isDrag: () => true,
    move(x, y) {
      const point = viewport.screenToSheet({ x, y })
      const over = cardAt(store.getState().layout, point.x, point.y)
      const to = over?.role === 'touchpoint' && over.id !== from ? over.id : undefined
      store.setState({ linking: { from, ...point, to } })
    },
    pan: edgePan(viewport, surface, layoutNow(store)),
    drop() {
      const to = store.getState().linking?.to
      if (to === undefined) return
      const id = editor.edit('step.addLink', from, () => addLink(editor.doc, { from, to }))
      editor.select([id])
    },
    end: () => store.setState({ linking: undefined }),
  })
}
