import { useStore } from 'zustand'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { useText } from '../../language/text.ts'
import { announcements } from '../../state/announcements.ts'
import { findThing, useEditorState } from '../../state/editor.ts'

/**
 * Says to screen readers what they cannot read of the focused place: how many things are selected, which link, and what
 * an action has done.
 */
export function SelectionAnnouncer() {
  const text = useText()
  const { message, number } = useStore(announcements)
  const words = useEditorState(({ map, selection }) => {
    const [id] = selection
    if (id === undefined) return ''
    if (selection.length > 1) return text('canvas.selectedMany', { count: selection.length })
    const thing = findThing(map, id)
    if (thing?.kind !== 'link') return ''
    const title = (card: string) => map.cards.find((item) => item.id === card)?.title || text('canvas.untitledCard')
    return text('canvas.selectedLink', { from: title(thing.value.from), to: title(thing.value.to) })
  })
  return (
    <VisuallyHidden>
      <output>{words}</output>
      <output>
        {/* The same words said again are said anew. */}
        <span key={number}>{message}</span>
      </output>
    </VisuallyHidden>
  )
}
