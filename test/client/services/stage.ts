import { type TestContext, expect } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import * as Y from 'yjs'
import { type LocalStore, openLocalStore } from '../../../client/services/local-store.ts'
import { type MapSession, openMapSession } from '../../../client/services/map-session.ts'
import { sendingSessions } from '../../../client/services/sending-sessions.ts'
import type { SessionParts } from '../../../client/services/session-parts.ts'
import type { SaveState } from '../../../client/state/save-status.ts'
import { eventually } from './eventually.ts'
import type { FaultyIndexedDb } from './faulty-indexeddb.ts'
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts'

export const identity: SessionParts['identity'] = {
  user: { name: 'Sari', colour: 'teal' },
  watch: () => () => undefined,
  yieldColour: () => undefined,
}

/** The line between one tab and the server, to be cut. */
export interface Line {
  readonly webSocket: typeof WebSocket
  readonly fetch: typeof fetch
  /** How many sockets were made so far. */
  readonly attempts: number
  cut(): void
  mend(): void
}

export function createLine(): Line {
  const sockets = new Set<NodeWebSocket>()
  let isCut = false
  let attempts = 0
  class CuttableSocket extends NodeWebSocket {
    constructor(url: string, protocols: string[]) {
      // Nothing listens on port 1.
      super(isCut ? 'ws://127.0.0.1:1' : url, protocols)
      attempts++
      sockets.add(this)
      this.on('close', () => sockets.delete(this))
    }
  }
  return {
    webSocket: CuttableSocket as unknown as typeof WebSocket,
    fetch: (...request) => (isCut ? Promise.reject(new TypeError('network error')) : fetch(...request)),
    get attempts() {
      return attempts
    },
    cut() {
      isCut = true
      for (const socket of sockets) socket.terminate()
    },
    mend: () => void (isCut = false),
  }
}

/** A page's window as far as a session uses it. */
export interface Page extends EventTarget {
  /** Whether the browser would ask before closing. */
  readonly asksBeforeClosing: boolean
}

export function createPage(): Page {
  const target = new EventTarget()
  return Object.defineProperty(target, 'asksBeforeClosing', {
    get() {
      const event = new Event('beforeunload', { cancelable: true })
      // Node's events have a getter of this name only.
      Object.defineProperty(event, 'returnValue', { value: '', writable: true })
      return !target.dispatchEvent(event)
    },
  }) as Page
}

/** Opens stores and sessions and closes them all at the end. */
export interface Stage {
  openStore(faulty: FaultyIndexedDb | null): Promise<LocalStore>
  openSession(store: LocalStore, origin: string, parts?: Partial<SessionParts> & { readonly id?: string }): MapSession
  /** The page is gone without a word: its store and sockets with it. */
  kill(store: LocalStore, line: Line): void
  clear(): Promise<void>
}

export const mapId = 'map_under_test'

export function openStage(): Stage {
  const stores: LocalStore[] = []
  const sessions: { readonly session: MapSession; readonly store: LocalStore }[] = []
  return {
    async openStore(faulty) {
      const store = await openLocalStore(faulty ? faulty.parts : { indexedDB: null })
      stores.push(store)
      return store
    },
    openSession(store, origin, { id = mapId, ...parts } = {}) {
      const session = openMapSession(id, {
        store,
        origin,
        identity,
        webSocket: NodeWebSocket as unknown as typeof WebSocket,
        ...parts,
      })
      sessions.push({ session, store })
      return session
    },
    kill(store, line) {
      line.cut()
      store.close()
    },
    async clear() {
      const closed = sessions.splice(0)
      await Promise.all(closed.map(({ session }) => session.close()))
      for (const { session, store } of closed) for (const end of sendingSessions(store, session.mapId)) end()
      for (const store of stores.splice(0)) store.close()
    },
  }
}

/** Waits for a state of the pill. */
export async function untilState(session: MapSession, state: SaveState, timeout = 8_000): Promise<void> {
  await eventually(() => expect(session.status.getState().state).toBe(state), { timeout })
}

/** Everything the pill says from now on. */
export function recordStates(session: MapSession): SaveState[] {
  const states = [session.status.getState().state]
  session.status.subscribe(({ state }) => {
    if (states.at(-1) !== state) states.push(state)
  })
  return states
}

/** The notes on a map, which stand for whatever is on it. */
export const notes = (doc: Y.Doc): Record<string, unknown> => doc.getMap('notes').toJSON()

/** Makes an edit. */
export function write(session: MapSession, key: string, value: unknown = true): void {
  session.doc.transact(() => session.doc.getMap('notes').set(key, value), 'user')
}

/** A server of the test's own and whatever it opens; all is gone when the test ends. */
export async function raise({ onTestFinished }: TestContext): Promise<{ server: ScriptedServer; stage: Stage }> {
  const server = await startScriptedServer()
  const stage = openStage()
  onTestFinished(async () => {
    await stage.clear()
    await server.stop()
  })
  return { server, stage }
}

/** A map that the server has, with a note on it. */
export function mapOn(server: ScriptedServer): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('notes').set('from the server', true)
  server.addMap(mapId, doc)
  return doc
}

export const notesOn = (server: ScriptedServer) => notes(server.maps.get(mapId) as Y.Doc)

/** A document with one note on it. */
export function docWith(note: string): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('notes').set(note, true)
  return doc
}
