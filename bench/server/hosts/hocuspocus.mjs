import { createRequire } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'

/** Hocuspocus as its guide sets it up, with its database extension on SQLite; all other settings are its own. */
const require = createRequire(new URL('../peers/package.json', import.meta.url))
const load = (name) => import(pathToFileURL(require.resolve(name)).href)
const { Server } = await load('@hocuspocus/server')
const { Database } = await load('@hocuspocus/extension-database')

const database = new DatabaseSync(process.env.DATABASE)
database.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)')
const read = database.prepare('SELECT data FROM documents WHERE name = ?')
const write = database.prepare(
  'INSERT INTO documents VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
)

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => read.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => void write.run(documentName, state),
    }),
  ],
})
await server.listen()
console.log(`at http://127.0.0.1:${server.address.port}`)
