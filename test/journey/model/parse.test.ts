import { describe, expect, it } from 'vitest'
import { fileData, renderJson } from '../../../journey/formats/json.ts'
import { limits, storedLengths } from '../../../journey/model/limits.ts'
import { parseMap, parseMapText } from '../../../journey/model/parse.ts'
import type { Parsed } from '../../../journey/model/problem.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { richMap } from '../rich-map.ts'

/** A valid file as plain data that a test may spoil. */
interface Data {
  [name: string]: unknown
  format: unknown
  meta: { [name: string]: unknown }
  stages: { [name: string]: unknown }[]
  cards: { [name: string]: unknown; place: { [name: string]: unknown } }[]
  links: { [name: string]: unknown }[]
  frictions: { [name: string]: unknown }[]
  metrics: { [name: string]: unknown }[]
  fixes: { [name: string]: unknown }[]
}
const validData = () => JSON.parse(JSON.stringify(fileData(richMap()))) as Data

/** The file after `spoil`, as text, so that it goes the way a user's file goes. */
function parseSpoilt(spoil: (data: Data) => unknown): Parsed<JourneyMap> {
  const data = validData()
  spoil(data)
  return parseMapText(JSON.stringify(data))
}

const problemsOf = (parsed: Parsed<JourneyMap>) =>
  parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} at ${path}`)

/** Sets an own property, whatever it is called. */
const own = (object: object, key: string, value: unknown) =>
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })

describe('a file that is refused', () => {
  const cases: [string, (data: Data) => unknown, string[]][] = [
    ['no format', (data) => delete data.format, ['not-a-map at ']],
    ['another format', (data) => (data.format = 'other'), ['not-a-map at ']],
    ['a newer major', (data) => (data.meta.schema = { major: 2, minor: 0 }), ['newer-version at meta.schema.major']],
    ['no version', (data) => delete data.meta.schema, ['missing at meta.schema']],
    ['version nought', (data) => (data.meta.schema = { major: 0, minor: 0 }), ['wrong-value at meta.schema.major']],
    [
      'a version that is a text',
      (data) => (data.meta.schema = { major: '1', minor: 0 }),
      ['wrong-type at meta.schema.major'],
    ],
    ['a missing list', (data) => Reflect.deleteProperty(data, 'links'), ['missing at links']],
    ['an object for a list', (data) => (data.stages = {} as never), ['wrong-type at stages']],
    ['a list for an object', (data) => (data.meta = [] as never), ['wrong-type at meta']],
    ['a missing title', (data) => delete data.cards[3]?.title, ['missing at cards[3].title']],
    ['a number for a title', (data) => own(data.cards[3] ?? {}, 'title', 7), ['wrong-type at cards[3].title']],
    ['null for a field', (data) => own(data.cards[3] ?? {}, 'owner', null), ['wrong-type at cards[3].owner']],
    ['a text for a card', (data) => (data.cards[3] = 'card' as never), ['wrong-type at cards[3]']],
    [
      'a missing place',
      (data) => delete (data.cards[0] as Partial<Data['cards'][0]>).place,
      ['missing at cards[0].place'],
    ],
    [
      'a broken order key',
      (data) => own(data.cards[0]?.place ?? {}, 'order', 'a'),
      ['wrong-value at cards[0].place.order'],
    ],
    [
      'an endless order key',
      (data) => own(data.stages[0] ?? {}, 'order', `a0${'V'.repeat(2_000)}`),
      ['too-long at stages[0].order', 'wrong-value at stages[0].order'],
    ],
    ['an unknown word', (data) => own(data.stages[0] ?? {}, 'band', 'after'), ['wrong-value at stages[0].band']],
    ['a missing word', (data) => delete data.stages[0]?.band, ['missing at stages[0].band']],
    ['an id with a slash', (data) => own(data.links[0] ?? {}, 'id', '../x'), ['wrong-value at links[0].id']],
    [
      'an id that is a prototype',
      (data) => own(data.links[0] ?? {}, 'id', '__proto__'),
      ['wrong-value at links[0].id'],
    ],
    [
      'a constructor deep in an unknown field',
      (data) => own(data, 'later', [{ constructor: 1 }]),
      ['forbidden-key at later[0].constructor'],
    ],
    [
      'columns too narrow for words',
      (data) => own(data.stages[0] ?? {}, 'columnWidth', 60),
      ['wrong-value at stages[0].columnWidth'],
    ],
    [
      'a lane as high as a house',
      (data) => own((data.lanes as object[])[0] ?? {}, 'height', 5000),
      ['wrong-value at lanes[0].height'],
    ],
    [
      'a severity of five',
      (data) => own(data.frictions[0] ?? {}, 'severity', 5),
      ['wrong-value at frictions[0].severity'],
    ],
    [
      'an emotion above the scale',
      (data) => own(data.cards[0] ?? {}, 'emotions', { 'persona-1': 3 }),
      ['wrong-value at cards[0].emotions.persona-1'],
    ],
    ['half a customer', (data) => own(data.metrics[0] ?? {}, 'n', 0.5), ['wrong-type at metrics[0].n']],
    [
      'a script for an address',
      (data) => own(data.frictions[0] ?? {}, 'url', 'javascript:alert(1)'),
      ['wrong-value at frictions[0].url'],
    ],
    ['a currency of two letters', (data) => (data.meta.currency = 'Rp'), ['wrong-value at meta.currency']],
    ['an empty metric key', (data) => own(data.metrics[0] ?? {}, 'key', ''), ['wrong-value at metrics[0].key']],
    [
      'a title without end',
      (data) => (data.meta.title = 'x'.repeat(storedLengths.title + 1)),
      ['too-long at meta.title'],
    ],
    [
      'too many stages',
      (data) => (data.stages = Array.from({ length: limits.stages + 1 }, () => ({}))),
      ['too-many at stages'],
    ],
    [
      'one id twice',
      (data) => own(data.cards[5] ?? {}, 'id', 'touch-000'),
      [
        'duplicate-id at cards[5].id',
        'unknown-id at links[4].to',
        'unknown-id at links[5].from',
        'unknown-id at frictions[5].on[1]',
        'unknown-id at metrics[5].on',
      ],
    ],
    [
      'one id for a stage and a link',
      (data) => own(data.links[0] ?? {}, 'id', 'aware'),
      ['duplicate-id at links[0].id'],
    ],
    ['a link from nowhere', (data) => own(data.links[0] ?? {}, 'from', 'nowhere'), ['unknown-id at links[0].from']],
    ['a link to a stage', (data) => own(data.links[0] ?? {}, 'to', 'aware'), ['unknown-id at links[0].to']],
    [
      'a friction on nothing',
      (data) => own(data.frictions[1] ?? {}, 'on', ['aware', 'nowhere']),
      ['unknown-id at frictions[1].on[1]'],
    ],
    ['a metric on nothing', (data) => own(data.metrics[1] ?? {}, 'on', 'nowhere'), ['unknown-id at metrics[1].on']],
    [
      'a fix of nothing',
      (data) => own(data.fixes[1] ?? {}, 'frictions', ['nowhere']),
      ['unknown-id at fixes[1].frictions[0]'],
    ],
    [
      'a feeling of nobody',
      (data) => own(data.cards[0] ?? {}, 'emotions', { nobody: 1 }),
      ['unknown-id at cards[0].emotions.nobody'],
    ],
    ['a reserved name', (data) => own(data.cards[0] ?? {}, 'deletedAt', 1), ['forbidden-key at cards[0].deletedAt']],
    ['a name with a colon', (data) => own(data.meta, 'extra:x', 1), ['forbidden-key at meta.extra:x']],
    ['__proto__ at the top', (data) => own(data, '__proto__', { polluted: 1 }), ['forbidden-key at __proto__']],
    [
      '__proto__ on a card',
      (data) => own(data.cards[2] ?? {}, '__proto__', { polluted: 1 }),
      ['forbidden-key at cards[2].__proto__'],
    ],
    [
      '__proto__ deep in an unknown field',
      (data) => own(data.meta, 'later', [{ a: own({}, '__proto__', 1) }]),
      ['forbidden-key at meta.later[0].a.__proto__'],
    ],
    [
      'deeper than twenty levels',
      (data) => own(data, 'later', JSON.parse('['.repeat(20) + ']'.repeat(20))),
      [`too-deep at later${'[0]'.repeat(19)}`],
    ],
  ]

  it.each(cases)('%s', (_name, spoil, problems) => {
    expect(problemsOf(parseSpoilt(spoil))).toEqual(problems)
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('lists every problem with a sentence, a hundred at most, and counts the rest', () => {
    const parsed = parseSpoilt((data) => {
      data.frictions = Array.from({ length: 150 }, (_, index) => ({
        ...data.frictions[0],
        id: `f${index}`,
        severity: 9,
      }))
      data.fixes = []
      data.comments = []
      data.votes = []
    })
    if (parsed.ok) throw new Error('accepted')
    expect(parsed.problems).toHaveLength(limits.problems)
    expect(parsed.hidden).toBe(50)
    expect(parsed.problems[0]).toEqual({
      code: 'wrong-value',
      path: 'frictions[0].severity',
      message: 'One of these is expected: 0, 1, 2, 3, 4.',
      detail: '0, 1, 2, 3, 4',
    })
  })

  it('lists faults of every kind at once, so that one repair is enough', () => {
    const parsed = parseSpoilt((data) => {
      own(data.cards[2] ?? {}, '__proto__', { polluted: 1 })
      own(data, 'later', JSON.parse('['.repeat(20) + ']'.repeat(20)))
      delete data.cards[3]?.title
      own(data.frictions[0] ?? {}, 'severity', 5)
      own(data.links[0] ?? {}, 'from', 'nowhere')
      own(data.metrics[1] ?? {}, 'id', 'aware')
    })
    expect(problemsOf(parsed)).toEqual([
      'forbidden-key at cards[2].__proto__',
      `too-deep at later${'[0]'.repeat(19)}`,
      'missing at cards[3].title',
      'wrong-value at frictions[0].severity',
      'duplicate-id at metrics[1].id',
      'unknown-id at links[0].from',
    ])
    expect('polluted' in {}).toBe(false)
  })

  it('is said not to be a map even when it is nested too deep as well', () => {
    const deep = `{"later":${'['.repeat(30)}${']'.repeat(30)}}`
    expect(problemsOf(parseMapText(deep))).toEqual([`too-deep at later${'[0]'.repeat(19)}`, 'not-a-map at '])
  })

  it('of a newer version is not measured by the rules of this one', () => {
    const parsed = parseSpoilt((data) => {
      own(data.meta, 'schema', { major: 2, minor: 0 })
      own(data, '__proto__', 1)
      data.stages = []
    })
    expect(problemsOf(parsed)).toEqual(['forbidden-key at __proto__', 'newer-version at meta.schema.major'])
  })

  it('with an entity whose id cannot be read does not blame those who refer to it', () => {
    const withoutId = parseSpoilt((data) => delete data.cards[0]?.id)
    expect(problemsOf(withoutId)).toEqual(['missing at cards[0].id'])
    const withoutCards = parseSpoilt((data) => Reflect.deleteProperty(data, 'cards'))
    expect(problemsOf(withoutCards)).toEqual(['missing at cards'])
  })

  it('never lists more than a hundred problems, of whatever kinds they are', () => {
    const parsed = parseSpoilt((data) => {
      for (let index = 0; index < 70; index++) own(data.meta, `extra:${index}`, 1)
      data.frictions = Array.from({ length: 70 }, (_, index) => ({
        ...data.frictions[0],
        id: `f${index}`,
        severity: 9,
      }))
      data.links = Array.from({ length: 70 }, (_, index) => ({ id: `l${index}`, from: 'nowhere', to: 'nowhere' }))
      data.fixes = []
      data.comments = []
      data.votes = []
    })
    if (parsed.ok) throw new Error('accepted')
    expect(parsed.problems).toHaveLength(limits.problems)
    expect(parsed.hidden).toBe(70 + 70 + 140 - limits.problems)
  })

  it('is not JSON, or JSON but no object', () => {
    for (const text of ['', '{', 'NaN', '[1,]', "{'a': 1}", '{"a": undefined}'])
      expect(problemsOf(parseMapText(text))).toEqual(['not-json at '])
    for (const text of ['null', '[]', '5', '"map"', '{}', 'true'])
      expect(problemsOf(parseMapText(text))).toEqual(['not-a-map at '])
  })
})

describe('a huge file', () => {
  it('is refused above 20 MB before it is read', () => {
    expect(problemsOf(parseMapText(' '.repeat(limits.fileBytes + 1)))).toEqual(['too-large at '])
  })

  it('of ten million values is looked through without ten million paths', { timeout: 60_000 }, () => {
    const before = process.memoryUsage().rss
    const text = `{"format":"jejak-map","later":[${'0,'.repeat(limits.fileBytes / 2 - 100)}0]}`
    expect(problemsOf(parseMapText(text))[0]).toBe('missing at meta')
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(700)
  })

  it.each([
    ['nested lists', '['.repeat(5_000_000) + ']'.repeat(5_000_000)],
    ['nested objects', '{"a":'.repeat(2_000_000) + '1' + '}'.repeat(2_000_000)],
  ])('of %s is refused for its depth', { timeout: 60_000 }, (_name, text) => {
    expect(problemsOf(parseMapText(text))[0]).toMatch(/^too-deep at /)
  })

  it('of as many cards as a map may have is accepted', { timeout: 60_000 }, () => {
    const parsed = parseSpoilt((data) => {
      data.cards = [
        ...data.cards,
        ...Array.from({ length: limits.cards - data.cards.length }, (_, index) => ({
          ...data.cards[0],
          id: `more-${index}`,
          place: { ...data.cards[0]?.place },
        })),
      ]
    })
    expect(parsed.ok && parsed.value.cards.length).toBe(limits.cards)
  })
})

describe('a file that is accepted', () => {
  it('keeps fields of newer versions at every level', () => {
    const text = renderJson(richMap())
    for (const field of [
      'laterTop',
      'laterMeta',
      'laterSchema',
      'laterStage',
      'laterLane',
      'laterCard',
      'laterPlace',
      'laterLink',
      'laterFriction',
      'laterMetric',
      'laterFix',
      'laterPersona',
      'laterOutcome',
      'laterView',
    ])
      expect(text).toContain(`"${field}"`)
    const parsed = parseMapText(text)
    expect(parsed.ok && renderJson(parsed.value)).toBe(text)
  })

  it('may be of a newer minor version, which only adds fields', () => {
    const parsed = parseSpoilt((data) => (data.meta.schema = { major: 1, minor: 99, since: '2031' }))
    expect(parsed.ok && parsed.value.meta.schema).toEqual({ major: 1, minor: 99, since: '2031' })
  })

  it('may have cards whose stage or lane is not there: they are unplaced', () => {
    const parsed = parseSpoilt((data) => own(data.cards[0]?.place ?? {}, 'stage', 'gone'))
    expect(problemsOf(parsed)).toEqual([])
  })

  it('may begin with a byte order mark', () => {
    expect(problemsOf(parseMapText(`\uFEFF${renderJson(richMap())}`))).toEqual([])
  })

  it.each(['prototype', 'toString', 'hasOwnProperty', 'valueOf', 'length', ''])(
    'may call an unknown field “%s”',
    (name) => {
      const parsed = parseSpoilt((data) => [
        own(data, name, { a: 1 }),
        own(data.meta, name, 1),
        own(data.cards[0] ?? {}, name, [1]),
      ])
      if (!parsed.ok) throw new Error(problemsOf(parsed).join())
      const again = parseMapText(renderJson(parsed.value))
      expect(again.ok && renderJson(again.value)).toBe(renderJson(parsed.value))
      expect(Object.hasOwn(parsed.value, name)).toBe(true)
    },
  )

  it('may use such a name as an id', () => {
    const parsed = parseSpoilt((data) => {
      own(data.cards[0] ?? {}, 'id', 'valueOf')
      own(data.cards[1] ?? {}, 'id', 'prototype')
      data.links = [{ id: 'toString', from: 'valueOf', to: 'prototype' }]
      data.frictions = []
      data.metrics = []
      data.fixes = []
      data.comments = []
      data.votes = []
    })
    expect(problemsOf(parsed)).toEqual([])
  })

  it('is not changed by being read', () => {
    const data = validData()
    const before = JSON.stringify(data)
    expect(parseMap(data).ok).toBe(true)
    expect(JSON.stringify(data)).toBe(before)
  })
})
