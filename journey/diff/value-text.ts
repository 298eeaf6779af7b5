import { labelOf } from '../library/label.ts'
import { channels } from '../library/channels.ts'
import { laneRoleWords } from '../library/lane-roles.ts'
import { label } from '../library/words.ts'
import { formatMoney, formatNumber, formatPercent, formatRating, formatValue } from '../metrics/number-format.ts'
import { type Figure, type Quantity, asFigure } from '../model/figure.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { Language } from '../model/vocabulary.ts'
import { isFigureField } from './field-changes.ts'
import type { FieldChange, Position, Thing } from './map-diff.ts'
import { diffWords, fieldWords, kindWords, valueWords } from './words.ts'

/** One version of a map, as its values are written. */
export interface Version {
  readonly currency: string | undefined
  /** Units of its metrics, by id. */
  readonly units: ReadonlyMap<string, string | undefined>
}

/** Names and numbers of a comparison in a language. */
export interface DiffWriting {
  readonly language: Language
  /** Titles of everything that either map has, the later one's first. */
  readonly titles: ReadonlyMap<string, string>
  readonly before: Version
  readonly after: Version
}

/** Text of a value is cut here: notes can be pages long. */
const mostLetters = 80

/** What a comparison of two maps needs to write in a language. */
export function diffWriting(before: JourneyMap, after: JourneyMap, language: Language): DiffWriting {
  return {
    language,
    titles: new Map([...titlesOf(before), ...titlesOf(after)]),
    before: versionOf(before),
    after: versionOf(after),
  }
}

function titlesOf({ stages, lanes, cards, personas, frictions, metrics, fixes, outcomes }: JourneyMap) {
  return [stages, lanes, cards, personas, frictions, metrics, fixes, outcomes].flatMap((list) =>
    list.map(({ id, title }): [string, string] => [id, title]),
  )
}

function versionOf({ meta, metrics }: JourneyMap): Version {
  return { currency: meta.currency, units: new Map(metrics.map(({ id, unit }) => [id, unit])) }
}

/** A thing's kind in words: a touchpoint is more than a card. */
export function kindText({ kind, role }: Thing, language: Language): string {
  return role === 'touchpoint' ? diffWords.touchpoint[language] : kindWords[kind][language]
}

/** A thing's title on one line. */
export function titleText(title: string, language: Language): string {
  return shortened(title) || diffWords.untitled[language]
}

/** A field's name, with what it is of: “Emotion · Dina”. */
export function fieldText({ field, key }: FieldChange, { titles, language }: DiffWriting): string {
  const name = fieldWords[field]?.[language] ?? field
  if (key === undefined) return name
  const of = titles.has(key) ? titleText(titles.get(key) ?? '', language) : key
  return field === 'series' || field === 'statusLog' ? `${name} ${of}` : `${name} · ${of}`
}

/** What a field held before, and holds after. */
export function changeTexts(
  thing: Thing,
  change: FieldChange,
  writing: DiffWriting,
): { before: string; after: string } {
  return {
    before: valueText(thing, change, change.before, writing.before, writing),
    after: valueText(thing, change, change.after, writing.after, writing),
  }
}

/** Stage and lane, or the place in the order where there is neither. */
export function positionText({ index, stage, lane, under }: Position, other: Position, writing: DiffWriting): string {
  const { titles, language } = writing
  const name = (id: string) => (titles.has(id) ? titleText(titles.get(id) ?? '', language) : diffWords.gone[language])
  if (stage === undefined || lane === undefined) return `#${index}`
  const parts = [name(stage), name(lane), ...(under === undefined ? [] : [name(under)])]
  const isOrderOnly = stage === other.stage && lane === other.lane && under === other.under
  return [...parts, ...(isOrderOnly ? [`#${index}`] : [])].join(' / ')
}

