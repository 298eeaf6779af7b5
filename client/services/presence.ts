import type { Awareness } from 'y-protocols/awareness'
import { idPattern } from '../../journey/model/id.ts'
import { type Colour, colours } from '../../journey/model/vocabulary.ts'
import { onceAFrame } from './once-a-frame.ts'

/** A point of the map, in the map's own units. */
export interface MapPoint {
  readonly x: number
  readonly y: number
}

/** Where a card is while it is being dragged: its top left corner. */
export interface DraggedCard extends MapPoint {
  readonly cardId: string
}

/** What one shows of oneself. */
export interface PresenceUser {
  /** At most {@link nameLength} characters; may be empty when a peer sent none. */
  readonly name: string
  readonly colour: Colour
  /** The browser they are in, by a random id: all its tabs are one person. */
  readonly browser?: string
  /** Since when the colour is theirs, ms since 1970; 0 is one they chose. */
  readonly since?: number
}

/** What someone presents: a step of the map, drawn for those who follow as it is for those in the room. */
export interface Presenting {
  /** The whole map, or a stage or friction of it. */
  readonly kind: 'map' | 'stage' | 'friction'
  /** Of the stage or friction. */
  readonly id?: string
  /** Which step it is, from 1, and of how many. */
  readonly number: number
  readonly count: number
  /** Whether every lane is drawn, and not only what matters. */
  readonly allLanes: boolean
  /** Whether assumed numbers are left out. */
  readonly hidesAssumed: boolean
  /** Personas whose curves are drawn; without it the first ones of the map. */
  readonly curves?: readonly string[]
}

/** Another person, or another tab of one's own, who has the map open. Parts that did not change keep their identity. */
export interface Person {
  readonly clientId: number
  readonly user: PresenceUser
  readonly cursor?: MapPoint
  /** Ids of what they have selected. */
  readonly selection: readonly string[]
  readonly drag: readonly DraggedCard[]
  /** Id of what they are typing in. */
  readonly editing?: string
  readonly presenting?: Presenting
  /** Where their laser pointer is. */
  readonly laser?: MapPoint
  /** Client id of whom they follow. */
  readonly following?: number
}

/** Who is here and what they do; nothing of it is kept. */
export interface Presence {
  setUser(user: PresenceUser): void
  setCursor(cursor: MapPoint | undefined): void
  setSelection(ids: readonly string[]): void
  setDrag(cards: readonly DraggedCard[]): void
  setEditing(id: string | undefined): void
  setPresenting(step: Presenting | undefined): void
  setLaser(point: MapPoint | undefined): void
  setFollowing(clientId: number | undefined): void
  /** The others, in the order of their client ids. The same list as long as nothing changes. */
  readonly people: readonly Person[]
  /** Calls back with the others when something about them changes. Returns how to stop. */
  watch(listener: (people: readonly Person[]) => void): () => void
  close(): void
}

export const nameLength = 60

/** Others are told at most this often: about thirty times a second. */
const sendEveryMs = 33
/** Above these the rest is left out. */
const longestSelection = 100
const longestDrag = 60
/** The server refuses presence above 4 KiB. */
const mostBytes = 4_000
const mostPeople = 200
/** As many as are drawn. */
const mostCurves = 5

/** Opens presence over the awareness of a map's document. */
export function openPresence(awareness: Awareness, user: PresenceUser): Presence {
  const listeners = new Set<(people: readonly Person[]) => void>()
  let own: Readonly<Record<string, unknown>> = { user: cleanUser(user) }
  let people: readonly Person[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let sentAt = -Infinity

  const sendNow = () => {
    timer = undefined
    sentAt = performance.now()
    awareness.setLocalState(fitting(own))
  }
  const set = (field: string, value: unknown) => {
    if (JSON.stringify(own[field]) === JSON.stringify(value)) return
    own = { ...own, [field]: value }
    // The first change goes out at once, the last one always.
    timer ??= setTimeout(sendNow, Math.max(0, sentAt + sendEveryMs - performance.now()))
  }

  const refresh = () => {
    const known = new Map(people.map((person) => [person.clientId, person]))
    const next = [...awareness.getStates()]
      .filter(([clientId]) => clientId !== awareness.clientID)
      .sort(([a], [b]) => a - b)
      .slice(0, mostPeople)
      .flatMap(([clientId, state]) => parsePerson(clientId, state, known.get(clientId)) ?? [])
    if (next.length === people.length && next.every((person, index) => person === people[index])) return
    people = next
    for (const listener of listeners) listener(people)
  }
  // Many move at once: they are shown together.
  const showing = onceAFrame(refresh)
  const show = () => showing.request()
  awareness.on('change', show)
  sendNow()
  refresh()

  return {
    setUser: (next) => set('user', cleanUser(next)),
    setCursor: (cursor) => set('cursor', cursor && rounded(cursor)),
    setSelection: (ids) => set('selection', ids.length > 0 ? ids.slice(0, longestSelection) : undefined),
    setDrag: (cards) =>
      set(
        'drag',
        cards.length > 0
          ? cards.slice(0, longestDrag).map((card) => ({ cardId: card.cardId, ...rounded(card) }))
          : undefined,
      ),
    setEditing: (id) => set('editing', id),
    setPresenting: (step) => set('presenting', step),
    setLaser: (point) => set('laser', point && rounded(point)),
    setFollowing: (clientId) => set('following', clientId),
    get people() {
      return people
    },
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      clearTimeout(timer)
      showing.cancel()
      awareness.off('change', show)
      listeners.clear()
    },
  }
}

