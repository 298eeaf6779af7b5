import { useEffect } from 'react'
import { useEditor } from './editor.ts'

/** Fonts follow an edit this much later: nobody waits for them. */
const delayMs = 3_000

/** What the app's own font may not have: other scripts, and pictures. */
const foreign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|\p{Extended_Pictographic}/gu

/** Keeps the fonts of an open map's scripts on the device, so that it can be exported without a connection. */
export function useKeptFonts(): void {
  const editor = useEditor()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let kept = ''
    const keep = async () => {
      timer = undefined
      const characters = [...new Set(JSON.stringify(editor.store.getState().map).match(foreign))].sort().join(' ')
      if (characters === kept) return
      const { keepFonts } = await import('../services/export/keep-fonts.ts')
      await keepFonts(characters)
      kept = characters
    }
    const keepSoon = () => {
      // What could not be fetched is fetched after the next edit.
      timer ??= setTimeout(() => void keep().catch(() => undefined), delayMs)
    }
    const stop = editor.store.subscribe(({ map }, before) => map !== before.map && keepSoon())
    keepSoon()
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [editor])
}
