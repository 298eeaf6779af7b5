import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Parsed, ProblemCode } from '../../../journey/model/problem.ts'
import { parseMapText } from '../../../journey/model/parse.ts'
import { byOrder } from '../../../journey/model/order.ts'
import { voteKey } from '../../../journey/doc/shape.ts'
import { type JourneyMap, mapSchema } from '../../../journey/model/schema.ts'
import { Chance } from '../../schedules/chance.ts'
import { richMap, templateTexts } from '../rich-map.ts'
import { mutateFile } from './mutate-file.ts'

const files = 1_200
const originals = [renderJson(richMap()), ...templateTexts()]

/** What a polluted prototype would show. */
function pollution(): string[] {
  const objects = {
    Object: Object.prototype,
    Array: Array.prototype,
    String: String.prototype,
    Function: Function.prototype,
  }
  const seen = Object.entries(objects).flatMap(([name, prototype]) =>
    Object.keys(prototype).map((key) => `${name}.prototype.${key}`),
  )
  return 'polluted' in {} ? [...seen, 'polluted'] : seen
}

/** Imports a file as a map's document; gives the document's map as text, and the same after saving and loading. */
function importMap(map: JourneyMap): { text: string; reloaded: string } {
  const doc = new Y.Doc()
  seedMap(doc, map)
  const loaded = new Y.Doc()
  Y.applyUpdate(loaded, Y.encodeStateAsUpdate(doc))
  return { text: renderJson(readMap(doc)), reloaded: renderJson(readMap(loaded)) }
}

/** What is wrong with how a file was received; undefined when nothing is. */
function faultOf(parsed: Parsed<JourneyMap>): string | undefined {
  if (pollution().length > 0) return `polluted ${pollution().join(', ')}`
  if (!parsed.ok) {
    const { problems } = parsed
    if (problems.length === 0 || problems.length > limits.problems) return `${problems.length} problems`
    const mute = problems.find(({ message }) => !/^[A-Z].*\.$/s.test(message))
    return mute && `a problem without a sentence: ${JSON.stringify(mute)}`
  }
  const first = importMap(parsed.value)
  if (first.text !== first.reloaded) return 'the map is another after saving and loading'
  const exported = parseMapText(first.text)
  if (!exported.ok) return `its own export is refused: ${JSON.stringify(exported.problems)}`
  if (importMap(exported.value).text !== first.text) return 'the export is not the same after importing it again'
  const expected = renderJson(asKept(parsed.value))
  return expected === first.text ? undefined : `it became another map:\n${firstDifference(expected, first.text)}`
}

/**
 * A map as a document keeps it: sorted, sets as sets, without empty texts, sets and records, and without halves of
 * surrogate pairs.
 */
function asKept(map: JourneyMap): JourneyMap {
  const wellFormed = JSON.parse(
    JSON.stringify(map).replace(/\\ud[89ab][0-9a-f]{2}|\\ud[c-f][0-9a-f]{2}/g, '\\ufffd'),
  ) as {
    [name: string]: unknown
  }
  for (const [name, list] of Object.entries(wellFormed)) {
    if (!Array.isArray(list) || !Object.hasOwn(mapSchema.shape, name)) continue
    for (const entity of list as Record<string, unknown>[]) {
      if (name === 'cards') entity.channels = asSet(entity.channels)
      if (name === 'cards' && Object.keys(entity.emotions ?? {}).length === 0) delete entity.emotions
      if (name === 'frictions') entity.on = asSet(entity.on) ?? []
      if (name === 'fixes') entity.frictions = asSet(entity.frictions) ?? []
      if (entity.notes === '' && name !== 'links' && name !== 'lanes' && name !== 'outcomes') delete entity.notes
    }
    list.sort((a: Sortable, b: Sortable) =>
      byOrder(
        { order: a.place?.order ?? a.order ?? '', id: a.id },
        { order: b.place?.order ?? b.order ?? '', id: b.id },
      ),
    )
  }
  const { comments, votes } = wellFormed as { comments?: Said[]; votes?: Said[] }
  comments?.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  // One person has one vote for each thing.
  const single = new Map(votes?.map((vote) => [voteKey(vote.on, vote.by), vote]))
  if (votes)
    wellFormed.votes = [...single]
      .sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))
      .map(([, vote]) => vote)
  const meta = wellFormed.meta as Record<string, unknown>
  if (meta.description === '') delete meta.description
  return wellFormed as unknown as JourneyMap
}

interface Sortable {
  readonly id: string
  readonly order?: string
  readonly place?: { readonly order: string }
}

interface Said {
  readonly id: string
  readonly on: string
  readonly by: string
  readonly at: number
}

const asSet = (list: unknown) =>
  Array.isArray(list) && list.length > 0 ? [...new Set<string>(list)].sort() : undefined

function firstDifference(expected: string, found: string): string {
  const [lines, others] = [expected.split('\n'), found.split('\n')]
  const at = lines.findIndex((line, index) => line !== others[index])
  return `line ${at}: ${lines.slice(at, at + 3).join('\n')}\ninstead: ${others.slice(at, at + 3).join('\n')}`
}

describe('files that something happened to', () => {
  it('are taken in whole or refused with reasons, and never crash or pollute', { timeout: 120_000 }, () => {
    const faults: string[] = []
    const codes = new Set<ProblemCode>()
    let accepted = 0
    for (let seed = 0; seed < files; seed++) {
      const chance = new Chance(seed)
      const text = mutateFile(originals[seed % originals.length] ?? '', chance)
      try {
        const parsed = parseMapText(text)
        if (parsed.ok) accepted++
        else for (const { code } of parsed.problems) codes.add(code)
        const fault = faultOf(parsed)
        if (fault !== undefined) faults.push(`seed ${seed}: ${fault}`)
      } catch (error) {
        faults.push(`seed ${seed} threw ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
      }
    }
    expect(faults.slice(0, 5)).toEqual([])
    expect(accepted).toBeGreaterThan(files / 8)
    expect(accepted).toBeLessThan(files / 2)
    expect([...codes].sort()).toEqual(
      [
        'not-json',
        'too-deep',
        'not-a-map',
        'newer-version',
        'forbidden-key',
        'wrong-type',
        'wrong-value',
        'too-long',
        'too-many',
        'missing',
        'duplicate-id',
        'unknown-id',
      ].sort(),
    )
  })

  it.each(originals.map((text, index) => ({ text, index })))(
    'original $index is taken in and given back byte for byte',
    ({ text }) => {
      const parsed = parseMapText(text)
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      expect(importMap(parsed.value)).toEqual({ text: renderJson(parsed.value), reloaded: renderJson(parsed.value) })
      expect(renderJson(parsed.value)).toBe(text)
    },
  )
})
