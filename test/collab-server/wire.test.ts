import { EventEmitter } from 'node:events'
import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { limits } from '../../collab-server/protocol.ts'
import { Pace } from '../../collab-server/sync/pace.ts'
import { Wire } from '../../collab-server/sync/wire.ts'

/** A socket whose other end takes something only when told to, and answers no pings by itself. */
function wireForTest() {
  let time = 0
  const takers: (() => void)[] = []
  const socket = new Writable({ write: (_chunk, _encoding, done) => void takers.push(done) })
  const webSocket = Object.assign(new EventEmitter(), { OPEN: 1, readyState: 1, ping: () => undefined })
  const wire = new Wire(webSocket as unknown as WebSocket, socket as unknown as Duplex, () => time)
  return {
    wire,
    answerPing: () => webSocket.emit('pong'),
    take: () => {
      for (let done = takers.shift(); done; done = takers.shift()) done()
    },
    pass: (ms: number) => (time += ms),
  }
}

describe('a wire', () => {
  test('whose client takes nothing for 30 s is given up; one that takes something late is not', () => {
    const alive = Buffer.of(0)
    const large = Buffer.alloc(limits.queuedBytes + 1)
    const { wire, answerPing, take, pass } = wireForTest()
    const beats = (ms: number) => {
      pass(ms)
      answerPing()
      return wire.beat(alive)
    }
    wire.send(large)
    expect(wire.isBlocked).toBe(true)
    expect(beats(20_000)).toBe(true)
    take()
    wire.send(large)
    expect(beats(20_000)).toBe(true)
    expect(beats(10_001)).toBe(false)
  })

  test('is given up when two pings in turn are not answered', () => {
    const { wire, answerPing } = wireForTest()
    expect(wire.beat(Buffer.of(0))).toBe(true)
    expect(wire.beat(Buffer.of(0))).toBe(true)
    answerPing()
    expect(wire.beat(Buffer.of(0))).toBe(true)
    expect(wire.beat(Buffer.of(0))).toBe(true)
    expect(wire.beat(Buffer.of(0))).toBe(false)
  })
})

test('a quiet server sends at once; a busy one gathers longer for more receivers, and never beyond 16 ms', () => {
  let time = 0
  const pace = new Pace(() => time)
  const second = (deliveries: number) => {
    for (let step = 0; step < 10; step++) {
      pace.note(deliveries / 10)
      time += 100
    }
  }
  second(5_000)
  expect(pace.delayMs(50)).toBe(0)
  second(20_000)
  expect(pace.delayMs(4)).toBe(1)
  expect(pace.delayMs(50)).toBeCloseTo(12.5, 1)
  expect(pace.delayMs(5_000)).toBe(16)
  second(0)
  expect(pace.delayMs(5_000)).toBe(0)
})
