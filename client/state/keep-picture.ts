import { useEffect } from 'react'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { Editor } from './editor.ts'
import { localStore } from './local-store.ts'

/** The picture follows an edit this much later. */
const delayMs = 2_000

/** Keeps the picture that the library shows of an open map up to date. */
export function useKeptPicture(mapId: string, editor: Editor | undefined): void {
  useEffect(() => {
    if (!editor) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let kept: string | undefined
    const keep = () => {
      clearTimeout(timer)
      timer = undefined
      // A picture that could not be kept is drawn again after the next edit.
      savePicture(mapId, editor.store.getState().map, kept).then(
        (picture) => (kept = picture),
        () => undefined,
      )
    }
    const stop = editor.store.subscribe(({ map }, before) => {
      if (map !== before.map) timer ??= setTimeout(keep, delayMs)
    })
    timer = setTimeout(keep, delayMs)
    return () => {
      stop()
      if (timer !== undefined) keep()
    }
  }, [mapId, editor])
}

/** Draws and stores a map's picture, unless it is the one that is kept already. Returns it as text. */
async function savePicture(mapId: string, map: JourneyMap, kept: string | undefined): Promise<string> {
  const [{ renderPicture }, store] = await Promise.all([import('../../journey/scene/picture.ts'), localStore()])
  const picture = renderPicture(map)
  const text = JSON.stringify(picture)
  if (text !== kept) await store.saveMapCard(mapId, { picture })
  return text
}
