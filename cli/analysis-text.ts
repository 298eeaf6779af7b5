import type { Figures } from '../journey/economics/analysis.ts'
import type { PaybackSpread } from '../journey/economics/payback.ts'
import type { NetworkNote } from '../journey/economics/read-network.ts'
import { formatMoney, formatNumber, formatPercent } from '../journey/metrics/number-format.ts'
import { periodIn } from '../journey/metrics/period.ts'
import type { JourneyMap } from '../journey/model/schema.ts'
import type { Language } from '../journey/model/vocabulary.ts'
import { pairs, table, widthOf } from './table.ts'
import type { Report, ScenarioReport } from './report.ts'
import { type Words, wordsOf } from './words.ts'

/** How figures are written: percentages of shares, money in the map's currency, a dash for what nobody knows. */
interface Writing {
  readonly share: (share: number) => string
  readonly money: (amount: number | null) => string
  readonly count: (count: number | null) => string
}

function writing(language: Language, currency: string | null): Writing {
  const number = (value: number, digits: number) => formatNumber(value, language, digits)
  return {
    share: (share) => formatPercent(share * 100, language, 1),
    money: (amount) => {
      if (amount === null) return '–'
      return currency === null ? number(amount, 2) : formatMoney(amount, language, currency)
    },
    count: (count) => (count === null ? '–' : number(count, 2)),
  }
}

/** A report as people read it. */
export function analysisText(map: JourneyMap, given: Report, language: Language): string {
  const report = { ...given, period: given.period === null ? null : periodIn(language, given.period) }
  const words = wordsOf[language]
  const write = writing(language, report.currency)
  const titles = titlesOf(map)
  const title = (id: string) => titles.get(id) ?? words.impliedOutcome
  const sections = [
    `${map.meta.title}\n${'═'.repeat(widthOf(map.meta.title))}`,
    ...contradictionText(report, words, write, title),
    headline(report, words, write),
    touchpointTable(report, words, write, title),
    outcomeTable(report, words, write, title),
    ...(report.frictions.length > 0 ? [frictionTable(report, words, write, title)] : []),
    ...(report.fixes.length > 0 ? [fixTable(report, words, write, title)] : []),
    ...(report.scenario ? [scenarioText(report.scenario, words, write)] : []),
    ...(report.bestFixes ? [bestText(report.bestFixes, words, write, title)] : []),
    ...notesText(report.notes, words, title),
    words.caution,
  ]
  return `${sections.join('\n\n')}\n`
}

/** Title of everything on the map that a figure may be of, by id. */
function titlesOf(map: JourneyMap): ReadonlyMap<string, string> {
  const all = [...map.cards, ...map.outcomes, ...map.frictions, ...map.fixes]
  return new Map(all.map(({ id, title }) => [id, title.trim() === '' ? id : title]))
}

type Title = (id: string) => string

function headline(report: Figures, words: Words, write: Writing): string {
  const { entrants, period, evidence } = report
  const per = period ?? ''
  const rows: [string, string][] = [
    [words.conversion, write.share(report.conversion)],
    [words.valuePerEntrant, write.money(report.valuePerEntrant)],
  ]
  if (entrants !== null)
    rows.push(
      [labelled(words.value, per), write.money(report.value)],
      [labelled(words.entrants, per), write.count(entrants)],
    )
  const counts = (['measured', 'estimated', 'assumed', 'stale'] as const).map((key) => `${evidence[key]} ${words[key]}`)
  rows.push([words.evidence, counts.join(' · ')])
  return pairs(rows)
}

const labelled = (label: string, period: string) => (period === '' ? label : `${label}, ${period}`)

function touchpointTable(report: Figures, words: Words, write: Writing, title: Title): string {
  const columns = [
    { head: words.touchpoint, align: 'left' },
    { head: words.visits },
    { head: labelled(words.visitsPerPeriod, report.period ?? '') },
    { head: words.exit },
    { head: words.dropOff },
  ] as const
  return table(
    columns,
    report.touchpoints.map(({ id, visits, visitsPerPeriod, exit, dropOff }) => [
      title(id),
      write.count(visits),
      visitsPerPeriod === null ? '–' : write.count(Math.round(visitsPerPeriod)),
      write.share(exit),
      write.share(dropOff),
    ]),
  )
}

function outcomeTable(report: Figures, words: Words, write: Writing, title: Title): string {
  return table(
    [{ head: words.outcome, align: 'left' }, { head: words.reached }, { head: words.value }],
    [
      ...report.outcomes.map(({ id, reached, value }) => [title(id), write.share(reached), write.money(value)]),
      // Without it the outcomes would seem to be all, and one that means leaving would seem to happen to nobody.
      ...(report.left > 0 ? [[words.left, write.share(report.left), '–']] : []),
    ],
  )
}

