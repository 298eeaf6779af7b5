import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newKey } from '../journey/model/access.ts'
import { ownerLink } from './access/share-links.ts'
import { backUp, restoreBackup } from './backup/backup.ts'
import { readConfig } from './config.ts'
import { DocumentThread } from './documents/document-thread.ts'
import { openFanOut } from './fan-out/open-fan-out.ts'
import { openServer } from './server.ts'
import { defaultSettings } from './settings.ts'
import { StartError, systemCode } from './start-error.ts'
import { openStorageInUse, takeStorage } from './storage/open-storage.ts'
import { openLog, terminalLines } from './telemetry/log.ts'

/** The server's process: the one place where its parts are made and put together. */

// Run as source (Node 24), the neighbours are sources too, and the repository's root is one level nearer.
const isSource = import.meta.url.endsWith('.ts')
const root = fileURLToPath(new URL(isSource ? '..' : '../..', import.meta.url))
const threadScript = new URL(isSource ? './document-worker.ts' : './document-worker.js', import.meta.url)

try {
  const [verb, what, ...more] = process.argv.slice(2)
  if (verb === 'owner-link') await printOwnerLink(what ?? '')
  else if (verb === 'backup') await writeBackupTo(what)
  else if (verb === 'restore') await restoreFrom(what, more)
  else if (verb === undefined) await start()
  else
    throw new StartError(
      `There is no "${verb}" here, but backup <file>, restore <file> [<map id> …] and owner-link <map id>.`,
    )
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function start(): Promise<void> {
  const config = readConfig(process.env, process.cwd())
  const watched = process.stdout.isTTY ? terminalLines((text) => process.stdout.write(text)) : undefined
  const log = openLog(config.logLevel, watched)
  const { storage, shared, place, release } = await takeStorage(config)
  const fanOut = shared && (await openFanOut(config, shared.group, defaultSettings))
  const documents = new DocumentThread(threadScript)
  const server = await openServer({
    storage,
    shared: shared && fanOut && { storage: shared, fanOut },
    documents,
    clientDir: join(root, 'dist/client'),
    templatesDir: join(root, 'templates'),
    allowedOrigins: config.allowedOrigins,
    trustedProxies: config.trustedProxies,
    metricsToken: config.metricsToken,
    accounts: config.accounts,
    log,
  })
  const end = async () => {
    const isDurable = await server.close()
    await documents.close()
    await release()
    return isDurable
  }
  let port: number
  try {
    port = await server.listen(config.port, config.host)
  } catch (error) {
    await end()
    throw new StartError(listenFailure(error, config.port, config.host), { cause: error })
  }

  let isStopping = false
  const stop = async () => {
    // A second signal does not wait.
    if (isStopping) process.exit(1)
    isStopping = true
    try {
      if (await end()) {
        log.info('Jejak stopped.')
        process.exit(0)
      }
      log.error('Jejak stopped with changes that could not be stored; the browsers they came from have them.')
    } catch (error) {
      log.error({ err: error }, 'Jejak did not stop cleanly.')
    }
    process.exit(1)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  log.info(`Jejak is at ${address(config.host, port)} (data in ${place})`)
}

/**
 * `owner-link <map id>`: makes an owner link for whoever runs the server, also while it runs: for a map whose owners have
 * lost theirs, or that is older than links are.
 */
async function printOwnerLink(mapId: string): Promise<void> {
  const config = readConfig(process.env, process.cwd())
  const { storage, place } = await openStorageInUse(config)
  try {
    const stored = await storage.load(mapId)
    if (stored === undefined) throw new StartError(`There is no map "${mapId}" in ${place}.`)
    const key = newKey()
    await storage.putLink(ownerLink(mapId, key, Date.now()))
    console.log(`/m/${mapId}#k=${key}`)
  } finally {
    await storage.close()
  }
}

/** `backup <file>`: writes all maps to one file, also while servers run. */
async function writeBackupTo(path: string | undefined): Promise<void> {
  if (path === undefined) throw new StartError('Say where the backup goes: backup <file>.')
  const { storage, place } = await openStorageInUse(readConfig(process.env, process.cwd()))
  try {
    const count = await backUp(storage, path)
    const maps = count === 1 ? `map of ${place} is` : `maps of ${place} are`
    console.log(`${count} ${maps} in ${path}.`)
  } finally {
    await storage.close()
  }
}

/** `restore <file> [<map id> …]`: puts maps back as they were. Servers on a database notice; one on a data directory must not run. */
async function restoreFrom(path: string | undefined, only: readonly string[]): Promise<void> {
  if (path === undefined) throw new StartError('Say what is restored: restore <file> [<map id> …].')
  const config = readConfig(process.env, process.cwd())
  const { storage, place, release } = await takeStorage(config)
  try {
    const restored = await restoreBackup(storage, path, only.length === 0 ? undefined : only)
    for (const missing of only.filter((id) => !restored.includes(id))) console.error(`${path} has no map ${missing}.`)
    if (restored.length < only.length) process.exitCode = 1
    const maps = restored.length === 1 ? `map of ${path} is` : `maps of ${path} are`
    console.log(`${restored.length} ${maps} in ${place} again.`)
  } finally {
    await release()
  }
}

function address(host: string, port: number): string {
  const reachable = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function listenFailure(error: unknown, port: number, host: string): string {
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop that program, or set PORT to another number.`
    case 'EACCES':
      return `This user may not listen on port ${port}. Set PORT to a number above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST is "${host}", which is not an address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all.`
    default:
      return `Jejak cannot listen on ${host}:${port} (${systemCode(error) ?? String(error)}). Set PORT and HOST.`
  }
}
