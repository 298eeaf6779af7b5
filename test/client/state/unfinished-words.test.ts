import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DraftPlace, createDraftStore, noDraft } from '../../../client/state/draft.ts'
import { clearUnfinishedWords, keepUnfinishedWords } from '../../../client/state/unfinished-words.ts'

const place: DraftPlace = { kind: 'card', at: { kind: 'cell', stage: 's', lane: 'l' } }

class FakeStorage {
  readonly items = new Map<string, string>()
  get length() {
    return this.items.size
  }
  key = (index: number) => [...this.items.keys()][index] ?? null
  getItem = (key: string) => this.items.get(key) ?? null
  setItem = (key: string, value: string) => void this.items.set(key, value)
  removeItem = (key: string) => void this.items.delete(key)
}

/** Locks as browsers have them: each is held until its page is gone. */
class FakeLocks {
  readonly held = new Set<string>()
  request = async (name: string, hold: unknown) => {
    this.held.add(name)
    await (hold as () => Promise<void>)()
    this.held.delete(name)
  }
  query = async () => ({ held: [...this.held].map((name) => ({ name })), pending: [] })
}

let storage: FakeStorage
let locks: FakeLocks
beforeEach(() => {
  storage = new FakeStorage()
  locks = new FakeLocks()
})
const keepers: ReturnType<typeof keepUnfinishedWords>[] = []
afterEach(() => keepers.splice(0).forEach((keeper) => keeper.close()))

/** A page that has a map open. */
function openPage({ map = 'm', tab = 'a', safe = true } = {}) {
  const draft = createDraftStore()
  const parts = { storage, tab, ...(safe ? { locks: locks as unknown as LockManager } : {}) }
  const keeper = keepUnfinishedWords(map, draft, parts)
  keepers.push(keeper)
  const found = async () => (await keeper.left()).map(({ place: at, words }) => ({ place: at, words }))
  return { draft, keeper, found, write: (words: string) => draft.setState({ place, words }) }
}

test('what was being written when a page went is there for the next page of the map, and of no other', async () => {
  const page = openPage()
  page.write('Half a')
  page.write('Half a na')
  page.keeper.setGone(true)
  expect(await openPage({ map: 'other' }).found()).toEqual([])
  expect(await openPage().found()).toEqual([{ place, words: 'Half a na' }])
})

test('whoever takes the words has them alone', async () => {
  const page = openPage()
  page.write('Half a na')
  page.keeper.setGone(true)
  const [[first], [second]] = [await openPage().keeper.left(), await openPage().keeper.left()]
  expect([first?.take(), second?.take()]).toEqual([true, false])
  expect(await openPage().found()).toEqual([])
})

test('words that became a card, or were given up, are kept no longer; nor are those of a map that was left in order', async () => {
  const page = openPage()
  page.write('Half a na')
  page.draft.setState(noDraft)
  page.keeper.setGone(true)
  expect(await openPage().found()).toEqual([])
  const other = openPage()
  other.write('Half a na')
  other.keeper.close()
  expect(storage.length).toBe(0)
})

test('a page that crashed leaves its words, and one that is there does not', async () => {
  const page = openPage()
  page.write('Half a na')
  // Not even to a copy of its tab.
  expect(await openPage({ tab: 'b' }).found()).toEqual([])
  expect(await openPage({ tab: 'a' }).found()).toEqual([])
  locks.held.clear()
  expect(await openPage({ tab: 'b' }).found()).toEqual([{ place, words: 'Half a na' }])
})

test('where a browser has no locks, the tab that crashed finds its words and another one does not', async () => {
  openPage({ safe: false }).write('Half a na')
  expect(await openPage({ tab: 'b', safe: false }).found()).toEqual([])
  expect(await openPage({ tab: 'a', safe: false }).found()).toEqual([{ place, words: 'Half a na' }])
})

test('what is stored and is no draft is passed over', async () => {
  for (const [index, text] of [
    '',
    '{',
    'null',
    '{"place":{"kind":"card"},"words":"x"}',
    '{"place":{"kind":"stage"}}',
  ].entries())
    storage.setItem(`jejak.unfinished.m.${index}`, text)
  expect(await openPage().found()).toEqual([])
})

test('storage that is full or forbidden stops nobody from writing', async () => {
  storage.setItem = () => {
    throw new Error('full')
  }
  const page = openPage()
  page.write('Half a na')
  expect(page.draft.getState().words).toBe('Half a na')
})

const day = 24 * 60 * 60 * 1_000
const clear = (days: number, gone: readonly string[] = []) => {
  const parts = { storage, locks: locks as unknown as LockManager }
  return clearUnfinishedWords(parts, async (mapId) => gone.includes(mapId), Date.now() + days * day)
}

/** A page that was left amidst a word, as by a crash. */
function leave(map: string, words: string): void {
  const page = openPage({ map })
  page.write(words)
  page.keeper.setGone(true)
  locks.held.clear()
}

test('words of maps that are gone from the device go too, once it is sure that the map does not just come', async () => {
  leave('here', 'Half a')
  leave('removed', 'Half b')
  await clear(0, ['removed'])
  expect(storage.length).toBe(2)
  await clear(2, ['removed'])
  expect(await openPage({ map: 'removed' }).found()).toEqual([])
  expect(await openPage({ map: 'here' }).found()).toEqual([{ place, words: 'Half a' }])
})

test('words that nobody has come back for in a month go, and so does what cannot be read', async () => {
  leave('m', 'Half a')
  storage.setItem('jejak.unfinished.m.broken', '{')
  storage.setItem('jejak.user', '{}')
  await clear(29)
  expect(await openPage().found()).toEqual([{ place, words: 'Half a' }])
  await clear(31)
  expect([...storage.items.keys()]).toEqual(['jejak.user'])
})

test('what a page that is there is writing stays, however long that takes and whatever becomes of the map', async () => {
  const page = openPage()
  page.write('Half a')
  await clear(400, ['m'])
  expect(storage.length).toBe(1)
})
