import { useRef } from 'react'
import { useEditor } from './editor.ts'
import { type LiveTextProps, useLiveText } from './use-live-text.ts'

interface LiveName {
  /** The name as the document has it. */
  readonly value: string
  /** Writes the whole name; called with every letter. Its edits are those of one gesture, so that they are one step. */
  readonly write: (name: string) => void
  /** Called when a session of typing ends in which something was written, with what stands there then. */
  readonly done?: (name: string) => void
}

/**
 * Ties a line of text to a name of the open map: every letter is on the map at once, for everyone, and what was typed stays
 * however the field is left. A session of typing is one step of the history; room at the name's ends goes when it ends.
 */
export function useLiveName<Element extends HTMLInputElement | HTMLTextAreaElement>(
  name: LiveName,
): LiveTextProps<Element> {
  const { history } = useEditor()
  const written = useRef<string>(undefined)
  const write = (next: string) => {
    written.current = next
    name.write(next)
  }
  const live = useLiveText<Element>({
    value: name.value,
    write,
    done: () => {
      const last = written.current ?? name.value
      const trimmed = last.trim()
      // Not when someone else writes there as well.
      if (trimmed !== last && live.ref.current?.value === last) write(trimmed)
      name.done?.(trimmed)
      written.current = undefined
      history.endGesture()
    },
  })
  return {
    ...live,
    onBlur: () => {
      // The field has the focus still when it is another window that has been gone to.
      if (document.activeElement !== live.ref.current) live.onBlur()
    },
  }
}
