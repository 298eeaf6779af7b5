import { newId } from '../../journey/model/id.ts'
import type { DraftPlace, DraftStore } from './draft.ts'

/** A card or stage that was being written when the page went: its words, and where it stood. */
export interface UnfinishedWords {
  readonly place: DraftPlace
  readonly words: string
}

/** What of a browser keeps unfinished words. `locks` is there only where a page is served safely. */
export interface UnfinishedWordsParts {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>
  readonly locks?: Pick<LockManager, 'request' | 'query'> | undefined
  /** What a tab is called for as long as it is there, reloads and crashes included. */
  readonly tab: string
}

/** Keeps what is written on one map by one page, as long as it is not on the map. */
export interface UnfinishedWordsKeeper {
  /** What pages that are gone have left; words that are being written in another tab are left to it. */
  left(): Promise<readonly LeftWords[]>
  /** The page goes, or is there again: what it has not finished is anyone's, or its own again. */
  setGone(isGone: boolean): void
  /** The map is left in order: whoever shows the draft makes of its words what it was to be. */
  close(): void
}

export interface LeftWords extends UnfinishedWords {
  /** Takes them over; false when another page has done so already. */
  take(): boolean
}

interface Kept extends UnfinishedWords {
  readonly tab: string
  readonly isGone: boolean
  /** When they were last written, ms since 1970. */
  readonly at: number
}

/** How long words are kept that nobody comes back for: as long as a deleted map. */
const keptMs = 30 * 24 * 60 * 60 * 1_000
/** How long a map may be unknown here: it may have just been opened, in another tab. */
const unknownMs = 24 * 60 * 60 * 1_000

const prefixOfAll = 'jejak.unfinished.'
const prefix = (mapId: string) => `${prefixOfAll}${mapId}.`

/** Keeps what is written into a draft, at every letter, until it has become something or was given up. */
export function keepUnfinishedWords(
  mapId: string,
  draft: DraftStore,
  { storage, locks, tab }: UnfinishedWordsParts,
): UnfinishedWordsKeeper {
  const key = prefix(mapId) + newId()
  let isGone = false
  let unlock: (() => void) | undefined
  // Whoever holds it is alive: it goes with the page, however that ends.
  void locks?.request(key, () => new Promise<void>((resolve) => (unlock = resolve))).catch(() => undefined)

  const keep = () => {
    const { place, words } = draft.getState()
    if (!place || words.trim() === '') storage.removeItem(key)
    else storage.setItem(key, JSON.stringify({ place, words, tab, isGone, at: Date.now() } satisfies Kept))
  }
  const keepIfAllowed = () => {
    try {
      keep()
    } catch {
      // Storage is forbidden or full: the words are in the field, and only there.
    }
  }
  const stop = draft.subscribe((state, before) => {
    if (state.place !== before.place || state.words !== before.words) keepIfAllowed()
  })

  return {
    async left() {
      const held = locks && (await heldBy(locks))
      const isLeft = (from: string, kept: Kept) => kept.isGone || (held ? !held.has(from) : kept.tab === tab)
      return keysOf(storage, prefix(mapId)).flatMap((from) => {
        const kept = from === key ? undefined : parseKept(storage.getItem(from))
        if (!kept || !isLeft(from, kept)) return []
        const take = () => {
          const isThere = storage.getItem(from) !== null
          storage.removeItem(from)
          return isThere
        }
        return [{ place: kept.place, words: kept.words, take }]
      })
    },
    setGone(now) {
      isGone = now
      keepIfAllowed()
    },
    close() {
      stop()
      try {
        storage.removeItem(key)
      } catch {
        // What cannot be stored is not there.
      }
      unlock?.()
    },
  }
}

/**
 * Throws away words that nobody comes back for: those of a month ago, and those of maps that are gone from this device.
 * What a page that is there is writing stays.
 * @param isGone whether a map is not on this device; none is where the device keeps no maps
 */
export async function clearUnfinishedWords(
  { storage, locks }: Omit<UnfinishedWordsParts, 'tab'>,
  isGone: (mapId: string) => Promise<boolean>,
  now = Date.now(),
): Promise<void> {
  const held = locks && (await heldBy(locks))
  for (const key of keysOf(storage, prefixOfAll)) {
    if (held?.has(key)) continue
    const text = storage.getItem(key)
    const age = now - (parseKept(text)?.at ?? 0)
    const mapId = key.slice(prefixOfAll.length, key.lastIndexOf('.'))
    const isOver = age > keptMs || (age > unknownMs && (await isGone(mapId)))
    // Not what has been written meanwhile.
    if (isOver && storage.getItem(key) === text) storage.removeItem(key)
  }
}

async function heldBy(locks: Pick<LockManager, 'query'>): Promise<ReadonlySet<string | undefined>> {
  return new Set((await locks.query()).held?.map(({ name }) => name))
}

function keysOf(storage: UnfinishedWordsParts['storage'], start: string): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(start),
  )
}

function parseKept(text: string | null): Kept | undefined {
  try {
    const { place, words, tab, isGone, at } = JSON.parse(text ?? '') as Partial<Record<keyof Kept, unknown>>
    if (!isPlace(place) || typeof words !== 'string' || words.trim() === '') return undefined
    return { place, words, tab: String(tab), isGone: isGone === true, at: Number(at ?? Date.now()) }
  } catch {
    return undefined
  }
}

const isText = (value: unknown) => typeof value === 'string'
const isOptional = (value: unknown) => value === undefined || isText(value)

function isPlace(place: unknown): place is DraftPlace {
  const { kind, at, before, behind } = Object(place) as Record<string, unknown>
  if (kind === 'stage') return isOptional(behind)
  const { kind: cell, stage, lane, under } = Object(at) as Record<string, unknown>
  return kind === 'card' && cell === 'cell' && isText(stage) && isText(lane) && isOptional(under) && isOptional(before)
}
