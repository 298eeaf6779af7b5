import { channels } from '../../library/channels.ts'
import { labelOf } from '../../library/label.ts'
import { laneRoleWords } from '../../library/lane-roles.ts'
import { sheetWords } from '../../library/sheet-words.ts'
import { label } from '../../library/words.ts'
import { formatNumber, formatRating, formatMetric } from '../../metrics/number-format.ts'
import { arrange } from '../../model/arrange.ts'
import { byOrder } from '../../model/order.ts'
import type { Card, Friction, JourneyMap, Lane, Metric, Stage } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import { escapeInline, escapeMarkdown, markdownLines } from './escape-markdown.ts'
import { type FigureKind, figureText } from './figure-text.ts'
import { markdownWords } from './markdown-words.ts'

/** Whether something is said at all, and what. */
type Said = string | undefined | false

/**
 * A map as an outline in Markdown: personas, then stage by stage the lanes and what stands in them, with frictions and
 * metrics where they hang, and after that all frictions, links, fixes and outcomes. What users wrote stays text.
 * @param language of the words around it, and of numbers; the map's own unless another is given
 */
export function renderMarkdown(map: JourneyMap, language: Language = map.meta.locale ?? 'en'): string {
  const words = markdownWords[language]
  const { untitled, notMeasured } = sheetWords(language)
  const arrangement = arrange(map)
  const { currency } = map.meta
  const named = (title: string | undefined) => escapeMarkdown(title ?? '') || untitled
  const titles = new Map([...map.stages, ...map.cards].map(({ id, title }) => [id, named(title)]))
  const titleOf = (id: string) => titles.get(id) ?? untitled
  const figure = (field: Parameters<typeof figureText>[0] | undefined, kind: FigureKind): Said =>
    field !== undefined && figureText(field, kind, { language, currency })
  const number = (value: number | undefined): Said => value !== undefined && formatNumber(value, language, 6)

  const metricLine = (metric: Metric) => {
    const { title, value, target, n, evidence, source, asOf, expires, period, p10, p90 } = metric
    const inUnit = (amount: number) => escapeInline(formatMetric(amount, metric, language, currency))
    const details: string[] = [
      label('evidence', evidence, language).toLowerCase(),
      ...(p10 !== undefined && p90 !== undefined ? [words.range(inUnit(p10), inUnit(p90))] : []),
      ...(target === undefined ? [] : [`${words.target} ${inUnit(target)}`]),
      ...(n === undefined ? [] : [`${words.sample} = ${formatNumber(n, language)}`]),
      ...(period ? [escapeMarkdown(period)] : []),
      ...(source ? [`${words.source}: ${escapeMarkdown(source)}`] : []),
      ...(asOf ? [`${words.asOf} ${asOf}`] : []),
      ...(expires ? [`${words.expires} ${expires}`] : []),
    ]
    return `${words.metric}: ${named(title)}: ${value === undefined ? notMeasured : inUnit(value)} (${details.join(', ')})`
  }
  const frictionLine = ({ title, severity, status }: Friction) =>
    `${words.friction} ${severity} (${label('severity', severity, language)}): ${named(title)} · ${label('frictionStatus', status, language)}`
  const hanging = (id: string) => [
    ...map.frictions.filter(({ on }) => on.includes(id)).map(frictionLine),
    ...map.metrics.filter(({ on }) => on === id).map(metricLine),
  ]
  const cardLines = (card: Card, indent: string): string[] => {
    const emotions = map.personas.flatMap(({ id, title }) => {
      const felt = card.emotions?.[id]
      return felt === undefined ? [] : [`${named(title)} ${formatRating(felt, language)}`]
    })
    const under = card.place.under
    const isUnder = under !== undefined && arrangement.touchpoints.some(({ id }) => id === under)
    const outcomes = map.outcomes.flatMap(({ id, title }) => {
      const weight = card.ends?.[id]
      return weight === undefined ? [] : [`${named(title)} ${formatNumber(weight, language, 6)}`]
    })
    const facts = [
      ...said(words.emotions, emotions.join('; ')),
      ...said(words.channels, card.channels?.map((key) => escapeMarkdown(labelOf(channels, key, language))).join(', ')),
      ...said(words.moment, card.moment && label('moment', card.moment, language)),
      ...said(words.support, card.supportMode && label('supportMode', card.supportMode, language)),
      ...said(words.owner, text(card.owner)),
      ...said(words.entry, number(card.entry)),
      ...said(words.exit, figure(card.exit, 'share')),
      ...said(words.visitCost, figure(card.visitCost, 'money')),
      ...said(words.ends, outcomes.join('; ')),
      ...hanging(card.id),
    ]
    const place = isUnder ? ` (${words.under} ${titleOf(under)})` : ''
    return [
      `${indent}- **${named(card.title)}**${place}`,
      ...notesOf(card.notes, `${indent}  `),
      ...nested(facts, `${indent}  `),
    ]
  }
  const laneSection = (stage: Stage, lane: Lane): string[] => {
    const { under, whole } = arrangement.cell(stage.id, lane.id)
    const columns = arrangement.columns.get(stage.id) ?? []
    const cards = [...columns.flatMap(({ id }) => under.get(id) ?? []), ...whole]
    if (cards.length === 0) return []
    const title = escapeMarkdown(lane.title) || laneRoleWords[lane.role][language]
    return ['', `### ${title}`, '', ...cards.flatMap((card) => cardLines(card, ''))]
  }
  const stageSection = (stage: Stage): string[] => {
    const facts = hanging(stage.id)
    return [
      '',
      `## ${named(stage.title)} · ${label('band', stage.band, language)}`,
      ...notesOf(stage.notes, ''),
      ...(facts.length > 0 ? ['', ...nested(facts, '')] : []),
      ...map.lanes.flatMap((lane) => laneSection(stage, lane)),
    ]
  }
  const item = (title: string, notes: string | undefined, facts: readonly string[]) => [
    `- **${title}**`,
    ...notesOf(notes, '  '),
    ...nested(facts, '  '),
  ]
  const frictionItem = (friction: Friction) =>
    item(`${friction.severity} · ${named(friction.title)}`, friction.notes, [
      ...said(words.on, friction.on.map(titleOf).join('; ') || words.whole),
      ...said(words.status, label('frictionStatus', friction.status, language)),
      ...said(words.kind, friction.kind && label('frictionKind', friction.kind, language)),
      ...said(words.lossBucket, friction.lossBucket && label('lossBucket', friction.lossBucket, language)),
      ...said(words.frequency, figure(friction.frequency, 'share')),
      ...said(words.exitImpact, figure(friction.exitImpact, 'share')),
      ...said(words.importance, number(friction.importance)),
      ...said(words.satisfaction, number(friction.satisfaction)),
      ...said(laneRoleWords.evidence[language], friction.evidence && label('evidence', friction.evidence, language)),
      ...said(words.owner, text(friction.owner)),
      ...said(words.address, text(friction.url)),
    ])
  const { meta } = map
  const lines = [
    `# ${named(meta.title)}`,
    ...notesOf(meta.description, ''),
    ...spaced(
      nested(
        [
          ...said(words.currency, text(currency)),
          ...said(words.period, text(meta.period)),
          ...said(words.entrants, figure(meta.entrants, 'amount')),
        ],
        '',
      ),
    ),
    ...section(
      words.personas,
      map.personas.flatMap(({ title, notes }) => item(named(title), notes, [])),
    ),
    ...map.stages.flatMap(stageSection),
    ...section(
      words.unplaced,
      arrangement.unplaced.flatMap((card) => cardLines(card, '')),
    ),
    ...section(words.whole, nested(map.metrics.filter(({ on }) => on === undefined).map(metricLine), '')),
    ...section(words.frictions, bySeverity(map.frictions).flatMap(frictionItem)),
    ...section(
      words.links,
      map.links.map(({ from, to, label: name, weight }) => {
        const facts = [text(name), weight !== undefined && `${words.weight} ${formatNumber(weight, language, 6)}`]
        const told = facts.filter(Boolean).join(', ')
        return `- ${titleOf(from)} → ${titleOf(to)}${told === '' ? '' : ` (${told})`}`
      }),
    ),
    ...section(
      words.fixes,
      map.fixes.flatMap((fix) =>
        item(named(fix.title), fix.notes, [
          ...said(
            words.removes,
            map.frictions
              .filter(({ id }) => fix.frictions.includes(id))
              .map(({ title }) => named(title))
              .join('; '),
          ),
          ...said(words.effectiveness, figure(fix.effectiveness, 'share')),
          ...said(words.cost, figure(fix.cost, 'money')),
          ...said(`${words.effort}, ${words.days}`, figure(fix.effort, 'amount')),
          ...said(words.due, fix.due),
          ...said(words.owner, text(fix.owner)),
        ]),
      ),
    ),
    ...section(
      words.outcomes,
      map.outcomes.flatMap(({ title, good, value }) =>
        item(`${named(title)}${good ? ` (${words.good})` : ''}`, undefined, said(words.value, figure(value, 'money'))),
      ),
    ),
  ]
  return `${withoutDoubleGaps(lines).join('\n')}\n`
}

const spaced = (lines: readonly string[]) => (lines.length > 0 ? ['', ...lines] : [])

/** The worst first; among equals as they are ordered on the map. */
function bySeverity(frictions: readonly Friction[]): Friction[] {
  return [...frictions].sort((a, b) => b.severity - a.severity || byOrder(a, b))
}

function withoutDoubleGaps(lines: readonly string[]): string[] {
  const kept = lines.filter((line, index) => line !== '' || lines[index - 1] !== '')
  while (kept.at(-1) === '') kept.pop()
  return kept
}

const said = (name: string, value: Said): string[] => (value ? [`${name}: ${value}`] : [])

const nested = (lines: readonly string[], indent: string) => lines.map((line) => `${indent}- ${line}`)

const notesOf = (notes: string | undefined, indent: string) => {
  const lines = markdownLines(notes ?? '', indent)
  return lines.length > 0 ? ['', ...lines, ''] : []
}

const text = (value: string | undefined): Said => value !== undefined && escapeMarkdown(value)

const section = (title: string, lines: readonly string[]) => (lines.length > 0 ? ['', `## ${title}`, '', ...lines] : [])
