import { afterEach, describe, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type Presence, cleanName, openPresence, parsePerson } from '../../../client/services/presence.ts'

const docs: Y.Doc[] = []
afterEach(() => {
  for (const doc of docs.splice(0)) doc.destroy()
  vi.useRealTimers()
})

function newAwareness(): Awareness {
  const doc = new Y.Doc()
  docs.push(doc)
  return new Awareness(doc)
}

function join(from: Awareness, to: Awareness, count: () => void): void {
  from.on('update', (_: unknown, origin: unknown) => {
    if (origin !== 'local') return
    count()
    applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'remote')
  })
}

/** Two people whose presence reaches each other at once; counts the messages of the first. */
function meet(): { sari: Presence; budi: Presence; messages: () => number; sariAwareness: Awareness } {
  const [a, b] = [newAwareness(), newAwareness()]
  let messages = 0
  join(a, b, () => messages++)
  join(b, a, () => undefined)
  const sari = openPresence(a, { name: 'Sari', colour: 'teal' })
  const budi = openPresence(b, { name: 'Budi', colour: 'plum' })
  return { sari, budi, messages: () => messages, sariAwareness: a }
}

describe('presence', () => {
  test('shows what others do', () => {
    vi.useFakeTimers()
    const { sari, budi, sariAwareness } = meet()
    sari.setCursor({ x: 10.04, y: -20 })
    sari.setSelection(['a', 'b'])
    sari.setDrag([{ cardId: 'a', x: 1, y: 2 }])
    sari.setEditing('b')
    vi.advanceTimersByTime(40)
    expect(budi.people).toEqual([
      {
        clientId: sariAwareness.clientID,
        user: { name: 'Sari', colour: 'teal' },
        cursor: { x: 10, y: -20 },
        selection: ['a', 'b'],
        drag: [{ cardId: 'a', x: 1, y: 2 }],
        editing: 'b',
      },
    ])
    sari.setCursor(undefined)
    sari.setSelection([])
    sari.setDrag([])
    sari.setEditing(undefined)
    vi.advanceTimersByTime(40)
    expect(budi.people[0]).toEqual({
      clientId: sariAwareness.clientID,
      user: { name: 'Sari', colour: 'teal' },
      selection: [],
      drag: [],
    })
  })

  test('a moving pointer costs about thirty messages a second, and its last place always arrives', () => {
    vi.useFakeTimers()
    const { sari, budi, messages } = meet()
    const before = messages()
    for (let step = 1; step <= 500; step++) {
      sari.setCursor({ x: step, y: step })
      vi.advanceTimersByTime(2)
    }
    vi.advanceTimersByTime(40)
    expect(messages() - before).toBeLessThanOrEqual(32)
    expect(messages() - before).toBeGreaterThan(25)
    expect(budi.people[0]?.cursor).toEqual({ x: 500, y: 500 })
  })

  test('what did not change keeps its identity', () => {
    vi.useFakeTimers()
    const { sari, budi } = meet()
    sari.setSelection(['a'])
    vi.advanceTimersByTime(40)
    const before = budi.people
    let calls = 0
    budi.watch(() => calls++)
    sari.setSelection(['a'])
    vi.advanceTimersByTime(40)
    expect([budi.people, calls]).toEqual([before, 0])
    expect(budi.people).toBe(before)
    sari.setCursor({ x: 1, y: 1 })
    vi.advanceTimersByTime(40)
    expect(calls).toBe(1)
    expect(budi.people[0]).not.toBe(before[0])
    expect(budi.people[0]?.selection).toBe(before[0]?.selection)
    expect(budi.people[0]?.user).toBe(before[0]?.user)
  })

  test('whoever leaves is gone from the list', () => {
    const { budi, sariAwareness } = meet()
    expect(budi.people).toHaveLength(1)
    sariAwareness.setLocalState(null)
    expect(budi.people).toEqual([])
  })
})

describe('what peers send is not believed', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['an array', []],
    ['no user', { cursor: { x: 1, y: 1 } }],
  ])('%s is nobody', (_, state) => {
    expect(parsePerson(1, state)).toBeUndefined()
  })

  test('fields that do not hold are left out', () => {
    const state = {
      user: { name: `  Eve\u202e\n${'x'.repeat(5_000)}`, colour: 'url(javascript:1)' },
      cursor: { x: Number.NaN, y: 3 },
      selection: ['ok', 7, null, '../x', 'y'.repeat(100), { id: 'z' }],
      drag: [{ cardId: 'ok', x: 1, y: 1 }, { cardId: 'ok', x: Infinity, y: 1 }, { cardId: '<b>', x: 1, y: 1 }, 4],
      editing: { toString: 'x' },
      extra: 'kept from nobody',
    }
    const person = parsePerson(7, state)
    expect(person).toEqual({
      clientId: 7,
      user: { name: `Eve ${'x'.repeat(56)}`, colour: 'slate' },
      selection: ['ok'],
      drag: [{ cardId: 'ok', x: 1, y: 1 }],
    })
  })

  test('long lists are cut, huge numbers dropped', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `id${index}`)
    const person = parsePerson(1, { user: {}, selection: many, drag: many.map((cardId) => ({ cardId, x: 0, y: 0 })) })
    expect([person?.selection.length, person?.drag.length]).toEqual([100, 60])
    expect(parsePerson(1, { user: {}, cursor: { x: 1e300, y: 0 } })).not.toHaveProperty('cursor')
  })

  test('names keep what writing needs', () => {
    expect(cleanName(' Nur\tAini \u0000 ')).toBe('Nur Aini')
    expect(cleanName('👩‍💻 Dewi')).toBe('👩‍💻 Dewi')
    expect(cleanName('😀'.repeat(80))).toBe('😀'.repeat(60))
  })
})
