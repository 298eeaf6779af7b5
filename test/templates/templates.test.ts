import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readMap } from '../../journey/doc/read.ts'
import { seedMap } from '../../journey/doc/seed.ts'
import { analyse } from '../../journey/economics/analyse.ts'
import { scenarioFigures } from '../../journey/economics/scenarios.ts'
import { renderJson } from '../../journey/formats/json.ts'
import { channels } from '../../journey/library/channels.ts'
import { frictionOf } from '../../journey/library/frictions.ts'
import { sampleTemplate, templates } from '../../journey/library/templates.ts'
import { catalogueMetric, isPossibleValue } from '../../journey/metrics/catalogue.ts'
import { unitKindOf } from '../../journey/metrics/units.ts'
import { arrange } from '../../journey/model/arrange.ts'
import { asFigure } from '../../journey/model/figure.ts'
import { parseMapText } from '../../journey/model/parse.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { bands, derivedRoles, languages } from '../../journey/model/vocabulary.ts'
import { templateFiles } from '../../scripts/templates/files.ts'

const folder = new URL('../../templates/', import.meta.url)
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8')

function mapOf(name: string): JourneyMap {
  const parsed = parseMapText(textOf(name))
  if (!parsed.ok)
    throw new Error(`${name}: ${parsed.problems.map(({ path, message }) => `${path} ${message}`).join('; ')}`)
  return parsed.value
}

const keys: readonly string[] = [...templates, sampleTemplate].map(({ key }) => key)
const names = keys.flatMap((key) => languages.map((language) => `${key}.${language}.json`))
const touchpointsOf = (map: JourneyMap) => arrange(map).touchpoints

/** A map without its words: what must not differ between languages. */
function structureOf(map: JourneyMap): unknown {
  const words = new Set(['title', 'notes', 'description', 'owner', 'source', 'period', 'label', 'locale', 'currency'])
  return JSON.parse(
    JSON.stringify(map, (key, value: unknown) => (words.has(key) && typeof value === 'string' ? '' : value)),
  )
}

/** Where the flow may go from a touchpoint: along its links, or else on in reading order. */
function waysOn(map: JourneyMap): ReadonlyMap<string, readonly string[]> {
  const order = touchpointsOf(map).map(({ id }) => id)
  return new Map(
    order.map((id, index) => {
      const linked = map.links.filter(({ from }) => from === id).map(({ to }) => to)
      const next = order[index + 1]
      return [id, linked.length > 0 ? linked : next === undefined ? [] : [next]]
    }),
  )
}

function reachable(start: string, ways: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const seen = new Set([start])
  for (const id of seen) for (const next of ways.get(id) ?? []) seen.add(next)
  return seen
}

it('are what their sources say: run "node scripts/templates.mjs" after changing one', () => {
  expect(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort(),
  ).toEqual([...names].sort())
  const files = templateFiles()
  expect(names.filter((name) => files.get(name) !== textOf(name))).toEqual([])
})

