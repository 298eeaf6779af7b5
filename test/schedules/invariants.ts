import { arrange } from '../../journey/model/arrange.ts'
import { byOrder } from '../../journey/model/order.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { Fault } from './faults.ts'

/** What holds of every map at every time, whatever people did. */
export function checkMap(map: JourneyMap): Fault[] {
  return [...checkStanding(map), ...checkReferences(map), ...checkOrders(map)]
}

/** Each card is seen once: in one cell or in the tray. */
function checkStanding(map: JourneyMap): Fault[] {
  const faults: Fault[] = []
  const arrangement = arrange(map)
  const seen = new Map<string, number>()
  const see = (id: string) => seen.set(id, (seen.get(id) ?? 0) + 1)
  for (const { id } of arrangement.unplaced) see(id)
  for (const stage of map.stages) {
    const columns = arrangement.columns.get(stage.id) ?? []
    const inColumns = new Set(columns.map(({ id }) => id))
    for (const lane of map.lanes) {
      const { under, whole } = arrangement.cell(stage.id, lane.id)
      for (const card of whole) {
        see(card.id)
        if (lane.role === 'touchpoint' && !inColumns.has(card.id))
          faults.push({ kind: 'stands in a wrong place', text: `touchpoint ${card.id} is in no column of ${stage.id}` })
      }
      for (const [above, stack] of under) {
        for (const { id } of stack) see(id)
        if (!inColumns.has(above))
          faults.push({ kind: 'stands in a wrong place', text: `cards stand under ${above}, no column of ${stage.id}` })
      }
    }
  }
  for (const { id } of map.cards) {
    const times = seen.get(id) ?? 0
    if (times === 0) faults.push({ kind: 'card lost', text: `card ${id} stands nowhere` })
    if (times > 1) faults.push({ kind: 'card shown more than once', text: `card ${id} is seen ${times} times` })
  }
  if (seen.size !== new Set(map.cards.map(({ id }) => id)).size)
    faults.push({ kind: 'stands in a wrong place', text: 'the arrangement shows cards that the map does not have' })
  return faults
}

const ids = (entities: readonly { readonly id: string }[]) => new Set(entities.map(({ id }) => id))

/** Nothing that is shown refers to something that is not. */
function checkReferences(map: JourneyMap): Fault[] {
  const faults: Fault[] = []
  const cards = ids(map.cards)
  const places = new Set([...cards, ...ids(map.stages)])
  const personas = ids(map.personas)
  const frictions = ids(map.frictions)
  const expect = (there: boolean, text: string) => {
    if (!there) faults.push({ kind: 'refers to something gone', text })
  }
  for (const { id, from, to } of map.links) expect(cards.has(from) && cards.has(to), `link ${id}: ${from} → ${to}`)
  for (const { id, on } of map.frictions)
    for (const place of on) expect(places.has(place), `friction ${id} on ${place}`)
  for (const { id, on } of map.metrics) expect(on === undefined || places.has(on), `metric ${id} on ${on}`)
  for (const fix of map.fixes) for (const id of fix.frictions) expect(frictions.has(id), `fix ${fix.id} of ${id}`)
  for (const { id, emotions } of map.cards)
    for (const persona of Object.keys(emotions ?? {})) expect(personas.has(persona), `emotion of ${id} for ${persona}`)
  const outcomes = ids(map.outcomes)
  for (const { id, ends } of map.cards)
    for (const outcome of Object.keys(ends ?? {})) expect(outcomes.has(outcome), `end of ${id} in ${outcome}`)
  const fixes = ids(map.fixes)
  for (const { id, strengths } of map.scenarios ?? [])
    for (const fix of Object.keys(strengths ?? {})) expect(fixes.has(fix), `strength of ${fix} in ${id}`)
  const stages = ids(map.stages)
  for (const { id, stage, personas: meant, curves } of map.views ?? []) {
    expect(stage === undefined || stages.has(stage), `view ${id} of ${stage}`)
    for (const persona of [...(meant ?? []), ...(curves ?? [])])
      expect(personas.has(persona), `view ${id} of ${persona}`)
  }
  return faults
}

/** Lists are strictly sorted by order key and id, so that everybody sees the same sequence. */
function checkOrders(map: JourneyMap): Fault[] {
  const lists = {
    stages: map.stages,
    lanes: map.lanes,
    frictions: map.frictions,
    metrics: map.metrics,
    personas: map.personas,
    views: map.views ?? [],
    cards: map.cards.map(({ id, place }) => ({ id, order: place.order })),
    links: map.links.map(({ id }) => ({ id, order: '' })),
  }
  return Object.entries(lists).flatMap(([name, list]): Fault[] =>
    list.every((item, index) => index === 0 || byOrder(list[index - 1] ?? item, item) < 0)
      ? []
      : [{ kind: 'order is not strict', text: `${name}: ${list.map(({ id, order }) => `${id} ${order}`).join(', ')}` }],
  )
}
