import { useEffect } from 'react'
import { useStore } from 'zustand'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { announce, announcements } from '../../state/announcements.ts'
import { findThing, useEditor, useEditorState } from '../../state/editor.ts'
import { announceOthers } from './announce-others.ts'
import { announceSaving } from './announce-saving.ts'

/**
 * Says to screen readers what they cannot read of the focused place: how many things are selected, which link, what an
 * action has done, what others have done, and whether the work is safe.
 */
export function Announcer({ session }: { readonly session: MapSession }) {
  const text = useText()
  const editor = useEditor()
  const { message, number } = useStore(announcements)
  const selected = useEditorState(({ map, selection }) => {
    const [id] = selection
    if (id === undefined) return ''
    if (selection.length > 1) return text('canvas.selectedMany', { count: selection.length })
    const thing = findThing(map, id)
    if (thing?.kind !== 'link') return ''
    const title = (card: string) => map.cards.find((item) => item.id === card)?.title || text('untitled.card')
    return text('canvas.selectedLink', { from: title(thing.value.from), to: title(thing.value.to) })
  })
  useEffect(() => announceOthers(editor, session.presence, text, announce), [editor, session, text])
  useEffect(() => announceSaving(session.status, text, announce), [session, text])
  return (
    <VisuallyHidden>
      <output>{selected}</output>
      <output>
        {/* A new element for the same words again: what does not change is not read. */}
        <span key={number}>{message}</span>
      </output>
    </VisuallyHidden>
  )
}
