import type { Cell } from '../journey/formats/tables/cell.ts'
import { type SheetKey, sheetsOf } from '../journey/formats/tables/sheets.ts'
import type { PlannedChange, TablePlan } from '../journey/formats/tables/table-plan.ts'
import { formatNumber } from '../journey/metrics/number-format.ts'
import type { JourneyMap } from '../journey/model/schema.ts'
import type { Language } from '../journey/model/vocabulary.ts'
import { fileWords } from './file-words.ts'

/** What tables make of a map, a line for each change. */
export function planText(map: JourneyMap, { changes, ignored }: TablePlan, language: Language): string {
  const words = fileWords[language]
  const titles = new Map(sheetsOf(map).map(({ key, title }) => [key, title[language]]))
  const count = (kind: PlannedChange['kind']) => changes.filter((change) => change.kind === kind).length
  const where = (sheet: SheetKey, title: string, row?: number) =>
    `${titles.get(sheet)}${row === undefined ? '' : `, ${words.row(row)}`}${title === '' ? '' : ` “${title}”`}`
  const lines = changes.map((change) => {
    const { kind, sheet, title } = change
    if (kind === 'added') return `+ ${where(sheet, title, change.row)}`
    if (kind === 'removed') return `- ${where(sheet, title)}`
    if (kind === 'refused') return `! ${where(sheet, title, change.row)}: ${change.reason}`
    return `~ ${where(sheet, title, change.row)}: ${change.column}: ${shown(change.before)} → ${shown(change.after)}`
  })
  const unread = ignored.map(({ sheet, column }) => `? ${words.unread(sheet, column)}`)
  const summary = words.planned(count('changed'), count('added'), count('removed'), count('refused'))
  return `${[summary, ...lines, ...unread].join('\n')}\n`

  function shown(cell: Cell): string {
    if (cell === undefined || cell === '') return words.emptyCell
    return typeof cell === 'number' ? formatNumber(cell, language, 6) : String(cell).replaceAll(/\s+/g, ' ')
  }
}
