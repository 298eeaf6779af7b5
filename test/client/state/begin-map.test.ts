import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { speak } from '../../../client/language/text.ts'
import { beginMap, takeMap } from '../../../client/state/begin-map.ts'

/** Every session that was opened, in order: of which map, and whether it is closed. */
const opened: { readonly id: string; closed: number }[] = []

vi.mock('../../../client/services/map-session.ts', () => ({
  openMapSession(id: string) {
    const session = { id, closed: 0, close: () => Promise.resolve(void session.closed++) }
    opened.push(session)
    return session
  },
}))
vi.mock('../../../client/state/local-store.ts', () => ({ localStore: () => Promise.resolve({}) }))
vi.mock('../../../client/state/user-identity.ts', () => ({ userIdentity: (name: string) => ({ name }) }))

beforeAll(() => speak('en', { remember: false }))
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('location', { origin: 'http://localhost', hash: '' })
})
afterEach(async () => {
  // What a test has left begun is nobody's.
  await takeMap('none of them')
  opened.length = 0
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a map that was begun is opened once, and is the page’s to close', async () => {
  beginMap('one')
  const session = await takeMap('one')
  expect(opened).toEqual([session])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(opened).toMatchObject([{ id: 'one', closed: 0 }])
})

test('who takes it again gets a session of their own', async () => {
  beginMap('one')
  expect(await takeMap('one')).not.toBe(await takeMap('one'))
  expect(opened).toHaveLength(2)
})

test('a map is opened though none was begun', async () => {
  expect(await takeMap('one')).toBe(opened[0])
})

test('when another map is shown, the one that was begun is closed', async () => {
  beginMap('one')
  await takeMap('two')
  expect(opened).toMatchObject([
    { id: 'one', closed: 1 },
    { id: 'two', closed: 0 },
  ])
})

test('when another map is begun, the first is closed', async () => {
  beginMap('one')
  beginMap('two')
  await takeMap('two')
  expect(opened).toMatchObject([
    { id: 'one', closed: 1 },
    { id: 'two', closed: 0 },
  ])
})

test('a page that does not come does not keep its map open', async () => {
  beginMap('one')
  await vi.advanceTimersByTimeAsync(29_000)
  expect(opened).toMatchObject([{ id: 'one', closed: 0 }])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(opened).toMatchObject([{ id: 'one', closed: 1 }])
  await takeMap('one')
  expect(opened).toHaveLength(2)
})