describe.each(names)('%s', (name) => {
  const map = mapOf(name)
  const key = name.split('.')[0] ?? ''

  it('is canonical, and still so after a life as a document', () => {
    expect(renderJson(map)).toBe(textOf(name))
    const doc = new Y.Doc()
    seedMap(doc, map)
    expect(renderJson(readMap(doc))).toBe(textOf(name))
  })

  it('says what it is in its language', () => {
    expect(name).toContain(`.${map.meta.locale}.`)
    const entry = [...templates, sampleTemplate].find((template) => template.key === key)
    const newMap = { en: 'New map', id: 'Peta baru' }
    expect(map.meta.title).toBe((key === 'blank' ? newMap : entry?.title)?.[map.meta.locale ?? 'en'])
    // What fits into the title block of an exported sheet.
    expect((map.meta.description ?? '').length).toBeLessThanOrEqual(240)
  })

  it('covers pre-sale, sale and post-sale', () => {
    expect(new Set(map.stages.map(({ band }) => band))).toEqual(new Set(bands))
  })

  it('places every card, in a lane whose role holds cards', () => {
    expect(arrange(map).unplaced).toEqual([])
    const roles = new Map(map.lanes.map(({ id, role }) => [id, role]))
    const misplaced = map.cards.filter(({ place }) => derivedRoles.has(roles.get(place.lane) ?? 'friction'))
    expect(misplaced).toEqual([])
  })

  it('gives every touchpoint a channel of the library and an emotion of each persona', () => {
    const known = new Set<string>(channels.map((channel) => channel.key))
    const personas = map.personas.map(({ id }) => id).sort()
    const incomplete = touchpointsOf(map).filter(
      (card) =>
        !card.channels?.length ||
        !card.channels.every((channel) => known.has(channel)) ||
        Object.keys(card.emotions ?? {}).join() !== personas.join(),
    )
    expect(incomplete).toEqual([])
    expect(personas.length).toBeGreaterThan(0)
  })

  it('rates emotions in whole faces, as the panel offers them', () => {
    const between = map.cards.filter(({ emotions }) =>
      Object.values(emotions ?? {}).some((value) => !Number.isInteger(value)),
    )
    expect(between.map(({ id }) => id)).toEqual([])
  })

  it('keeps titles short enough to be read on a card', () => {
    const long = [
      ...touchpointsOf(map).filter(({ title }) => title.length > 60),
      ...map.cards.filter(({ title }) => title.length > 90),
      ...map.stages.filter(({ title }) => title.length > 32),
      ...[...map.frictions, ...map.metrics].filter(({ title }) => title.length > 70),
      ...map.links.filter(({ label = '' }) => label.length > 40),
    ]
    expect(long.map(({ id }) => id)).toEqual([])
    expect([...map.cards, ...map.stages, ...map.lanes].filter(({ title }) => title.trim() === '')).toEqual([])
  })

  it('uses frictions of the library, or its own with a kind, where they occur', () => {
    const unknown = map.frictions.filter(
      ({ key: friction, kind, on }) =>
        on.length === 0 || (friction === undefined ? !kind : frictionOf(friction)?.kind !== kind),
    )
    expect(unknown).toEqual([])
  })

  it('uses metrics of the catalogue, in a unit of their kind and with values they can have', () => {
    const wrong = map.metrics.filter(({ key: metric, unit = '', value, target }) => {
      const entry = catalogueMetric(metric)
      if (!entry || (metric !== 'custom' && unitKindOf(unit) !== entry.unitKind)) return true
      return [value, target].some((number) => number !== undefined && !isPossibleValue(metric, number))
    })
    expect(wrong).toEqual([])
  })

  it('lets everyone who enters get through to the end', () => {
    const ways = waysOn(map)
    const order = [...ways.keys()]
    const last = order.at(-1)
    const entered = map.cards.filter(({ entry = 0 }) => entry > 0).map(({ id }) => id)
    const first = entered.length > 0 ? entered : order.slice(0, 1)
    const met = new Set(first.flatMap((id) => [...reachable(id, ways)]))
    const stuck = order.filter((id) => !reachable(id, ways).has(last ?? ''))
    const neverMet = order.filter((id) => !met.has(id))
    expect({ stuck, neverMet }).toEqual({ stuck: [], neverMet: [] })
  })
})

describe.each(keys)('%s', (key) => {
  it('has the same structure and ids in both languages', () => {
    const [english, indonesian] = languages.map((language) => mapOf(`${key}.${language}.json`))
    expect(english && structureOf(english)).toEqual(indonesian && structureOf(indonesian))
  })
})

