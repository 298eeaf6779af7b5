import { useEffect, useMemo, useRef } from 'react'
import { openSearch } from '../../../journey/views/search-map.ts'
import { goToHit } from '../../actions/find.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { useLanguage } from '../../language/text.ts'
import { useEditor } from '../../state/editor.ts'
import { markHits, takeHits } from '../../state/find.ts'

/** After this pause in typing, ms, one goes to what was found: not at every letter. */
const settleMs = 180

/** Searches the open map: as one types, and again whenever the map changes. */
export function useFindEngine(): { readonly search: (query: string) => void; readonly settle: () => void } {
  const editor = useEditor()
  const language = useLanguage()
  const context = useActions()
  const engine = useMemo(() => openSearch(language), [language])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const again = () => {
      const { map, arrangement } = editor.store.getState()
      const { query } = editor.find.getState()
      takeHits(editor.find, query, engine.find(map, arrangement, query))
      markHits(editor.find)
    }
    again()
    const stop = editor.store.subscribe(({ map }, before) => {
      if (map !== before.map) again()
    })
    return () => {
      stop()
      clearTimeout(timer.current)
    }
  }, [editor, engine])

  return useMemo(() => {
    const go = () => {
      clearTimeout(timer.current)
      timer.current = undefined
      const { at, open } = editor.find.getState()
      if (open && at >= 0) goToHit(context(), at)
      else markHits(editor.find)
    }
    return {
      search(query) {
        const { map, arrangement } = editor.store.getState()
        takeHits(editor.find, query, engine.find(map, arrangement, query))
        clearTimeout(timer.current)
        timer.current = setTimeout(go, settleMs)
      },
      settle() {
        if (timer.current !== undefined) go()
      },
    }
  }, [editor, engine, context])
}