function valueText(thing: Thing, change: FieldChange, value: unknown, version: Version, writing: DiffWriting): string {
  const { field } = change
  const { language, titles } = writing
  if (value === null || value === undefined || value === '') return diffWords.none[language]
  if (typeof value === 'boolean') return diffWords[value ? 'yes' : 'no'][language]
  if (isFigureField(thing.kind, field)) return figureText(thing, field, value as number | Figure, version, language)
  const special = specialText(thing, field, value, version, language)
  if (special !== undefined) return special
  if (typeof value === 'number') return formatNumber(value, language, 4)
  if (Array.isArray(value)) {
    if (value.length === 0) return diffWords.none[language]
    const named = value.map((one) => String(one)).map((one) => titles.get(one) ?? labelOf(channels, one, language))
    return shortened(named.join(', '))
  }
  if (typeof value !== 'string') return shortened(JSON.stringify(value))
  return titles.has(value) && field !== 'title' ? titleText(titles.get(value) ?? '', language) : `“${shortened(value)}”`
}

/** Values that have a name or a unit of their own. */
function specialText(
  { kind, id }: Thing,
  field: string,
  value: unknown,
  { currency, units }: Version,
  language: Language,
): string | undefined {
  if (kind === 'metric') {
    // Elsewhere scores are told in whole points; here the change itself may be smaller.
    const measured = (number: number) => formatValue(number, units.get(id), language, currency)
    if (typeof value === 'number' && ['value', 'target', 'p10', 'p90'].includes(field)) return measured(value)
    if (field === 'series' && isPoint(value))
      return `${measured(value.value)}${value.n === undefined ? '' : ` (n = ${formatNumber(value.n, language)})`}`
  }
  if (typeof value === 'number') {
    if (field === 'emotions') return formatRating(value, language)
    if (field === 'strengths') return formatPercent(value * 100, language, 0)
    if (field === 'severity') return `${value} ${label('severity', value as 0, language)}`
    return undefined
  }
  if (typeof value !== 'string') return undefined
  const own = valueWords[field]?.[value]?.[language]
  if (own !== undefined) return own
  const list = listOfField(kind, field)
  if (list !== undefined) return label(list, value as never, language)
  if (field === 'role') return laneRoleWords[value as keyof typeof laneRoleWords]?.[language] ?? value
  return ['asOf', 'expires', 'due', 'currency', 'unit', 'key'].includes(field) ? shortened(value) : undefined
}

function listOfField(kind: Thing['kind'], field: string) {
  if (field === 'status' || field === 'statusLog') return 'frictionStatus'
  if (field === 'kind' && kind === 'friction') return 'frictionKind'
  if (
    field === 'band' ||
    field === 'colour' ||
    field === 'moment' ||
    field === 'supportMode' ||
    field === 'evidence' ||
    field === 'lossBucket'
  )
    return field
  return undefined
}

function figureText(
  { kind }: Thing,
  field: string,
  value: number | Figure,
  { currency }: Version,
  language: Language,
): string {
  const figure = asFigure(value)
  const isMoney = field === 'visitCost' || field === 'cost' || (kind === 'outcome' && field === 'value')
  const isShare = ['exit', 'frequency', 'exitImpact', 'effectiveness'].includes(field)
  const one = (number: number) => {
    if (isShare) return formatPercent(number * 100, language, 1)
    return isMoney && currency !== undefined
      ? formatMoney(number, language, currency)
      : formatNumber(number, language, 2)
  }
  const facts = [label('evidence', figure.evidence, language).toLowerCase(), figure.source, figure.asOf].filter(Boolean)
  return `${quantityText(figure.value, one, language)} (${shortened(facts.join(', '))})`
}

function quantityText(quantity: Quantity, one: (value: number) => string, language: Language): string {
  if (typeof quantity === 'number') return one(quantity)
  if ('p50' in quantity) return `${one(quantity.p50)} [${one(quantity.p10)} – ${one(quantity.p90)}]`
  return `${one(quantity.k / quantity.n)} [${formatNumber(quantity.k, language)} / ${formatNumber(quantity.n, language)}]`
}

const isPoint = (value: unknown): value is { value: number; n?: number } =>
  typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'number'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Text on one line and not too long; control characters would speak to a terminal. */
function shortened(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  if (plain.length <= mostLetters) return plain
  let kept = ''
  for (const { segment } of graphemes.segment(plain)) {
    if (kept.length + segment.length >= mostLetters) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
