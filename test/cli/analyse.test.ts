import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyse } from '../../journey/economics/analyse.ts'
import { renderJson } from '../../journey/formats/json.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { goldenMap } from '../journey/economics/golden-map.ts'
import { type BuiltCli, buildCli } from './jejak.ts'

let cli: BuiltCli
let path: string
beforeAll(async () => {
  cli = await buildCli()
  path = cli.map('golden.json', withScenarios)
})
afterAll(() => cli.close())

const withScenarios: JourneyMap = {
  ...goldenMap,
  scenarios: [
    { id: 'half', title: 'Half the help', order: 'a0', strengths: { 'help-centre': 0.5 } },
    { id: 'twin-1', title: 'Twin', order: 'a1' },
    { id: 'twin-2', title: 'twin', order: 'a2' },
  ],
}

describe('jejak analyse', () => {
  it('prints as JSON what the app shows, to the bit', async () => {
    const { code, out } = await cli.run(['analyse', path, '--format', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(analyse(withScenarios))
  })

  it('reads a file in any order, and from the standard input, and finds the same', async () => {
    const shuffled: JourneyMap = {
      ...withScenarios,
      stages: withScenarios.stages.toReversed(),
      cards: withScenarios.cards.toReversed(),
      frictions: withScenarios.frictions.toReversed(),
      links: withScenarios.links.toReversed(),
      fixes: withScenarios.fixes.toReversed(),
      outcomes: withScenarios.outcomes.toReversed(),
    }
    const plain = await cli.run(['analyse', path, '--format', 'json'])
    const piped = await cli.run(['analyse', '-', '--format', 'json'], renderJson(shuffled))
    expect(piped.out).toBe(plain.out)
  })

  it('prints tables with the figures, the shares, the fixes by what they bring for their cost, and the caution', async () => {
    const { code, out, error } = await cli.run(['analyse', path])
    expect([code, error]).toEqual([0, ''])
    expect(out).toMatch(/Conversion +11\.1%/)
    expect(out).toMatch(/Value per entrant +\$12\.91/)
    expect(out).toMatch(/form-too-long +\$210,180\.47 +\$249,098\.65/)
    expect(out).toMatch(/All together +\$789,099\.78/)
    const fixes = [...out.matchAll(/^(call-back|short-form|help-centre) /gm)].map(([, id]) => id)
    expect(fixes).toEqual(['call-back', 'short-form', 'help-centre'])
    expect(out).toContain('sensitivity to these inputs, not a proof of cause')
  })

  it('speaks Indonesian, and writes numbers so', async () => {
    const { out } = await cli.run(['analyse', path, '--language', 'id'])
    expect(out).toMatch(/Konversi +11,1%/)
    expect(out).toContain('$249.098,65')
    expect(out).toContain('bukan bukti sebab-akibat')
  })

  it('prints a scenario by its id or title, and the best fixes for a budget', async () => {
    const given = ['analyse', path, '--scenario', 'half the HELP', '--budget', '300000', '--format', 'json']
    const { out } = await cli.run(given)
    const { scenario, bestFixes } = JSON.parse(out) as Record<'scenario' | 'bestFixes', Record<string, unknown>>
    expect(scenario).toMatchObject({ id: 'half', cost: 200_000, basis: 'period' })
    expect(bestFixes).toMatchObject({ fixes: ['short-form', 'call-back'], cost: 290_000, exact: true, budget: 300_000 })
    expect((await cli.run(given)).out).toBe(out)
    const table = await cli.run(['analyse', path, '--scenario', 'half', '--budget', '300000'])
    expect(table.out).toContain('Scenario: Half the help')
    expect(table.out).toMatch(/Best fixes for \$300,000 \(every set tried\)\n {2}short-form, call-back/)
  })

  it('leaves out what is only assumed when it is told to', async () => {
    const guessed = { ...goldenMap, outcomes: goldenMap.outcomes.map((outcome) => ({ ...outcome, value: 120 })) }
    const { out } = await cli.run(['analyse', cli.map('guessed.json', guessed), '--hide-assumptions'])
    expect(out).toMatch(/Value per entrant +-\$0\.45/)
    expect(out).toContain('Taken as worth 0, since nobody said: Renewed')
  })
})

describe('what jejak cannot do is said, and told by the exit code', () => {
  const newer = JSON.stringify({ format: 'jejak-map', meta: { schema: { major: 2, minor: 0 }, title: 'Later' } })
  const closed: JourneyMap = {
    ...goldenMap,
    cards: goldenMap.cards.map(({ ends: _ends, ...card }) =>
      card.id === 'use' || card.id === 'support' ? { ...card, exit: 0 } : card,
    ),
    frictions: [],
    fixes: [],
  }
  const cases: [what: string, given: () => readonly string[], code: number, said: RegExp][] = [
    ['a file that is not there', () => ['analyse', 'nowhere.json'], 1, /There is no file "nowhere\.json"/],
    ['a folder', () => ['analyse', '.'], 1, /cannot be read/],
    ['no JSON', () => ['analyse', cli.file('no.json', '{')], 1, /is not JSON/],
    ['something else', () => ['analyse', cli.file('else.json', '{"a": 1}')], 1, /not a Jejak map/],
    ['a newer map', () => ['analyse', cli.file('newer.json', newer)], 1, /written by a newer Jejak \(schema 2\)/],
    ['a loop', () => ['analyse', cli.map('loop.json', closed)], 1, /nobody ever gets out[^]*Use[^]*Support/],
    [
      'no such scenario',
      () => ['analyse', path, '--scenario', 'none'],
      1,
      /no scenario "none"[^]*Half the help \(half\)/,
    ],
    ['two such scenarios', () => ['analyse', path, '--scenario', 'Twin'], 1, /Several[^]*twin-1[^]*twin-2/],
    ['no file at all', () => ['analyse'], 2, /missing required argument/],
    ['an unknown format', () => ['analyse', path, '--format', 'xml'], 2, /Allowed choices are table, json/],
    ['a budget that is no number', () => ['analyse', path, '--budget', '1.000.000'], 2, /A number is expected/],
    ['an unknown command', () => ['frobnicate'], 2, /unknown command/],
    ['nothing to record', () => ['push', 'http://localhost', 'map'], 2, /Say what to record/],
    ['no server', () => ['push', 'localhost', 'map', '--key', 'nps', '--value', '3'], 2, /not the address of a server/],
    ['a day that is none', () => ['push', 'http://localhost', 'm', '--day', '2026-13-01'], 2, /A day is expected/],
  ]
  it.each(cases)('%s', async (_what, given, code, said) => {
    const done = await cli.run(given())
    expect(done.error).toMatch(said)
    expect(done.code).toBe(code)
    expect(done.out).toBe('')
  })

  it('says so in Indonesian', async () => {
    const { error } = await cli.run(['analyse', 'nowhere.json', '--language', 'id'])
    expect(error).toContain('Tidak ada berkas')
  })

  it('explains itself', async () => {
    const { code, out } = await cli.run(['push', '--help'])
    expect(code).toBe(0)
    expect(out).toContain('--key <key>')
  })
})
