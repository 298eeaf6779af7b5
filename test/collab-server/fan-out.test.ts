import { connect, createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { LocalFanOut, LocalHub } from '../../collab-server/fan-out/local-fan-out.ts'
import { RedisFanOut } from '../../collab-server/fan-out/redis-fan-out.ts'
import { freePort } from '../helpers/free-port.ts'
import { type TestRedis, hasRedis, startRedis, withoutRedis } from '../helpers/redis.ts'
import { bytesOf, describeFanOut, started } from './fan-out-contract.ts'
import { until } from './waiting.ts'

describeFanOut('the fan-out within a process', () => {
  const hub = new LocalHub()
  return [new LocalFanOut(hub), new LocalFanOut(hub)]
})

describe.skipIf(!hasRedis)(`with Redis${withoutRedis}`, () => {
  let redis: TestRedis
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterEach(() => redis.thaw())
  afterAll(() => redis.remove())

  let groups = 0
  const fanOut = (group: string, url = redis.url) => new RedisFanOut({ url, group, beatMs: 50 })
  const two = (): [RedisFanOut, RedisFanOut] => {
    const group = `g${++groups}`
    return [fanOut(group), fanOut(group)]
  }
  describeFanOut('Redis', two)

  test('groups that share a Redis do not hear each other', async () => {
    const [a, b, other] = [...two(), fanOut('another')]
    const heard = await Promise.all([started(a), started(b), started(other)])
    await Promise.all([b.follow('m'), other.follow('m')])
    a.publish('m', bytesOf('hello'))
    await until(() => heard[1].messages.length === 1 && heard[1].there.size === 1, 'the own group hears it')
    expect([heard[2].messages, heard[2].there.size]).toEqual([[], 0])
  })

  test('an instance that falls silent is gone', async () => {
    const [a] = two()
    // Its way to Redis can be cut without a word.
    const gate = createServer((socket) => {
      const onward = connect(Number(new URL(redis.url).port), '127.0.0.1')
      socket.pipe(onward).pipe(socket)
      for (const each of [socket, onward]) each.on('error', () => undefined)
      cuts.push(() => socket.unpipe(onward))
    })
    const cuts: (() => void)[] = []
    const port = await freePort()
    gate.listen(port, '127.0.0.1')
    onTestFinished(() => void gate.close())
    const b = fanOut(`g${groups}`, `redis://127.0.0.1:${port}`)
    const [heardA, heardB] = await Promise.all([started(a), started(b)])
    await until(() => heardA.there.has(b.instance), 'it is known')
    const goneAt = until(() => !heardA.there.has(b.instance), 'it is gone')
    for (const cut of cuts) cut()
    await goneAt
    await until(() => heardB.changes.includes(false), 'it notices that nothing travels')
    // It makes new connections, and is back by itself.
    await until(() => heardA.there.has(b.instance) && b.isWorking, 'it is back')
    expect(heardB.changes.at(-1)).toBe(true)
  })

  test.each([
    ['that is killed', () => redis.kill(), () => redis.start()],
    ['that hangs', async () => redis.freeze(), async () => redis.thaw()],
  ])('a Redis %s is noticed, publishing harms nothing, and it goes on when Redis is back', async (_how, end, begin) => {
    const [a, b] = two()
    const [heardA, heardB] = await Promise.all([started(a), started(b)])
    await Promise.all([a.follow('m'), b.follow('m')])
    await until(() => heardA.there.size === 1, 'they know each other')
    await end()
    for (let n = 0; n < 1_000; n++) a.publish('m', bytesOf(`lost ${n}`))
    await until(() => heardA.changes.at(-1) === false && heardB.changes.at(-1) === false, 'both notice')
    expect([a.isWorking, heardA.there.size]).toEqual([false, 0])
    // A map that is opened meanwhile opens without waiting, and is followed later.
    await Promise.all([a.follow('n'), b.follow('n')])
    await begin()
    await until(() => heardA.changes.at(-1) === true && heardB.changes.at(-1) === true, 'both notice that it is back')
    await until(() => heardA.there.size === 1 && heardB.there.size === 1, 'they know each other again')
    for (const map of ['m', 'n']) {
      a.publish(map, bytesOf(`back ${map}`))
      await until(() => heardB.messages.some(({ text }) => text === `back ${map}`), `messages to ${map} travel again`)
    }
  })
})
