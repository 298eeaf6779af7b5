import { diffMaps } from '../diff/diff-maps.ts'
import type { FieldChange, Thing } from '../diff/map-diff.ts'
import { type DiffWriting, changeTexts, diffWriting, fieldText, kindText, titleText } from '../diff/value-text.ts'
import { fieldWords } from '../diff/words.ts'
import type { OnePagerChange, OnePagerChanges } from '../layout/one-pager-content.ts'
import type { OnePagerWords } from '../library/one-pager-words.ts'
import { label } from '../library/words.ts'
import { betterOf } from '../metrics/series.ts'
import { type Figure, middle } from '../model/figure.ts'
import type { JourneyMap } from '../model/schema.ts'
import { type FrictionStatus, type Language, type Severity, closedStatuses } from '../model/vocabulary.ts'
import type { EarlierMap } from './earlier-map.ts'
import { dayText, shortTitle } from './one-pager-words.ts'

/** A change that is worth a line, and how much: see {@link weights}. */
interface Line extends OnePagerChange {
  readonly weight: number
}

/** What an executive asks first: did the figures move, is what hurt mended, what is new. */
const weights = { value: 100, status: 95, severity: 85, friction: 80, emotion: 70, figure: 60, place: 50, moved: 40 }

/** What changed since an earlier version, what matters most first; one line for each thing. */
export function changesContent(
  { map: before, name }: EarlierMap,
  after: JourneyMap,
  words: OnePagerWords,
  language: Language,
): OnePagerChanges {
  const diff = diffMaps(before, after)
  const writing = diffWriting(before, after, language)
  const best = new Map<string, Line>()
  const others = new Set<string>()
  const say = (thing: Thing, line: Line | undefined) => {
    const key = `${thing.kind} ${thing.id}`
    others.add(key)
    if (line && line.weight > (best.get(key)?.weight ?? 0)) best.set(key, line)
  }
  for (const thing of diff.added) say(thing, comingLine(thing, 'added', language))
  for (const thing of diff.removed) say(thing, comingLine(thing, 'removed', language))
  for (const { thing } of diff.moved) say(thing, movedLine(thing, language))
  const metrics = new Map(after.metrics.map((metric) => [metric.id, metric]))
  for (const { thing, fields } of [...diff.changed, ...diff.rescored]) {
    for (const change of fields) {
      const metric = metrics.get(thing.id)
      say(thing, changeLine(thing, change, metric && betterOf(metric), writing))
    }
  }
  const lines: readonly OnePagerChange[] =
    best.size > 0
      ? [...best.values()].sort((a, b) => b.weight - a.weight).map(({ kind, text }) => ({ kind, text }))
      : [{ kind: 'neutral', text: diff.isSame ? words.noChanges : words.smallChanges(others.size) }]
  return {
    heading: words.changes(dayText(name.trim(), language)),
    lines,
    more: (shown) => (others.size > shown && best.size > 0 ? words.moreChanges(others.size - shown) : ''),
  }
}

const isPlace = ({ kind, role }: Thing) => kind === 'stage' || role === 'touchpoint'

function comingLine(thing: Thing, kind: 'added' | 'removed', language: Language): Line | undefined {
  const weight = thing.kind === 'friction' ? weights.friction : isPlace(thing) ? weights.place : undefined
  if (weight === undefined) return undefined
  const said = `${kindText(thing, language)}: ${shortTitle(titleText(thing.title, language))}`
  return { kind, weight: kind === 'added' ? weight : weight - 5, text: said }
}

function movedLine(thing: Thing, language: Language): Line | undefined {
  if (!isPlace(thing)) return undefined
  return { kind: 'moved', weight: weights.moved, text: shortTitle(titleText(thing.title, language)) }
}

function changeLine(
  thing: Thing,
  change: FieldChange,
  better: 'up' | 'down' | undefined,
  writing: DiffWriting,
): Line | undefined {
  const { field } = change
  const title = shortTitle(titleText(thing.title, writing.language))
  const { before, after } = changeTexts(thing, change, writing)
  const rise = riseOf(change)
  if (thing.kind === 'metric' && field === 'value') {
    const kind =
      rise === undefined || better === undefined ? 'neutral' : rise > 0 === (better === 'up') ? 'better' : 'worse'
    return { kind, weight: weights.value, text: `${title}: ${before} → ${after}` }
  }
  if (thing.kind === 'friction' && field === 'status') {
    const [was, is] = [isClosed(change.before), isClosed(change.after)]
    const kind = is && !was ? 'better' : was && !is ? 'worse' : 'neutral'
    return { kind, weight: kind === 'neutral' ? weights.figure : weights.status, text: `${title}: ${after}` }
  }
  if (thing.kind === 'friction' && field === 'severity')
    return {
      kind: (rise ?? 0) > 0 ? 'worse' : 'better',
      weight: weights.severity,
      text: `${title}: ${severityIn(change.before, writing.language)} → ${severityIn(change.after, writing.language)}`,
    }
  if (field === 'emotions') {
    const kind = rise === undefined ? 'neutral' : rise > 0 ? 'better' : 'worse'
    return {
      kind,
      weight: weights.emotion + Math.abs(rise ?? 0),
      text: `${title}: ${fieldWords.emotions?.[writing.language].toLowerCase()} ${before} → ${after}`,
    }
  }
  if (thing.kind === 'friction' && (field === 'frequency' || field === 'exitImpact'))
    return {
      kind: rise === undefined || rise === 0 ? 'neutral' : rise > 0 ? 'worse' : 'better',
      weight: weights.figure,
      text: `${title}: ${fieldText(change, writing)} ${before} → ${after}`,
    }
  if ((thing.kind === 'map' && field === 'entrants') || (thing.kind === 'outcome' && field === 'value'))
    return {
      kind: 'neutral',
      weight: weights.figure,
      text: `${thing.kind === 'map' ? fieldText(change, writing) : title}: ${before} → ${after}`,
    }
  return undefined
}

const severityIn = (value: unknown, language: Language) => label('severity', value as Severity, language)

const isClosed = (status: unknown) => closedStatuses.has(status as FrictionStatus)

/** By how much a number rose; undefined where it is none. */
function riseOf({ before, after }: FieldChange): number | undefined {
  const [old, now] = [numberIn(before), numberIn(after)]
  return old === undefined || now === undefined ? undefined : now - old
}

function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return isFigure(value) ? middle(value.value) : undefined
}

const isFigure = (value: unknown): value is Figure => typeof value === 'object' && value !== null && 'evidence' in value