/** Of long lists as much as may be sent; what is dragged matters more than that it is selected. */
function fitting(own: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let fit = own
  for (const field of ['selection', 'drag'])
    for (let kept = list(fit[field], longestSelection); isTooLarge(fit) && kept.length > 0;) {
      kept = kept.slice(0, Math.floor(kept.length * 0.7))
      fit = { ...fit, [field]: kept.length > 0 ? kept : undefined }
    }
  return fit
}

const isTooLarge = (state: unknown) => new TextEncoder().encode(JSON.stringify(state)).length > mostBytes

/** A person from what a peer sent, which may be anything; undefined when there is nobody in it. */
export function parsePerson(clientId: number, state: unknown, known?: Person): Person | undefined {
  const { user, cursor, selection, drag, editing, presenting, laser, following } = record(state) ?? {}
  const { name, colour, browser, since } = record(user) ?? {}
  if (user === undefined) return undefined
  const point = parsePoint(cursor)
  const step = parsePresenting(presenting)
  const spot = parsePoint(laser)
  const next = {
    clientId,
    user: cleanUser({
      name: typeof name === 'string' ? name : '',
      colour: colour as Colour,
      ...(isId(browser) ? { browser } : {}),
      ...(isTime(since) ? { since } : {}),
    }),
    ...(point ? { cursor: point } : {}),
    selection: list(selection, longestSelection).filter(isId),
    drag: list(drag, longestDrag).flatMap((card) => {
      const at = parsePoint(card)
      const { cardId } = record(card) ?? {}
      return at && isId(cardId) ? [{ cardId, ...at }] : []
    }),
    ...(isId(editing) ? { editing } : {}),
    ...(step ? { presenting: step } : {}),
    ...(spot ? { laser: spot } : {}),
    ...(isTime(following) ? { following } : {}),
  }
  return known ? keepSame(known, next) : next
}

/** A name as it may be shown: one line, no control or direction characters, at most {@link nameLength} characters. */
export function cleanName(name: string): string {
  const line = name
    .slice(0, 10 * nameLength)
    // Joiners stay: scripts and emoji need them.
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return Array.from(line).slice(0, nameLength).join('').trim()
}

function cleanUser({ name, colour, ...rest }: PresenceUser): PresenceUser {
  return { name: cleanName(name), colour: colours.includes(colour) ? colour : 'slate', ...rest }
}

/** Whether something is a whole number from 0, such as a moment in ms since 1970. */
export const isTime = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value)

function list(value: unknown, longest: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, longest) : []
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
}

function parsePoint(value: unknown): MapPoint | undefined {
  const { x, y } = record(value) ?? {}
  return isCoordinate(x) && isCoordinate(y) ? { x, y } : undefined
}

function parsePresenting(value: unknown): Presenting | undefined {
  const { kind, id, number, count, allLanes, hidesAssumed, curves } = record(value) ?? {}
  if (kind !== 'map' && ((kind !== 'stage' && kind !== 'friction') || !isId(id))) return undefined
  if (!isTime(number) || !isTime(count)) return undefined
  return {
    kind,
    ...(isId(id) ? { id } : {}),
    number,
    count,
    allLanes: allLanes === true,
    hidesAssumed: hidesAssumed === true,
    ...(Array.isArray(curves) ? { curves: list(curves, mostCurves).filter(isId) } : {}),
  }
}

/** No map is wider; greater numbers only break the drawing. */
const farthest = 1e7
const isCoordinate = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= farthest

function rounded({ x, y }: MapPoint): MapPoint {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }
}

/** The new person with every part that did not change as it was; the known one when none did. */
function keepSame(known: Person, next: Person): Person {
  const before = known as unknown as Record<string, unknown>
  const entries = Object.entries(next).map(([field, value]): [string, unknown] => {
    const same = JSON.stringify(before[field]) === JSON.stringify(value)
    return [field, same ? before[field] : value]
  })
  const isUnchanged =
    entries.length === Object.keys(known).length && entries.every(([field, value]) => before[field] === value)
  return isUnchanged ? known : (Object.fromEntries(entries) as unknown as Person)
}
