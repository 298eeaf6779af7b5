import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type WebSocket, WebSocketServer } from 'ws'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'

/**
 * A server that speaks our protocol and does what a test tells it: withholds acknowledgements, reports failing storage,
 * refuses, goes silent, goes away. The real one cannot be made to do that at a chosen moment.
 */
export interface ScriptedServer {
  readonly origin: string
  readonly maps: ReadonlyMap<string, Y.Doc>
  /** Bodies of awareness messages, with the connection they came from. */
  readonly presenceMessages: readonly { readonly connection: number; readonly bytes: Uint8Array }[]
  /** Barriers are answered only while true. */
  answerBarriers(answer: boolean): void
  /** What the next connections and all present ones are closed with; undefined takes everyone again. */
  refuse(code: number | undefined): void
  /** While true, nothing that arrives is read or answered, as on a dead line. */
  silence(silent: boolean): void
  notice(code: string): void
  /** Sends bytes as they are to everyone. */
  sendRaw(bytes: Uint8Array): void
  cutAll(): void
  addMap(mapId: string, doc: Y.Doc): void
  removeMap(mapId: string): void
  /** Answers PUT with this status; undefined does what it should. */
  answerPut(status: number | undefined): void
  /** Connections that are open now. */
  readonly connections: number
  /** Connections that were ever taken. */
  readonly accepted: number
  /** Barriers that wait for an answer. */
  readonly waitingBarriers: number
  stop(): Promise<void>
  /** Comes back on the same port with the same maps. */
  restart(): Promise<void>
}

interface Connection {
  readonly number: number
  readonly socket: WebSocket
  readonly mapId: string
  hasAnswered: boolean
  waiting: number[]
  readonly clientIds: Set<number>
}

export async function startScriptedServer(): Promise<ScriptedServer> {
  const maps = new Map<string, Y.Doc>()
  const presenceMessages: { connection: number; bytes: Uint8Array }[] = []
  const connections = new Set<Connection>()
  const people = new Map<string, Awareness>()
  let answering = true
  let refusal: number | undefined
  let silent = false
  let putStatus: number | undefined
  let count = 0

  const send = (socket: WebSocket, type: number, write: (encoder: encoding.Encoder) => void) => {
    if (silent) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    socket.send(encoding.toUint8Array(encoder))
  }
  const answerWaiting = (connection: Connection) => {
    if (!answering || !connection.hasAnswered) return
    for (const token of connection.waiting.splice(0))
      send(connection.socket, 100, (encoder) => encoding.writeVarUint(encoder, token))
  }
  const addMap = (mapId: string, doc: Y.Doc) => {
    maps.set(mapId, doc)
    const awareness = new Awareness(doc)
    awareness.setLocalState(null)
    people.set(mapId, awareness)
    awareness.on('update', (changed: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
      const ids = [...changed.added, ...changed.updated, ...changed.removed]
      if (origin instanceof Object && 'clientIds' in origin)
        for (const id of ids) (origin as Connection).clientIds.add(id)
      for (const connection of connections)
        if (connection.mapId === mapId)
          send(connection.socket, 1, (encoder) =>
            encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, ids)),
          )
    })
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      for (const connection of connections)
        if (connection.mapId === mapId && connection !== origin)
          send(connection.socket, 0, (encoder) => writeUpdate(encoder, update))
    })
  }
  const onMessage = (connection: Connection, doc: Y.Doc, data: Uint8Array) => {
    if (silent) return
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === 0) {
      const answer = encoding.createEncoder()
      encoding.writeVarUint(answer, 0)
      const syncType = readSyncMessage(decoder, answer, doc, connection)
      if (syncType === 1) connection.hasAnswered = true
      if (encoding.length(answer) > 1) connection.socket.send(encoding.toUint8Array(answer))
      answerWaiting(connection)
    } else if (type === 1) {
      presenceMessages.push({ connection: connection.number, bytes: decoding.readVarUint8Array(decoder) })
      const { bytes } = presenceMessages.at(-1) ?? { bytes: data }
      applyAwarenessUpdate(people.get(connection.mapId) as Awareness, bytes, connection)
    } else if (type === 100) {
      connection.waiting.push(decoding.readVarUint(decoder))
      answerWaiting(connection)
    }
  }

  const listen = async (port: number) => {
    const http = createServer((request, response) => {
      const mapId = request.url?.split('/').pop() ?? ''
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const status = putStatus ?? (maps.has(mapId) ? 409 : 201)
        if (status === 201) {
          const doc = new Y.Doc()
          Y.applyUpdate(doc, new Uint8Array(Buffer.concat(chunks)))
          addMap(mapId, doc)
        }
        response.writeHead(status).end()
      })
    })
    const sockets = new WebSocketServer({ server: http })
    sockets.on('connection', (socket, request) => {
      const mapId = request.url?.split('/').pop() ?? ''
      const doc = maps.get(mapId)
      if (refusal !== undefined || !doc) return socket.close(refusal ?? 4404)
      const connection: Connection = {
        number: ++count,
        socket,
        mapId,
        hasAnswered: false,
        waiting: [],
        clientIds: new Set(),
      }
      connections.add(connection)
      const awareness = people.get(mapId) as Awareness
      socket.on('close', () => {
        connections.delete(connection)
        removeAwarenessStates(awareness, [...connection.clientIds], 'left')
      })
      socket.on('message', (data: Buffer) => onMessage(connection, doc, new Uint8Array(data)))
      send(socket, 0, (encoder) => writeSyncStep1(encoder, doc))
      const present = encodeAwarenessUpdate(awareness, [...awareness.getStates().keys()])
      send(socket, 1, (encoder) => encoding.writeVarUint8Array(encoder, present))
    })
    await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
    return { http, port: (http.address() as AddressInfo).port }
  }
  const cutAll = () => {
    for (const { socket } of connections) socket.terminate()
  }
  let running = await listen(0)
  return {
    origin: `http://127.0.0.1:${running.port}`,
    maps,
    presenceMessages,
    answerBarriers(answer) {
      answering = answer
      for (const connection of connections) answerWaiting(connection)
    },
    refuse(code) {
      refusal = code
      if (code !== undefined) for (const { socket } of connections) socket.close(code)
    },
    silence: (next) => void (silent = next),
    notice(code) {
      for (const { socket } of connections) send(socket, 101, (encoder) => encoding.writeVarString(encoder, code))
    },
    sendRaw(bytes) {
      for (const { socket } of connections) socket.send(bytes)
    },
    cutAll,
    addMap,
    removeMap: (mapId) => void maps.delete(mapId),
    answerPut: (status) => void (putStatus = status),
    get connections() {
      return connections.size
    },
    get accepted() {
      return count
    },
    get waitingBarriers() {
      return [...connections].reduce((sum, { waiting }) => sum + waiting.length, 0)
    },
    stop: () =>
      new Promise((resolve) => {
        for (const awareness of people.values()) awareness.destroy()
        cutAll()
        running.http.closeAllConnections()
        running.http.close(() => resolve())
      }),
    async restart() {
      running = await listen(running.port)
    },
  }
}
