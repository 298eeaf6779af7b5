import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Later, watchMap } from '../../journey/doc/read.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { PageTarget } from './page-events.ts'
import { openViewCopy, type ViewCopy } from './view-copy.ts'
import { openViewLink, type ViewAddress, type ViewLink } from './view-link.ts'

/** What a view page knows of its map. */
export interface ViewState {
  /** The map, as soon as any of it can be shown. */
  readonly map: JourneyMap | undefined
  readonly connection: ViewLink['state']
  /** The server does not give this map to whoever has this link. */
  readonly isRefused: boolean
  /** Up to when what is shown is known to be all, in ms; undefined while it is live, and before there is a map. */
  readonly asOf: number | undefined
}

/** A map that is only read: from this device at once, from the server as it comes, and live from then on. */
export interface ViewSession {
  readonly address: ViewAddress
  readonly state: Pick<StoreApi<ViewState>, 'getState' | 'getInitialState' | 'subscribe'>
  retry(): void
  close(): void
}

export interface ViewSessionOptions {
  readonly address: ViewAddress
  readonly origin: string
  readonly copy?: ViewCopy
  readonly webSocket?: typeof WebSocket
  readonly page?: PageTarget
}

/** Many changes in quick succession are shown together: a phone takes longer to draw a large map than others to edit it. */
const paceMs = 200
const keepDelayMs = 2_000
/** Close code for a copy from before the map was restored from a backup: a fresh one is welcome. */
const otherHistory = 4409

/** Opens a map to be read. Whatever fails shows in its state; nothing rejects. */
export function openViewSession({ address, origin, webSocket, page, ...options }: ViewSessionOptions): ViewSession {
  const copy = options.copy ?? openViewCopy(address.mapId)
  let hasCopy = false
  let keptAt: number | undefined
  let liveUntil: number | undefined
  let keeping: ReturnType<typeof setTimeout> | undefined
  let isClosed = false
  const store = createStore<ViewState>(() => ({
    map: undefined,
    connection: 'connecting',
    isRefused: false,
    asOf: undefined,
  }))

  let { doc, watch, link } = begin()
  void readCopy()

  /** A document of its own for each history of the map: what was taken in of one cannot be taken out again. */
  function begin() {
    const begun = new Y.Doc()
    const opened: ViewLink = openViewLink({
      doc: begun,
      address,
      origin,
      ...(webSocket ? { webSocket } : {}),
      ...(page ? { page } : {}),
      onChange: () => onLinkChange(),
    })
    begun.on('update', (_update: Uint8Array, from: unknown) => {
      if (from === opened && opened.everLive) keepSoon()
    })
    return { doc: begun, watch: watchMap(begun, refresh, paced), link: opened }
  }

  function onLinkChange(): void {
    if (store.getState().connection === 'live' && link.state !== 'live') liveUntil = Date.now()
    // What was taken back is not kept, nor what the server no longer goes on from.
    if (link.refused !== undefined) void copy.forget()
    if (link.refused === otherHistory && doc.store.clients.size > 0) {
      end()
      hasCopy = false
      keptAt = undefined
      ;({ doc, watch, link } = begin())
    }
    if (link.state === 'live') keepSoon()
    refresh()
  }

  function end(): void {
    clearTimeout(keeping)
    keeping = undefined
    link.close()
    watch.close()
    doc.destroy()
  }

  function keep(): void {
    clearTimeout(keeping)
    keeping = undefined
    if (link.everLive && link.refused === undefined) void copy.keep(Y.encodeStateAsUpdate(doc).slice())
  }

  function keepSoon(): void {
    keeping ??= setTimeout(keep, keepDelayMs)
  }

  async function readCopy(): Promise<void> {
    const first = doc
    const kept = await copy.read()
    if (!kept || isClosed || doc !== first || link.refused !== undefined) return
    try {
      Y.applyUpdate(doc, kept.state, copy)
    } catch {
      // A damaged copy is as good as none: the server has the map.
      return
    }
    hasCopy = true
    keptAt = kept.keptAt
    refresh()
  }

  function refresh(): void {
    if (isClosed) return
    const isShown = link.refused === undefined && (hasCopy || link.everLive)
    store.setState({
      map: isShown ? watch.current : undefined,
      connection: link.state,
      isRefused: link.refused !== undefined,
      asOf: link.state === 'live' ? undefined : (liveUntil ?? keptAt),
    })
  }

  return {
    address,
    state: store,
    retry: () => link.retry(),
    close() {
      if (keeping !== undefined) keep()
      isClosed = true
      end()
    },
  }
}

/** Does work at once, and what is asked for soon after together. */
function paced(work: () => void): Later {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsked = false
  const run = () => {
    isAsked = false
    timer = setTimeout(() => {
      timer = undefined
      if (isAsked) run()
    }, paceMs)
    work()
  }
  return {
    request() {
      isAsked = true
      if (timer === undefined) run()
    },
    cancel() {
      isAsked = false
    },
  }
}
