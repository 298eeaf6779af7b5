/** What this browser keeps of a map that was read here, for a time without a connection. */
export interface ViewCopy {
  /** The copy, and when it was made; undefined where there is none. Never rejects. */
  read(): Promise<KeptView | undefined>
  /** Replaces the copy. Never rejects: without a copy the map is read from the server. */
  keep(state: Uint8Array<ArrayBuffer>): Promise<void>
  forget(): Promise<void>
}

export interface KeptView {
  readonly state: Uint8Array
  readonly keptAt: number
}

/** Not one of the names that the workers clear when a new version comes. */
const cacheName = 'viewed-maps'
/** Maps that are kept; the one that was read longest ago goes first. */
const most = 20

/**
 * The copy of one map, in the browser's cache beside the page's own files: browsers offer it exactly where they let a page
 * open without a connection, on https and localhost.
 */
export function openViewCopy(mapId: string, storage: CacheStorage | undefined = globalThis.caches): ViewCopy {
  const name = `/viewed/${mapId}`
  const within = async <Value>(work: (cache: Cache) => Promise<Value>): Promise<Value | undefined> => {
    try {
      return storage && (await work(await storage.open(cacheName)))
    } catch {
      // Storage is forbidden or full.
      return undefined
    }
  }
  return {
    read: () =>
      within(async (cache) => {
        const kept = await cache.match(name)
        if (!kept) return undefined
        const keptAt = Date.parse(kept.headers.get('last-modified') ?? '')
        return { state: new Uint8Array(await kept.arrayBuffer()), keptAt }
      }),
    async keep(state) {
      await within(async (cache) => {
        const headers = { 'last-modified': new Date().toUTCString() }
        // Taken away first, so that it stands last among the others.
        await cache.delete(name)
        await cache.put(name, new Response(state, { headers }))
        const all = await cache.keys()
        await Promise.all(all.slice(0, Math.max(0, all.length - most)).map((old) => cache.delete(old)))
      })
    },
    async forget() {
      await within((cache) => cache.delete(name))
    },
  }
}
