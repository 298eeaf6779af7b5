import type * as Y from 'yjs'
import type { StepLabel } from '../../journey/doc/history.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { Chance } from './chance.ts'

/**
 * One thing that a person can say of the map and that only a later saying replaces: `cards/<id>/place`,
 * `cards/<id>/channels:email`. The oracle follows registers.
 */
export type Register = string

/** What was written into registers: a value, `undefined` for none, or {@link anything} where that cannot be foretold. */
export type Said = Readonly<Record<Register, unknown>>
export const anything = Symbol('anything')

/** The registers of some fields of one entity. */
export const fieldsOf = (collection: string, id: string, fields: Readonly<Record<string, unknown>>): Said =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${collection}/${id}/${field}`, value]))

/** What a person is about to do. */
export interface Plan {
  /** For the list of operations that a failure prints. */
  readonly text: string
  /** Does it, and says what the map has to show right afterwards in each register that it means to write. */
  run(): Said
  /** Operations of one gesture are one step of undo. */
  readonly gesture?: string
}

/** A kind of thing that people do. */
export interface Operation {
  readonly name: string
  /** How often, relative to the others. */
  readonly weight: number
  /** A plan of this kind for what is on the map; undefined when there is nothing to do it to. */
  plan(doc: Y.Doc, map: JourneyMap, chance: Chance, newWord: () => string): Plan | undefined
}

/** One person at one document. */
export interface Session {
  /** The map as this person sees it. */
  current(): JourneyMap
  run(label: StepLabel, plan: Plan): Said
  /** The step that undo would take, to know which step an operation became part of. */
  top(): StepLabel | undefined
  undo(): StepLabel | undefined
  redo(): StepLabel | undefined
  close(): void
}

/** A way to keep a journey map in a Y.Doc: the product's, or the naive one that must be found wanting. */
export interface Subject {
  /** The first state, which everybody starts from. */
  readonly genesis: Uint8Array
  readonly operations: readonly Operation[]
  open(doc: Y.Doc): Session
  read(doc: Y.Doc): JourneyMap
}

/** Fields that are records, with the collection that their keys are ids of; keys of the others are days. */
const recordKeys: Readonly<Record<string, 'personas' | 'outcomes' | 'fixes' | undefined>> = {
  emotions: 'personas',
  ends: 'outcomes',
  strengths: 'fixes',
  series: undefined,
  statusLog: undefined,
}

/** What a register holds on a map; undefined when that cannot be told, because what it belongs to is not shown. */
export function valueAt(map: JourneyMap, register: Register): string | undefined {
  const [collection = '', id = '', field = ''] = register.split('/')
  if (collection === 'meta') return valueText((map.meta as Readonly<Record<string, unknown>>)[field])
  const entities = (map[collection as 'cards'] ?? []) as readonly { readonly id: string }[]
  const entity = entities.find((item) => item.id === id) as Readonly<Record<string, unknown>> | undefined
  if (!entity) return undefined
  if (field === '') return valueText(entity)
  // What a view says of a stage or persona that is gone is not shown.
  if (collection === 'views' && (field === 'stage' || field === 'personas')) return undefined
  const colon = field.indexOf(':')
  if (colon < 0) return valueText(entity[field])
  const set = entity[field.slice(0, colon)]
  const key = field.slice(colon + 1)
  const record = field.slice(0, colon)
  if (Object.hasOwn(recordKeys, record)) {
    const collection = recordKeys[record]
    // What is said of something gone is not shown.
    const isShown = collection === undefined || (map[collection] ?? []).some((each) => each.id === key)
    return isShown ? valueText((set as Readonly<Record<string, unknown>> | undefined)?.[key]) : undefined
  }
  if (field.startsWith('frictions:') && !map.frictions.some((friction) => friction.id === key)) return undefined
  if (field.startsWith('on:') && ![...map.cards, ...map.stages].some((place) => place.id === key)) return undefined
  return valueText(Array.isArray(set) && set.includes(key))
}

export const valueText = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))
