import { useEffect } from 'react'
import { newId } from '../../journey/model/id.ts'
import { useEditor } from '../state/editor.ts'
import { type LeftWords, type UnfinishedWordsParts, keepUnfinishedWords } from '../state/unfinished-words.ts'
import { reopenDraft } from '../state/write-draft.ts'
import type { ActionContext } from './action.ts'
import { sayWordsKept } from './keep-writing.ts'
import { useActions } from './use-actions.tsx'

/**
 * Keeps what is being written on a map on this device until it is on the map, and goes on with it when the page was
 * reloaded, has crashed or was closed meanwhile. When its place is gone, the words are on a card all the same, and it is
 * said where.
 */
export function useUnfinishedWords(mapId: string): void {
  const editor = useEditor()
  const context = useActions()
  useEffect(() => {
    const parts = browserParts()
    if (!parts) return undefined
    const keeper = keepUnfinishedWords(mapId, editor.draft, parts)
    let waiting: readonly LeftWords[] = []
    let isOver = false
    // One after another, and never while something is being written.
    const goOn = () => {
      while (!isOver && !editor.draft.getState().place) {
        const [next, ...rest] = waiting
        waiting = rest
        if (!next) return
        if (next.take()) reopen(context(), next)
      }
    }
    const stop = editor.draft.subscribe(({ place }) => {
      // Not amidst the step that ends the writing.
      if (!place && waiting.length > 0) queueMicrotask(goOn)
    })
    const find = async () => {
      const left = await keeper.left().catch(() => [])
      waiting = left
      goOn()
    }
    void find()
    // A page that may come back as it is keeps its words.
    const leave = ({ persisted }: PageTransitionEvent) => !persisted && keeper.setGone(true)
    window.addEventListener('pagehide', leave)
    return () => {
      isOver = true
      window.removeEventListener('pagehide', leave)
      stop()
      keeper.close()
    }
  }, [mapId, editor, context])
}

function reopen(context: ActionContext, { place, words }: LeftWords): void {
  if (reopenDraft(context, place, words) === 'made') sayWordsKept(context, words.trim())
}

const tabKey = 'jejak.tab'

/** Nothing where the browser forbids storage. */
function browserParts(): UnfinishedWordsParts | undefined {
  try {
    const tab = sessionStorage.getItem(tabKey) ?? newId()
    sessionStorage.setItem(tabKey, tab)
    return { storage: localStorage, locks: navigator.locks, tab }
  } catch {
    return undefined
  }
}
