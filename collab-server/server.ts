import { type IncomingMessage, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Accounts } from './accounts/accounts.ts'
import { Provider } from './accounts/provider.ts'
import type { AccountsConfig } from './accounts/read-accounts.ts'
import { Tries } from './accounts/tries.ts'
import { ShareLinks } from './access/share-links.ts'
import { AddressRates } from './address-rates.ts'
import type { DocumentWork } from './documents/documents.ts'
import type { FanOut } from './fan-out/fan-out.ts'
import { AuthApi } from './http/auth-api.ts'
import { type TrustedProxies, clientAddress } from './http/client-address.ts'
import { DiscussionApi } from './http/discussion-api.ts'
import { Guard } from './http/guard.ts'
import { LinksApi } from './http/links-api.ts'
import { MapsApi } from './http/maps-api.ts'
import { MetricsApi } from './http/metrics-api.ts'
import { Routes } from './http/routes.ts'
import { VersionsApi } from './http/versions-api.ts'
import { StaticFiles } from './http/static-files.ts'
import { openTemplates } from './http/templates.ts'
import { closings } from './protocol.ts'
import { type Settings, defaultSettings } from './settings.ts'
import type { SharedStorage, Storage } from './storage/storage.ts'
import { Rooms } from './sync/rooms.ts'
import { Sharing } from './sync/sharing.ts'
import { Sockets } from './sync/sockets.ts'
import type { Log } from './telemetry/log.ts'
import { Meters } from './telemetry/meters.ts'
import { History } from './versions/history.ts'

export interface ServerParts {
  readonly storage: Storage
  /** Where other instances serve the same maps: the same storage, and the way to them. */
  readonly shared?: { readonly storage: SharedStorage; readonly fanOut: FanOut } | undefined
  readonly documents: DocumentWork
  /** Directory of the built web app; it may be missing. */
  readonly clientDir: string
  readonly templatesDir: string
  readonly settings?: Partial<Settings>
  /** Pages from elsewhere that may connect, as in `https://example.org`. */
  readonly allowedOrigins?: readonly string[]
  /** Proxies in front that are believed about where requests come from. */
  readonly trustedProxies?: TrustedProxies
  readonly log: Log
  /** Who may read `/metrics` brings this; without it nobody may. */
  readonly metricsToken?: string | undefined
  /** What is asked of people who make maps; without it nothing. */
  readonly accounts?: AccountsConfig | undefined
}

/** The collaboration server: web app, API and sync on one port. */
export interface CollabServer {
  /** Begins to serve and resolves to the port. Rejects with the system's error. */
  listen(port: number, host: string): Promise<number>
  /**
   * Stops: takes nothing more, makes all that was taken durable, closes every connection. False when something could
   * not be stored in time. Storage and documents stay open.
   */
  close(): Promise<boolean>
}

const now = () => performance.now()

/** How long clients have to take part in closing, in ms. */
const partingMs = 1_000

export async function openServer(parts: ServerParts): Promise<CollabServer> {
  const { storage, documents, log } = parts
  const settings = { ...defaultSettings, ...parts.settings }
  const meters = new Meters(() => ({
    rooms: rooms.openCount,
    connections: sockets.count,
    isStorageFailing: rooms.isStorageFailing,
    isFanOutFailing: sharing?.isPrompt === false,
  }))
  const sharing = parts.shared && new Sharing({ ...parts.shared, lookMs: settings.lookMs, log })
  const alone = parts.shared && aloneIn(parts.shared.storage)
  const history = new History({ storage, documents, everyMs: settings.versionMs, now: Date.now, log, alone })
  const roomParts = { storage, sharing, documents, settings, now, log, meters, history }
  const rooms = new Rooms(roomParts, (mapId) => sockets.renew(mapId))
  const links = new ShareLinks(storage, Date.now, alone)
  if (sharing) links.watch((mapId) => sharing.tellLinks(mapId))
  const { publicUrl } = parts.accounts ?? {}
  const allowedOrigins = [...(parts.allowedOrigins ?? []), ...(publicUrl === undefined ? [] : [publicUrl])]
  const accounts = await Accounts.open(parts.accounts ?? {}, storage, Date.now)
  const guard = new Guard(links, Date.now, log)
  const addresses = new AddressRates(settings.addressRates, now)
  let isUntold = parts.trustedProxies === undefined
  const addressOf = (request: IncomingMessage) => {
    if (isUntold && request.headers['x-forwarded-for'] !== undefined) {
      isUntold = false
      log.warn('Requests come through a proxy: without JEJAK_TRUST_PROXY, all of its users count as one address.')
    }
    return clientAddress(request, parts.trustedProxies)
  }
  const auth = new AuthApi({
    accounts,
    provider: openProvider(parts.accounts ?? {}),
    tries: new Tries(now),
    allowedOrigins,
    addressOf,
    log,
  })
  const sockets = new Sockets({
    rooms,
    addresses,
    addressOf,
    links,
    allowedOrigins,
    settings,
    now,
    log,
    meters,
  })
  const deadlineMs = settings.writeDeadlineMs
  const writing = { guard, documents, rooms, shared: parts.shared?.storage, log, deadlineMs }
  const templates = await openTemplates(parts.templatesDir)
  const routes = new Routes({
    auth,
    addresses,
    addressOf,
    maps: new MapsApi({ guard, links, auth, storage, documents, rooms, history, templates, log }),
    versions: new VersionsApi({ guard, rooms, history, log }),
    metrics: new MetricsApi(writing),
    discussion: new DiscussionApi(writing),
    links: new LinksApi(guard, links),
    files: new StaticFiles(parts.clientDir),
    health: () => ({
      status: rooms.isStorageFailing || sharing?.isPrompt === false ? 'degraded' : 'ok',
      storage: rooms.isStorageFailing ? 'failing' : 'ok',
      ...(sharing ? { fanOut: sharing.isPrompt ? 'ok' : 'failing' } : {}),
      rooms: rooms.openCount,
      connections: sockets.count,
    }),
    log,
    meters,
    metricsToken: parts.metricsToken,
    isHttps: publicUrl?.startsWith('https:') === true,
  })
  const http = createServer({ headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 })
  http.on('request', (request, response) => void routes.handle(request, response))
  http.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))

  return {
    listen: (port, host) => listen(http, port, host),
    async close() {
      const closed = new Promise((resolve) => http.close(resolve))
      sockets.pause()
      const isDurable = await rooms.settle(settings.stopDeadlineMs)
      await history.close(settings.stopDeadlineMs)
      await sockets.close(closings.restarting, partingMs)
      http.closeAllConnections()
      await closed
      await rooms.stop()
      await sharing?.close()
      return isDurable
    },
  }
}

function openProvider({ provider, publicUrl }: AccountsConfig) {
  if (provider === undefined || publicUrl === undefined) return undefined
  return { service: new Provider(provider, `${publicUrl}/auth/callback`), name: new URL(provider.issuer).host }
}

const aloneIn =
  (storage: SharedStorage): SharedStorage['alone'] =>
  (name, work) =>
    storage.alone(name, work)

function listen(http: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve((http.address() as AddressInfo).port)
    })
  })
}
