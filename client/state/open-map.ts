import { useEffect, useState } from 'react'
import { currentText } from '../language/text.ts'
import { type MapSession, openMapSession } from '../services/map-session.ts'
import { type Editor, openEditor } from './editor.ts'
import { localStore } from './local-store.ts'
import { userIdentity } from './user-identity.ts'

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
    let left = false
    const start = async () => {
      const store = await localStore()
      if (left) return
      const name = currentText()('map.guest', { number: 1 + Math.floor(Math.random() * 99) })
      session = openMapSession(id, { store, origin: location.origin, identity: userIdentity(name) })
      setOpen({ session, editor: undefined })
      const from = await session.ready
      if (left || from === 'closed') return
      editor = openEditor(session.doc)
      setOpen({ session, editor })
    }
    void start()
    return () => {
      left = true
      editor?.close()
      void session?.close()
      setOpen({ session: undefined, editor: undefined })
    }
  }, [id])
  return open
}