function frictionTable(report: Figures, words: Words, write: Writing, title: Title): string {
  const shares = new Map(report.leaks.shares.map((leak) => [leak.id, leak]))
  const rows = report.frictions
    .toSorted((a, b) => (b.atRisk ?? -Infinity) - (a.atRisk ?? -Infinity))
    .map(({ id, state, atRisk, isWithheld }) => {
      const leak = shares.get(id)
      const error = report.leaks.isExact ? [] : [write.money(leak?.standardError ?? null)]
      const money = isWithheld ? words.withheld : state === 'works' ? write.money(atRisk) : words.states[state]
      return [title(id), money, write.money(leak?.share ?? null), ...error]
    })
  return table(
    [
      { head: words.friction, align: 'left' },
      { head: `${words.atRisk}${basisOf(report, words)}` },
      { head: words.share },
      ...(report.leaks.isExact ? [] : [{ head: words.standardError }]),
    ],
    [
      ...rows,
      [
        words.together,
        '',
        report.leaks.joint === null ? words.withheld : write.money(report.leaks.joint),
        ...(report.leaks.isExact ? [] : ['']),
      ],
    ],
  )
}

function basisOf({ basis, period }: Figures, words: Words): string {
  if (basis === 'entrant') return `, ${words.perEntrant}`
  return period === null ? '' : `, ${period}`
}

/** Fixes that bring most for what they cost first, then by gain; those of which too little is known last. */
function fixTable(report: Figures, words: Words, write: Writing, title: Title): string {
  const rows = report.fixes
    .toSorted((a, b) => compare(known(b.gainPerCost), known(a.gainPerCost)) || compare(known(b.gain), known(a.gain)))
    .map(({ id, gain, isWithheld, cost, payback, gainPerCost }) => [
      title(id),
      isWithheld ? words.withheld : gain === null ? words.states['not-estimated'] : write.money(gain),
      write.money(cost),
      write.count(payback),
      write.count(gainPerCost),
    ])
  return table(
    [
      { head: words.fix, align: 'left' },
      { head: `${words.gain}${basisOf(report, words)}` },
      { head: words.cost },
      { head: words.payback },
      { head: words.gainPerCost },
    ],
    rows,
  )
}

const known = (value: number | null) => value ?? -Infinity
const compare = (a: number, b: number) => (a === b ? 0 : a - b)

function scenarioText(scenario: ScenarioReport, words: Words, write: Writing): string {
  if (scenario.problem !== null) return `${words.scenario}: ${scenario.title}\n  ${words.withheld}`
  const { title, conversion, value, gain, cost, payback, spread, paybackSpread } = scenario
  const rows = [
    [words.conversion, write.share(conversion)],
    [words.value, write.money(value)],
    [words.gain, write.money(gain)],
    [words.chance, spread ? [spread.p10, spread.p50, spread.p90].map(write.money).join(' – ') : words.withheld],
    [words.cost, write.money(cost)],
    [words.payback, write.count(payback)],
    ...(paybackSpread ? [[words.paybackChance, paybackText(paybackSpread, words, write)] as const] : []),
  ] as const
  return `${words.scenario}: ${title}\n${pairs(rows, '  ')}`
}

function paybackText({ p10, p50, p90, never }: PaybackSpread, words: Words, write: Writing): string {
  const periods = (count: number | null) => (count === null ? words.never : write.count(count))
  const range = [p10, p50, p90].map(periods).join(' – ')
  return never > 0 && never < 1 ? `${range} (${words.neverIn(write.share(never))})` : range
}

function bestText(best: NonNullable<Report['bestFixes']>, words: Words, write: Writing, title: Title): string {
  const names = best.fixes.length === 0 ? words.nothing : best.fixes.map(title).join(', ')
  const lines = [
    `${words.budget} ${write.money(best.budget)} (${best.exact ? words.tried : words.stepwise})`,
    `  ${names}`,
    `  ${words.gain} ${write.money(best.gain)} · ${words.cost} ${write.money(best.cost)}`,
  ]
  if (best.uncosted.length > 0) lines.push(`  ${words.uncosted}: ${best.uncosted.map(title).join(', ')}`)
  if (best.withheld.length > 0) lines.push(`  ${words.leftOutWithheld}: ${best.withheld.map(title).join(', ')}`)
  return lines.join('\n')
}

function contradictionText(report: Figures, words: Words, write: Writing, title: Title): string[] {
  if (report.contradictions.length === 0) return []
  const lines = report.contradictions.map(
    ({ touchpoint, measured, explained }) =>
      `  ! ${title(touchpoint)}: ${write.share(explained)} > ${write.share(measured)}`,
  )
  return [[words.contradiction, ...lines].join('\n')]
}

function notesText(notes: readonly NetworkNote[], words: Words, title: Title): string[] {
  if (notes.length === 0) return []
  const linesOf = (note: NetworkNote): string => {
    const about = idsOf(note).map(title).join(', ')
    return `  ${words.notes[note.kind]}${about === '' ? '' : ` ${about}`}`
  }
  return [[words.notesTitle, ...notes.map(linesOf)].join('\n')]
}

/** What a note is about. */
function idsOf(note: NetworkNote): readonly string[] {
  switch (note.kind) {
    case 'no-exit':
    case 'implied-way':
      return note.touchpoints
    case 'no-effectiveness':
      return note.fixes
    case 'no-value':
      return [note.outcome]
    case 'exit-of-metric':
      return [note.touchpoint]
    case 'no-entrants':
    case 'no-money':
    case 'no-good-outcome':
      return []
  }
}
