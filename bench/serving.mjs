import { spawn } from 'node:child_process'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

/** Starts the built product on a free port with its data in a folder. */
export async function startProduct(dataDir) {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', JEJAK_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const origin = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout.on('data', (text) => {
      const found = /http:\/\/[^\s]+/.exec(String(text))
      if (found) resolve(found[0].replace(/\/$/, ''))
    })
  })
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit')
        child.once('exit', resolve)
        child.kill('SIGTERM')
      }),
  }
}

/** Puts a map on the server and returns its id and its owner's secret. */
export async function createMap(origin, map) {
  const answer = await fetch(`${origin}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ map }),
  })
  if (answer.status !== 201) throw new Error(`POST /api/maps: ${answer.status} ${await answer.text()}`)
  const { id, key } = await answer.json()
  return { id, key }
}

/** The owner's link of a map that was put on the server. */
export const linkOf = (origin, { id, key }) => `${origin}/m/${id}#k=${key}`

/** What a provider offers to be let in to a map. */
export const protocolsOf = ({ key }) => ['yjs', `key.${key}`]

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * Serves files, and data made by the bench, on a free port.
 * @param folders path prefix → folder
 * @param data path → what is answered as JSON
 */
export async function serveFiles(folders, data) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
    const made = data.get(path)
    if (made !== undefined) {
      response.setHeader('content-type', types['.json'])
      response.end(JSON.stringify(made))
      return
    }
    const prefix = Object.keys(folders).find((name) => path.startsWith(name))
    const file = prefix === undefined ? '' : join(folders[prefix], normalize(`/${path.slice(prefix.length)}`))
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.statusCode = 404
      response.end()
      return
    }
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
  }
}
