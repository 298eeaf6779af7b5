import type { JourneyMap } from '../model/schema.ts'
import type { Language } from '../model/vocabulary.ts'
import type { ChangedThing, FieldChange, MapDiff, Move, Thing } from './map-diff.ts'
import {
  type DiffWriting,
  changeTexts,
  diffWriting,
  fieldText,
  kindText,
  positionText,
  titleText,
} from './value-text.ts'
import { diffWords } from './words.ts'

export const diffFormats = ['text', 'json', 'markdown'] as const
export type DiffFormat = (typeof diffFormats)[number]

/** Of a thing with more changed days, or other entries of one field, than these the rest is counted. */
const mostEntries = 4

/** How a rendering writes what it is given. */
interface Style {
  readonly title: (text: string) => string
  readonly section: (text: string, count: number) => string
  /** A thing, with what happened to it. */
  readonly thing: (sign: string, kind: string, title: string, more: string) => string
  readonly field: (name: string, before: string, after: string) => string
  readonly rest: (count: number) => string
}

/**
 * A comparison for people (`text`, `markdown`) or programs (`json`, in no language); ends in a newline.
 * @param before the maps that were compared, for names and units
 */
export function renderDiff(
  diff: MapDiff,
  before: JourneyMap,
  after: JourneyMap,
  format: DiffFormat,
  language: Language,
): string {
  if (format === 'json') return `${JSON.stringify(diff, null, 2)}\n`
  const style = format === 'text' ? textStyle : markdownStyle
  const writing = diffWriting(before, after, language)
  const head = style.title(`${diffWords.title[language]}: ${titleText(after.meta.title, language)}`)
  if (diff.isSame) return `${head}\n\n${diffWords.same[language]}\n`
  const things = (sign: string) => (thing: Thing) => [thingLine(style, sign, thing, language)]
  const sections = [
    section(style, diffWords.added[language], diff.added, things('+')),
    section(style, diffWords.removed[language], diff.removed, things('−')),
    section(style, diffWords.moved[language], diff.moved, (move) => [moveLine(style, move, writing)]),
    section(style, diffWords.changed[language], diff.changed, (one) => changeLines(style, one, writing)),
    section(style, diffWords.rescored[language], diff.rescored, (one) => changeLines(style, one, writing)),
  ]
  return `${[head, ...sections.flat()].join('\n\n')}\n`
}

function section<T>(style: Style, title: string, items: readonly T[], linesOf: (item: T) => readonly string[]) {
  if (items.length === 0) return []
  return [[style.section(title, items.length), ...items.flatMap(linesOf)].join('\n')]
}

function thingLine(style: Style, sign: string, thing: Thing, language: Language, more = ''): string {
  return style.thing(sign, kindText(thing, language), titleText(thing.title, language), more)
}

function moveLine(style: Style, { thing, before, after }: Move, writing: DiffWriting): string {
  const way = `${positionText(before, after, writing)} → ${positionText(after, before, writing)}`
  return thingLine(style, '→', thing, writing.language, way)
}

function changeLines(style: Style, { thing, fields }: ChangedThing, writing: DiffWriting): readonly string[] {
  const byField = new Map<string, FieldChange[]>()
  for (const change of fields) byField.set(change.field, [...(byField.get(change.field) ?? []), change])
  const lines = [...byField.values()].flatMap((changes) => {
    // The newest days say most.
    const shown = changes.length > mostEntries ? changes.slice(-mostEntries) : changes
    const said = shown.map((change) => {
      const { before, after } = changeTexts(thing, change, writing)
      return style.field(fieldText(change, writing), before, after)
    })
    return changes.length > shown.length ? [style.rest(changes.length - shown.length), ...said] : said
  })
  return [thingLine(style, '~', thing, writing.language), ...lines]
}

const textStyle: Style = {
  title: (text) => text,
  section: (text, count) => `${text} (${count})`,
  thing: (sign, kind, title, more) => `  ${sign} ${kind}: ${title}${more === '' ? '' : `\n      ${more}`}`,
  field: (name, before, after) => `      ${name}: ${before} → ${after}`,
  rest: (count) => `      … +${count}`,
}

const markdownStyle: Style = {
  title: (text) => `# ${escaped(text)}`,
  section: (text, count) => `## ${escaped(text)} (${count})\n`,
  thing: (_sign, kind, title, more) =>
    `- ${escaped(kind)}: **${escaped(title)}**${more === '' ? '' : ` · ${escaped(more)}`}`,
  field: (name, before, after) => `  - ${escaped(name)}: ${escaped(before)} → ${escaped(after)}`,
  rest: (count) => `  - … \\+${count}`,
}

/** People's words are never markup. */
const escaped = (text: string) => text.replaceAll(/[\\`*_{}[\]()<>#|~!&]/g, '\\$&').replaceAll('://', ':\\//')