describe.each(keys.filter((key) => key !== 'blank'))('%s is a complete map', (key) => {
  const map = mapOf(`${key}.en.json`)

  it('has four to seven stages of two to four touchpoints', () => {
    expect(map.stages.length).toBeGreaterThanOrEqual(4)
    expect(map.stages.length).toBeLessThanOrEqual(7)
    const { columns } = arrange(map)
    const odd = map.stages.filter(({ id }) => {
      const count = columns.get(id)?.length ?? 0
      return count < 2 || count > 4
    })
    expect(odd.map(({ id }) => id)).toEqual([])
  })

  it('has something in every lane, and frictions, metrics, moments and ways that branch', () => {
    const roles = map.lanes.map(({ role }) => role)
    expect(roles).toEqual(
      expect.arrayContaining(['touchpoint', 'action', 'emotion', 'channel', 'friction', 'opportunity', 'metric']),
    )
    const used = new Set(map.cards.map(({ place }) => place.lane))
    expect(map.lanes.filter(({ id, role }) => !derivedRoles.has(role) && !used.has(id))).toEqual([])
    expect(map.frictions.length).toBeGreaterThanOrEqual(8)
    expect(map.metrics.length).toBeGreaterThanOrEqual(8)
    expect(map.cards.filter(({ moment }) => moment).length).toBeGreaterThanOrEqual(3)
    expect(new Set(map.cards.map(({ supportMode }) => supportMode))).toEqual(
      new Set(['proactive', 'reactive', undefined]),
    )
    expect(map.links.length).toBeGreaterThan(0)
    const emotions = touchpointsOf(map).flatMap(({ emotions: felt }) => Object.values(felt ?? {}))
    expect(Math.max(...emotions)).toBeGreaterThanOrEqual(1)
    expect(Math.min(...emotions)).toBe(-2)
  })

  it('says what customers do at every touchpoint', () => {
    const doing = new Set(map.cards.filter(({ place }) => place.lane === 'lane-action').map(({ place }) => place.under))
    expect(touchpointsOf(map).filter(({ id }) => !doing.has(id))).toEqual([])
  })
})

describe.each(templates.map((template) => template.key))('%s', (key) => {
  it('invents no data', () => {
    const map = mapOf(`${key}.en.json`)
    expect(
      map.metrics.filter(({ value, n, evidence }) => value !== undefined || n !== undefined || evidence !== 'assumed'),
    ).toEqual([])
    expect(map.frictions.filter(({ evidence, status }) => evidence !== 'assumed' || status !== 'open')).toEqual([])
    expect(map.meta.template).toBe(key)
    expect(map.meta.sample).toBeUndefined()
  })
})

describe('the sample', () => {
  const map = mapOf('sample.en.json')

  it('is marked as one', () => {
    expect(map.meta.sample).toBe(true)
  })

  it('shows two people who feel differently at most touchpoints', () => {
    const pairs = touchpointsOf(map).map(({ emotions }) => Object.values(emotions ?? {}))
    expect(map.personas).toHaveLength(2)
    expect(pairs.filter(([a = 0, b = 0]) => Math.abs(a - b) >= 1).length).toBeGreaterThan(pairs.length / 2)
  })

  it('shows figures of every kind of evidence, each with its source', () => {
    expect(new Set(map.metrics.map(({ evidence }) => evidence))).toEqual(new Set(['measured', 'estimated', 'assumed']))
    expect(map.metrics.filter(({ value, source }) => value === undefined || source === undefined)).toEqual([])
    expect(map.metrics.filter(({ n }) => n !== undefined).length).toBeGreaterThan(10)
    expect(map.metrics.filter(({ target }) => target !== undefined).length).toBeGreaterThan(10)
  })
})

