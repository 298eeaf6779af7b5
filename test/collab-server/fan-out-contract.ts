import { describe, expect, onTestFinished, test } from 'vitest'
import type { FanOut, FanOutListener } from '../../collab-server/fan-out/fan-out.ts'
import { until } from './waiting.ts'

/** What one instance has heard. */
export interface Heard {
  readonly messages: { readonly mapId: string; readonly text: string; readonly from: string }[]
  /** Instances that are there. */
  readonly there: Set<string>
  /** Every change of whether messages travel. */
  readonly changes: boolean[]
}

/** Starts a fan-out that ends with the test. */
export async function started(fanOut: FanOut): Promise<Heard> {
  const heard: Heard = { messages: [], there: new Set(), changes: [] }
  const listener: FanOutListener = {
    received: (mapId, message, from) => {
      heard.messages.push({ mapId, text: Buffer.from(message).toString('latin1'), from })
    },
    came: (instance) => void heard.there.add(instance),
    gone: (instance) => void heard.there.delete(instance),
    changed: (isWorking) => void heard.changes.push(isWorking),
  }
  fanOut.start(listener)
  onTestFinished(() => fanOut.close())
  await until(() => fanOut.isWorking, 'messages travel')
  return heard
}

export const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

/** What every fan-out must do. */
export function describeFanOut(name: string, makeTwo: () => readonly [FanOut, FanOut]): void {
  describe(`${name} keeps the fan-out contract`, () => {
    test('a message reaches who follows its map, in order, and neither its sender nor others', async () => {
      const [a, b] = makeTwo()
      const [heardA, heardB] = [await started(a), await started(b)]
      await Promise.all([a.follow('m'), b.follow('m'), b.follow('mm')])
      for (let n = 0; n < 200; n++) a.publish('m', bytesOf(`n${n}`))
      a.publish('other', bytesOf('not followed'))
      a.publish('mm', bytesOf('last'))
      await until(() => heardB.messages.some(({ mapId }) => mapId === 'mm'), 'the last one arrives')
      const expected = Array.from({ length: 200 }, (_, n) => ({ mapId: 'm', text: `n${n}`, from: a.instance }))
      expect(heardB.messages).toEqual([...expected, { mapId: 'mm', text: 'last', from: a.instance }])
      expect(heardA.messages).toEqual([])
    })

    test('nothing comes any more of a map that is not followed any more', async () => {
      const [a, b] = makeTwo()
      const heard = (await Promise.all([started(a), started(b)]))[1]
      await Promise.all([b.follow('m'), b.follow('n')])
      a.publish('m', bytesOf('one'))
      await until(() => heard.messages.length === 1, 'the first one arrives')
      b.unfollow('m')
      await b.follow('again')
      a.publish('m', bytesOf('two'))
      a.publish('n', bytesOf('three'))
      await until(() => heard.messages.length === 2, 'the other map is still followed')
      expect(heard.messages.map(({ text }) => text)).toEqual(['one', 'three'])
    })

    test('messages are bytes of any value and of half a megabyte, and stay as they were sent', async () => {
      const [a, b] = makeTwo()
      const heard = (await Promise.all([started(a), started(b)]))[1]
      await b.follow('m')
      const large = new Uint8Array(500_000).map((_, index) => index % 256)
      const text = Buffer.from(large).toString('latin1')
      a.publish('m', large)
      large.fill(0)
      a.publish('m', new Uint8Array())
      await until(() => heard.messages.length === 2, 'both arrive')
      expect(heard.messages[0]?.text === text).toBe(true)
      expect(heard.messages[1]?.text).toBe('')
    })

    test('instances know of each other, until one says goodbye', async () => {
      const [a, b] = makeTwo()
      const [heardA, heardB] = [await started(a), await started(b)]
      expect(a.instance).not.toBe(b.instance)
      await until(() => heardA.there.has(b.instance) && heardB.there.has(a.instance), 'both are known')
      await b.close()
      await until(() => heardA.there.size === 0, 'one is alone')
      // What is said after the end is of no matter, and no error.
      b.publish('m', bytesOf('late'))
      a.publish('m', bytesOf('late'))
    })
  })
}
