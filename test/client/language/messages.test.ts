import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../../../client/language/en/index.ts'
import { id } from '../../../client/language/id/index.ts'

type Areas = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A catalogue as `area.key` → message. */
function flat(areas: Areas): Map<string, string> {
  const entries = Object.entries(areas).flatMap(([area, messages]) =>
    Object.entries(messages).map(([key, message]) => [`${area}.${key}`, message] as const),
  )
  return new Map(entries)
}

/** Names of the placeholders in a compiled message, at every depth. */
function placeholders(tokens: unknown, found: Set<string> = new Set()): Set<string> {
  if (!Array.isArray(tokens)) return found
  for (const token of tokens as readonly unknown[]) {
    if (!Array.isArray(token)) continue
    const [name, , cases] = token as readonly unknown[]
    found.add(String(name))
    if (typeof cases === 'object' && cases !== null) {
      for (const branch of Object.values(cases)) placeholders(branch, found)
    }
  }
  return found
}

const client = join(import.meta.dirname, '../../../client')

/** The client's code without its messages. */
const sources = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/^language[/\\](en|id)[/\\]/.test(path))
  .map((path) => readFileSync(join(client, path), 'utf8'))
  .join('\n')

/** Keys that are put together: their beginnings, before what the model says of colours, codes, kinds and roles. */
const builtKeys = [
  'colour.',
  'problem.',
  'panel.card-',
  'panel.feels',
  'panel.metricGroup-',
  'present.order-',
  'flow.impact-',
  'flow.persistence-',
  'economics.note-',
  'economics.next-',
  'economics.enter-',
  ...['better', 'kind', 'left', 'problem', 'reason', 'way'].map((each) => `metric.${each}-`),
  'reality.role-',
  ...['bucket', 'column', 'line', 'missing', 'noMoney', 'rank', 'set', 'tab', 'where'].map((each) => `board.${each}-`),
  ...['input', 'missing', 'percentile', 'tab'].map((each) => `whatIf.${each}-`),
  ...['by', 'part'].map((each) => `viewer.${each}-`),
  ...['end', 'problem', 'role'].map((each) => `share.${each}-`),
  'history.problem-',
  'comments.problem-',
  ...['name', 'about', 'pages'].map((each) => `exports.${each}-`),
  ...['kind', 'role', 'unit', 'period', 'fault', 'note'].map((each) => `imports.${each}-`),
]
/** `panel.${kind}Count` */
const counts = ['stage', 'lane', 'card', 'link'].map((kind) => `panel.${kind}Count`)

const english = flat(en)
const indonesian = flat(id)

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect([...indonesian.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('compile, and have the same placeholders in both languages', () => {
    const different = [...english].filter(([key, message]) => {
      const source = placeholders(compileMessageOrThrow(message))
      const translation = placeholders(compileMessageOrThrow(indonesian.get(key) ?? ''))
      return [...source].sort().join() !== [...translation].sort().join()
    })
    expect(different).toEqual([])
  })

  it('are all used', () => {
    expect(builtKeys.filter((prefix) => !sources.includes(`\`${prefix}\${`))).toEqual([])
    const isBuilt = (key: string) => counts.includes(key) || builtKeys.some((prefix) => key.startsWith(prefix))
    const unused = [...english.keys()].filter((key) => !sources.includes(`'${key}'`) && !isBuilt(key))
    expect(unused).toEqual([])
  })

  it('say something', () => {
    expect([...english, ...indonesian].filter(([, message]) => message.trim() === '')).toEqual([])
  })

  it('have a case of every plural for whatever is left', () => {
    const cases = [...english, ...indonesian].filter(([, message]) => /,\s*(plural|select)/.test(message))
    expect(cases.filter(([, message]) => !/\bother\s*\{/.test(message))).toEqual([])
  })
})
