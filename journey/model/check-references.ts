import { isRecord } from './check-shape.ts'
import { idPattern } from './id.ts'
import { type Problems, problem } from './problem.ts'
import { collections } from './schema.ts'

type Listed = readonly { readonly index: number; readonly item: Readonly<Record<string, unknown>> }[]

const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/**
 * Ids are unique over the whole map, and what refers to something finds it. A card's missing place is legal: it is
 * unplaced. The file may have other faults: what cannot be read as an id is left to the schema, and where ids of a
 * collection cannot be read, nothing is said about those who refer to it.
 */
export function checkReferences(file: Readonly<Record<string, unknown>>, problems: Problems): void {
  const listed = (collection: string): Listed =>
    listOf(file[collection]).flatMap((item, index) => (isRecord(item) ? [{ index, item }] : []))
  const seen = new Map<string, string>()
  for (const collection of [...collections, 'links', 'comments']) {
    for (const { index, item } of listed(collection)) {
      const { id } = item
      if (!isId(id)) continue
      const path = `${collection}[${index}].id`
      const first = seen.get(id)
      if (first === undefined) seen.set(id, path)
      else problems.add(() => problem('duplicate-id', path, `The id "${id}" stands at ${first} already.`, id))
    }
  }
  const known = (...names: string[]): ((id: string) => boolean) => {
    const ids = new Set<unknown>()
    for (const name of names) {
      const list = file[name]
      if (!Array.isArray(list)) return () => true
      for (const item of list) {
        if (!isRecord(item) || !isId(item.id)) return () => true
        ids.add(item.id)
      }
    }
    return (id) => ids.has(id)
  }
  const isCard = known('cards')
  const isPlace = known('cards', 'stages')
  const isPersona = known('personas')
  const isFriction = known('frictions')
  const isStage = known('stages')
  const isOutcome = known('outcomes')
  const isFix = known('fixes')
  const isMetric = known('metrics')
  const expect = (isKnown: (id: string) => boolean, path: string, id: unknown, what: string) => {
    if (isId(id) && !isKnown(id)) problems.add(() => problem('unknown-id', path, `There is no ${what} "${id}".`, id))
  }
  const expectKeys = (isKnown: (id: string) => boolean, path: string, record: unknown, what: string) => {
    if (isRecord(record)) for (const id of Object.keys(record)) expect(isKnown, `${path}.${id}`, id, what)
  }
  for (const { index, item } of listed('cards')) {
    expectKeys(isPersona, `cards[${index}].emotions`, item.emotions, 'persona')
    expectKeys(isOutcome, `cards[${index}].ends`, item.ends, 'outcome')
  }
  for (const { index, item } of listed('scenarios'))
    expectKeys(isFix, `scenarios[${index}].strengths`, item.strengths, 'fix')
  for (const { index, item } of listed('imports')) {
    expect(isMetric, `imports[${index}].metric`, item.metric, 'metric')
    expect(isPlace, `imports[${index}].on`, item.on, 'card or stage')
  }
  for (const { index, item } of listed('links')) {
    expect(isCard, `links[${index}].from`, item.from, 'card')
    expect(isCard, `links[${index}].to`, item.to, 'card')
  }
  for (const { index, item } of listed('frictions'))
    listOf(item.on).forEach((id, place) => expect(isPlace, `frictions[${index}].on[${place}]`, id, 'card or stage'))
  for (const { index, item } of listed('metrics')) expect(isPlace, `metrics[${index}].on`, item.on, 'card or stage')
  const isTarget = known('stages', 'cards', 'frictions', 'fixes')
  const isComment = known('comments')
  for (const collection of ['comments', 'votes'])
    for (const { index, item } of listed(collection)) {
      expect(isTarget, `${collection}[${index}].on`, item.on, 'card, stage, friction or fix')
      expect(isComment, `${collection}[${index}].replyTo`, item.replyTo, 'comment')
    }
  for (const { index, item } of listed('views')) {
    expect(isStage, `views[${index}].stage`, item.stage, 'stage')
    for (const field of ['personas', 'curves'])
      listOf(item[field]).forEach((id, place) => expect(isPersona, `views[${index}].${field}[${place}]`, id, 'persona'))
  }
  for (const { index, item } of listed('fixes'))
    listOf(item.frictions).forEach((id, place) =>
      expect(isFriction, `fixes[${index}].frictions[${place}]`, id, 'friction'),
    )
}
