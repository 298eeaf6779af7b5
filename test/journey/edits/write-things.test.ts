import { strFromU8, strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { changeCard } from '../../../journey/edits/cards.ts'
import { writeThings } from '../../../journey/edits/write-things.ts'
import { readCsv } from '../../../journey/formats/csv/read-csv.ts'
import { renderCsv } from '../../../journey/formats/csv/render-csv.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import { planTables } from '../../../journey/formats/tables/plan.ts'
import type { SheetKey } from '../../../journey/formats/tables/sheets.ts'
import { applyPlan } from '../../../journey/formats/tables/table-plan.ts'
import { localEdit } from '../../../journey/doc/shape.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

function opened() {
  const doc = new Y.Doc()
  seedMap(doc, sampleMap('en'))
  const undo = new Y.UndoManager([...doc.share.values()], { trackedOrigins: new Set([localEdit]), captureTimeout: 0 })
  return { doc, undo, before: readMap(doc) }
}

function plan(before: ReturnType<typeof readMap>, sheet: SheetKey, edit: (csv: string) => string) {
  const csv = strFromU8(renderCsv(before, sheet, { language: 'en', notation: 'standard' }))
  return planTables(before, [readCsv(strToU8(edit(csv)), `${sheet}.csv`)])
}

test.each<[SheetKey, (csv: string) => string]>([
  ['frictions', (csv) => `${csv.replace(/,1,Open/, ',3,Fixed')},Brand new,Cart\r\n`],
  ['touchpoints', (csv) => csv.replace(/(\r\n[^,]+,)[^,]+/, '$1Renamed')],
  [
    'links',
    (csv) =>
      csv
        .split('\r\n')
        .map((line, row) => (row === 2 ? line.replace(/,,[^,]*,[^,]*$/, ',7,Maybe,') : line))
        .join('\r\n'),
  ],
  ['stages', (csv) => `${csv},Afterwards,Post-sale\r\n`],
  ['metrics', (csv) => csv.replace(/(\r\n[^,]+,)(?:"[^"]*"|[^,"]+),/, '$1Renamed,')],
])(
  'what a table makes of a map is what stands in the document, in one step that undo takes back: %s',
  (sheet, edit) => {
    const { doc, undo, before } = opened()
    const made = plan(before, sheet, edit)
    expect(made.changes.filter(({ kind }) => kind === 'refused')).toEqual([])
    writeThings(doc, before, made.written)
    const { frictions, ...rest } = readMap(doc)
    const { frictions: planned, ...others } = applyPlan(before, made)
    expect(rest).toEqual(others)
    // The document notes besides since when a friction has its status.
    expect(frictions.map(({ statusLog: _log, ...friction }) => friction)).toEqual(
      planned.map(({ statusLog: _log, ...friction }) => friction),
    )
    expect(made.written.length).toBeGreaterThan(0)
    expect(undo.undoStack).toHaveLength(1)
    undo.undo()
    expect(renderJson(readMap(doc))).toBe(renderJson(before))
  },
)

test('what others changed beside it meanwhile stays', () => {
  const { doc, before } = opened()
  const made = plan(before, 'touchpoints', (csv) => csv.replace(/(\r\nbuy-1,)[^,]+/, '$1Renamed'))
  changeCard(doc, 'buy-1', { owner: 'Somebody else' })
  writeThings(doc, before, made.written)
  expect(readMap(doc).cards.find(({ id }) => id === 'buy-1')).toMatchObject({
    title: 'Renamed',
    owner: 'Somebody else',
  })
})
