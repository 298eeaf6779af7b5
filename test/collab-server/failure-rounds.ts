import { expect, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { startBalancer } from '../helpers/balancer.ts'
import { startPostgres } from '../helpers/postgres.ts'
import { startRedis } from '../helpers/redis.ts'
import { type ServerProcess, startServerProcess } from '../helpers/server.ts'
import { type AckingClient, joinAcking, joinMap } from './client.ts'
import { write } from './kill-rounds.ts'
import { createMap } from './maps.ts'
import { directoryForTest, until } from './waiting.ts'

/** Two servers on one database and one Redis, behind a load balancer. */
export async function startTwo() {
  const [postgres, redis, balancer] = await Promise.all([startPostgres(), startRedis(), startBalancer()])
  const environment = { JEJAK_DATABASE_URL: await postgres.createDatabase(), JEJAK_REDIS_URL: redis.url }
  const dataDir = directoryForTest()
  const start = () => startServerProcess({ environment, dataDir })
  const servers: [ServerProcess, ServerProcess] = await Promise.all([start(), start()])
  const balance = () => balancer.setPorts(servers.map(({ url }) => Number(new URL(url).port)))
  balance()
  onTestFinished(async () => {
    balancer.close()
    await Promise.all(servers.map((server) => server.close()))
    await Promise.all([postgres.remove(), redis.remove()])
  })
  return {
    postgres,
    redis,
    balancer,
    servers,
    async killOne(index: 0 | 1) {
      await servers[index].stop('SIGKILL')
      await pause(200)
      servers[index] = await start()
      balance()
    },
  }
}

export type Two = Awaited<ReturnType<typeof startTwo>>

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What can go wrong, by name; each resolves when it is over. */
export const failures = {
  'a server is killed': (two: Two) => two.killOne(Math.random() < 0.5 ? 0 : 1),
  async 'Redis is cut'({ redis }: Two) {
    await redis.kill()
    await pause(Math.random() * 1_000)
    await redis.start()
  },
  async 'Redis hangs'({ redis }: Two) {
    redis.freeze()
    await pause(Math.random() * 1_000)
    redis.thaw()
  },
  async 'PostgreSQL is restarted'({ postgres }: Two) {
    await postgres.kill()
    await pause(Math.random() * 300)
    await postgres.start()
  },
} as const

/**
 * Lets something go wrong again and again while six people write on two maps, and looks in the end with fresh eyes for
 * every edit that was ever acknowledged, and whether everybody has the same.
 * @returns how many edits were acknowledged
 */
export async function failureRounds(two: Two, names: readonly (keyof typeof failures)[]): Promise<number> {
  const { balancer } = two
  const maps = await Promise.all([createMap(balancer.url), createMap(balancer.url)])
  const acknowledged = new Map(maps.map((id) => [id, new Set<string>()]))
  const clients: { id: string; client: AckingClient }[] = []
  const writing = maps.flatMap((id) =>
    [0, 1, 2].map((writer) => {
      const client = joinAcking(balancer.wsUrl, id, new Y.Doc())
      clients.push({ id, client })
      return write({ ...client, destroy: () => undefined }, `w${writer}`, acknowledged.get(id) ?? new Set())
    }),
  )
  await Promise.all(writing.map(({ begun }) => begun))
  const count = () => [...acknowledged.values()].reduce((sum, keys) => sum + keys.size, 0)
  for (const name of names) {
    await pause(Math.random() * 200)
    await failures[name](two)
    const before = count()
    await until(() => count() > before, `edits are acknowledged again after: ${name}`, 20_000)
  }
  for (const { end } of writing) end()
  await Promise.all(clients.map(({ client }) => client.durable()))
  for (const id of maps) {
    const own = clients.filter((each) => each.id === id).map(({ client }) => client)
    const fresh = two.servers.map(({ wsUrl }) => joinMap(wsUrl, id))
    await Promise.all(fresh.map((client) => client.synced()))
    const all = [...own, ...fresh]
    const isLevel = () => new Set(all.map((client) => JSON.stringify(sorted(client.notes.toJSON())))).size === 1
    await until(isLevel, 'everybody has the same', 10_000)
    for (const client of fresh) {
      const lost = [...(acknowledged.get(id) ?? [])].filter((key) => !client.notes.has(key))
      expect(lost, `after ${names.join(', ')}`).toEqual([])
      expect(client.doc.store.pendingStructs).toBeNull()
    }
    for (const client of all) client.destroy()
  }
  return count()
}

const sorted = (notes: Record<string, unknown>) => Object.entries(notes).sort(([a], [b]) => (a < b ? -1 : 1))
