import { useEffect, useState } from 'react'
import type { LocalStore, MapCard } from '../../services/local-store.ts'
import { ensureSample } from './first-visit.ts'
import { localStore } from '../../state/local-store.ts'

/** The maps of this device as the library shows them. */
export type Library =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | {
      readonly state: 'ready'
      readonly store: LocalStore
      readonly maps: readonly MapCard[]
      /** Maps that can be brought back. */
      readonly deleted: readonly MapCard[]
    }

/** Follows the maps of this device, also when another tab changes them. */
export function useLibrary(): Library {
  const [library, setLibrary] = useState<Library>({ state: 'loading' })
  useEffect(() => {
    let stop: (() => void) | undefined
    let left = false
    const fail = () => setLibrary((known) => (known.state === 'ready' ? known : { state: 'failed' }))
    const open = async () => {
      const store = await localStore()
      await ensureSample(store)
      if (left) return
      stop = store.watchMaps((maps) => {
        const show = (deleted: readonly MapCard[]) => {
          if (!left) setLibrary({ state: 'ready', store, maps, deleted })
        }
        store.listDeletedMaps().then(show, () => show([]))
      }, fail)
    }
    void open()
    return () => {
      left = true
      stop?.()
    }
  }, [])
  return library
}
