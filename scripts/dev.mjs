import { spawn } from 'node:child_process'
import { createServer as createProbe } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, createServer } from 'vite'
import { followParent } from './follow-parent.mjs'

/**
 * `npm run dev`: the web app with hot reloading on the usual port, and behind it, on a free port, the server, which is
 * bundled again and restarted when its sources change.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
// Otherwise building the server would make the web app a production one.
process.env.NODE_ENV = 'development'

const configFile = join(root, 'vite.config.ts')
const serverDir = join(root, 'dist/dev-server')
const host = process.env.HOST ?? '127.0.0.1'
const port = Number(process.env.PORT ?? 4400)

const serverPort = await new Promise((resolve, reject) => {
  const probe = createProbe()
  probe.once('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address()
    probe.close(() => resolve(free))
  })
})

let running
let stopping = false

function startServer() {
  running = spawn(process.execPath, [join(serverDir, 'main.js')], {
    stdio: 'inherit',
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(serverPort) },
  })
}

/** Asks the server to close its maps and waits until it is gone, so that two never share the data folder. */
async function stopServer() {
  if (!running || running.exitCode !== null || running.signalCode !== null) return
  const gone = new Promise((resolve) => running.once('exit', resolve))
  running.kill('SIGTERM')
  await gone
}

async function restartServer() {
  await stopServer()
  if (!stopping) startServer()
}

const watcher = await build({ configFile, logLevel: 'warn', build: { ssr: true, watch: {}, outDir: serverDir } })
let restarts = Promise.resolve()
watcher.on('event', (event) => {
  if (event.code === 'ERROR') process.stderr.write(`${event.error.message}\n`)
  if (event.code !== 'END') return
  restarts = restarts.then(restartServer)
})

const target = `http://127.0.0.1:${serverPort}`
const pages = await createServer({
  configFile,
  server: {
    host,
    port,
    strictPort: true,
    proxy: { '/api': { target }, '/auth': { target }, '/healthz': { target }, '/sync': { target, ws: true } },
  },
})
await pages.listen()
pages.printUrls()

async function end() {
  stopping = true
  await Promise.allSettled([watcher.close(), pages.close(), restarts.then(stopServer)])
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end())
followParent()
