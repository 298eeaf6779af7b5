import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  type FactsPatch,
  type SaveFacts,
  type SaveState,
  offlineGraceMs,
  saveStateOf,
  trackSaveStatus,
  unsafeGraceMs,
} from '../../../client/state/save-status.ts'

const now = 1_000_000
const wellKept: SaveFacts = {
  ready: true,
  localCopy: 'read',
  localKind: 'indexeddb',
  quarantined: 0,
  connected: true,
  unreachable: false,
  acknowledged: true,
  unsentEdits: 0,
  unsafeEdits: 0,
  serverStorageFailing: false,
  lateForOthers: false,
  crowded: false,
  canPublish: true,
}
const unsafe = { acknowledged: false, unsentEdits: 1, unsafeEdits: 1, unsafeSince: now - 10 }
const longUnsafe = { ...unsafe, unsafeSince: now - unsafeGraceMs }
const unsent = { acknowledged: false, unsentEdits: 1 }
const away = { connected: false, disconnectedSince: now - offlineGraceMs }
const justAway = { connected: false, disconnectedSince: now - 10 }
const memory = { localKind: 'memory', memoryReason: 'missing' } as const
const full = { writeTrouble: 'quota' } as const
const unopened = { ready: false, acknowledged: false, canPublish: false }

const rules: readonly (readonly [string, FactsPatch, SaveState])[] = [
  ['all is acknowledged', {}, 'saved'],
  ['not acknowledged, on this device', unsent, 'saved-here'],
  ['the edit of this moment', unsafe, 'saving'],
  ['nothing took the edit in time', longUnsafe, 'not-saved'],
  ['connection lost a moment ago, all acknowledged', justAway, 'saved'],
  ['connection lost a moment ago, not all acknowledged', { ...unsent, ...justAway }, 'saved-here'],
  ['connection lost', away, 'offline'],
  ['connection lost, edits on this device', { ...unsent, ...away }, 'offline'],
  ['disk full, connected: the acknowledgement may come', { ...unsafe, ...full }, 'saving'],
  ['disk full, and it did not come', { ...longUnsafe, ...full }, 'not-saved'],
  ['disk full, acknowledged', full, 'saved'],
  ['disk full, connection just lost', { ...unsafe, ...full, ...justAway }, 'not-saved'],
  ['disk full here and there', { ...unsafe, ...full, serverStorageFailing: true }, 'not-saved'],
  ['disk full, refused', { ...unsafe, ...full, refused: { code: 4422 } }, 'not-saved'],
  ['server cannot store, copy here', { ...unsent, serverStorageFailing: true }, 'saved-here'],
  ['no copy here, acknowledged', memory, 'saved'],
  ['no copy here, not acknowledged yet', { ...memory, ...unsafe }, 'saving'],
  ['no copy here, connection just lost with an edit under way', { ...memory, ...unsafe, ...justAway }, 'not-saved'],
  ['no copy here, nothing unsent, offline', { ...memory, ...away }, 'offline'],
  ['no copy here, server cannot store', { ...memory, ...unsafe, serverStorageFailing: true }, 'not-saved'],
  ['refused, edits on this device', { ...unsent, refused: { code: 4404 } }, 'refused'],
  ['copy not read to its end', { localCopy: 'late' }, 'recovery'],
  ['copy not read to its end, and an edit unsafe', { ...longUnsafe, localCopy: 'late' }, 'not-saved'],
  ['opening', { ...unopened, localCopy: 'reading', connected: false }, 'loading'],
  [
    'opening, server refuses before the copy is read',
    { ...unopened, localCopy: 'reading', refused: { code: 4404 } },
    'loading',
  ],
  ['nothing here, connecting', { ...unopened, connected: false }, 'loading'],
  ['nothing here, server away', { ...unopened, connected: false, unreachable: true }, 'unreachable'],
  ['nothing here, unknown to the server', { ...unopened, refused: { code: 4404 } }, 'refused'],
  ['copy late, unknown to the server', { ...unopened, localCopy: 'late', refused: { code: 4404 } }, 'unreachable'],
  ['copy late, server away', { ...unopened, localCopy: 'late', unreachable: true }, 'unreachable'],
]

/** What may be said at most, by facts alone. */
function allowed(facts: SaveFacts): readonly SaveState[] {
  if (facts.unsafeEdits > 0) return ['saving', 'not-saved']
  if (!facts.ready) return ['loading', 'unreachable', 'refused']
  if (facts.refused) return ['refused']
  if (facts.localCopy !== 'read') return ['recovery']
  if (facts.acknowledged) return facts.connected ? ['saved'] : ['saved', 'offline']
  const here: SaveState = facts.localKind === 'memory' ? 'saving' : 'saved-here'
  return facts.connected ? [here] : [here, 'offline']
}

describe('what the pill may say', () => {
  test.each(rules)('%s', (_, facts, state) => {
    expect(saveStateOf({ ...wellKept, ...facts } as SaveFacts, now)).toBe(state)
  })

  test('no combination of facts is called safer than it is', () => {
    let all: SaveFacts[] = [wellKept]
    const vary = (variants: readonly FactsPatch[]) => {
      all = all.flatMap((facts) => variants.map((variant) => ({ ...facts, ...variant }) as SaveFacts))
    }
    for (const flag of ['ready', 'connected', 'acknowledged', 'serverStorageFailing', 'unreachable'])
      vary([{ [flag]: true }, { [flag]: false }])
    vary([{ localKind: 'indexeddb' }, memory])
    vary([{ localCopy: 'reading' }, { localCopy: 'read' }, { localCopy: 'late' }])
    vary([{}, { refused: { code: 4404 } }])
    vary([{}, full])
    vary([unsafe, longUnsafe, {}].map((variant) => ({ unsafeEdits: 0, ...variant })))
    vary([{ disconnectedSince: now }, { disconnectedSince: now - 60_000 }])
    expect(all).toHaveLength(4_608)
    expect(all.filter((facts) => !allowed(facts).includes(saveStateOf(facts, now)))).toEqual([])
  })
})

describe('the status follows time by itself', () => {
  afterEach(() => vi.useRealTimers())

  test('offline after two seconds, unsafe after one and a half', () => {
    vi.useFakeTimers({ now })
    const tracker = trackSaveStatus({ ...wellKept, disconnectedSince: undefined })
    const states: SaveState[] = []
    tracker.store.subscribe(({ state }) => states.push(state))
    tracker.update({ connected: false, disconnectedSince: now })
    vi.advanceTimersByTime(offlineGraceMs - 1)
    expect(states.filter((state) => state === 'offline')).toEqual([])
    vi.advanceTimersByTime(1)
    expect(states.at(-1)).toBe('offline')
    tracker.update({ connected: true, disconnectedSince: undefined })
    expect(states.at(-1)).toBe('saved')
    tracker.update({ ...unsafe, unsafeSince: Date.now() })
    expect(states.at(-1)).toBe('saving')
    vi.advanceTimersByTime(unsafeGraceMs)
    expect(states.at(-1)).toBe('not-saved')
    tracker.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('the same facts again tell nobody', () => {
    const tracker = trackSaveStatus(wellKept)
    const listener = vi.fn<() => void>()
    tracker.store.subscribe(listener)
    tracker.update({ connected: true })
    tracker.update({ writeTrouble: undefined })
    expect(listener).not.toHaveBeenCalled()
    tracker.close()
  })
})