describe.each(languages)('the flow of the sample (%s)', (language) => {
  const map = mapOf(`sample.${language}.json`)
  const figures = analyse(map, { today: '2026-11-23' })
  if (figures.problem) throw new Error(`the sample has no figures: ${JSON.stringify(figures.problem)}`)

  it('adds up: nothing contradicts, a few per cent become customers, and they are worth something', () => {
    expect(figures.contradictions).toEqual([])
    expect(figures.entrants).toBe(18_400)
    expect(figures.conversion).toBeGreaterThan(0.02)
    expect(figures.conversion).toBeLessThan(0.15)
    expect(figures.value).toBeGreaterThan(0)
  })

  it('agrees with what its metrics say of baskets and orders', () => {
    const visits = new Map(figures.touchpoints.map(({ id, visitsPerPeriod }) => [id, visitsPerPeriod ?? 0]))
    const counts = new Map(map.metrics.map(({ on, key, n = 0 }) => [`${on} ${key}`, n]))
    expect(Math.abs((visits.get('basket') ?? 0) - (counts.get('basket abandonment') ?? 0))).toBeLessThan(5)
    expect(Math.abs((visits.get('packing') ?? 0) - (counts.get('payment revenue') ?? 0))).toBeLessThan(5)
  })

  it('shows frictions with money and frictions that still need figures', () => {
    const states = figures.frictions.map(({ state }) => state)
    expect(states.filter((state) => state === 'works').length).toBeGreaterThanOrEqual(5)
    expect(states.filter((state) => state === 'not-estimated').length).toBeGreaterThanOrEqual(3)
    expect(figures.frictions.filter(({ atRisk }) => atRisk !== null && atRisk <= 0)).toEqual([])
  })

  it('follows metrics over months: the newest of a series is the value, nearer to or further from a target', () => {
    const followed = map.metrics.filter(({ series }) => Object.keys(series ?? {}).length >= 4)
    expect(followed.length).toBeGreaterThanOrEqual(5)
    expect(followed.filter(({ target }) => target === undefined)).toEqual([])
    for (const { id, value, n, asOf, series = {} } of followed) {
      const days = Object.keys(series).sort()
      const newest = days.at(-1) ?? ''
      expect({ id, value: series[newest]?.value, n: series[newest]?.n, asOf: newest }).toEqual({ id, value, n, asOf })
    }
  })

  it('has scenarios that each bring something', () => {
    const gains = (map.scenarios ?? []).map(({ strengths = {} }) => {
      const flow = scenarioFigures(map, strengths, { today: '2026-11-23' })
      return flow.problem ? 0 : flow.gain
    })
    expect(gains.length).toBeGreaterThanOrEqual(2)
    expect(gains.filter((gain) => !(gain > 0))).toEqual([])
  })

  it('has a scenario of fixes that bring something', () => {
    const gains = new Map(figures.fixes.map(({ id, gain }) => [id, gain]))
    const strengths = (map.scenarios ?? []).flatMap((scenario) => Object.keys(scenario.strengths ?? {}))
    expect(strengths.length).toBeGreaterThanOrEqual(2)
    expect(strengths.filter((fix) => !((gains.get(fix) ?? 0) > 0))).toEqual([])
    const frictions = new Set(map.frictions.map(({ id }) => id))
    expect(map.fixes.flatMap((fix) => fix.frictions).filter((id) => !frictions.has(id))).toEqual([])
  })

  it('says of every figure when it is of and that it is invented', () => {
    const fields = [
      map.meta.entrants,
      ...map.cards.flatMap(({ exit, visitCost }) => [exit, visitCost]),
      ...map.frictions.flatMap(({ frequency, exitImpact }) => [frequency, exitImpact]),
      ...map.fixes.flatMap(({ effectiveness, cost, effort }) => [effectiveness, cost, effort]),
      ...map.outcomes.map(({ value }) => value),
    ].filter((field) => field !== undefined)
    const word = { en: 'invented', id: 'rekaan' }[language]
    const bare = fields
      .map((field) => asFigure(field))
      .filter(({ source = '', asOf }) => !asOf || !source.includes(word))
    expect(bare).toEqual([])
    expect(new Set(fields.map((field) => asFigure(field).evidence)).size).toBe(3)
  })
})
