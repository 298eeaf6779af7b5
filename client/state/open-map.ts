import { useEffect, useState } from 'react'
import type { MapSession } from '../services/map-session.ts'
import { keepAddress } from './address-key.ts'
import { takeMap } from './begin-map.ts'
import { type Editor, openEditor } from './editor.ts'

/** A map on its way to the screen, or open. The editor is there once the document holds the map. */
export interface OpenMap {
  readonly session: MapSession | undefined
  readonly editor: Editor | undefined
}

/** Opens a map for as long as the component is there. */
export function useOpenMap(id: string): OpenMap {
  const [open, setOpen] = useState<OpenMap>({ session: undefined, editor: undefined })
  useEffect(() => {
    let session: MapSession | undefined
    let editor: Editor | undefined
    let stopKeeping = () => {}
    let left = false
    const start = async () => {
      const taken = await takeMap(id)
      if (left) return void taken.close()
      session = taken
      stopKeeping = keepAddress(taken)
      setOpen({ session: taken, editor: undefined })
      const from = await taken.ready
      if (left || from === 'closed') return
      editor = openEditor(taken.doc)
      setOpen({ session: taken, editor })
    }
    void start()
    return () => {
      left = true
      stopKeeping()
      editor?.close()
      void session?.close()
      setOpen({ session: undefined, editor: undefined })
    }
  }, [id])
  return open
}
