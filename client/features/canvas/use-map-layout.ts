import { useMemo, useRef } from 'react'
import type { MapLayout } from '../../../journey/layout/map-layout.ts'
import { layoutMap } from '../../../journey/layout/layout-map.ts'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import { useLanguage } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'

/** The geometry of the open map in the language of the moment; parts that an edit did not touch stay the same objects. */
export function useMapLayout(): MapLayout {
  const language = useLanguage()
  const map = useEditorState((state) => state.map)
  const previous = useRef<MapLayout>(undefined)
  return useMemo(() => {
    previous.current = layoutMap(map, {
      words: sheetWords(language),
      locale: language,
      ...(previous.current ? { previous: previous.current } : {}),
    })
    return previous.current
  }, [map, language])
}
