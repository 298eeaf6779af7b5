import { strToU8, zipSync } from 'fflate'
import type { JourneyMap } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import { archiveDate } from '../csv/render-csv.ts'
import { renderJson } from '../json.ts'
import type { Cell, ColumnKind } from '../tables/cell.ts'
import { type RenderedTable, renderTables } from '../tables/render-tables.ts'
import { escapeXml } from './xml-text.ts'

/** The sheet that keeps the map itself. No menu of a spreadsheet shows it. */
export const mapSheetName = '_jejak'

/** Characters of the map in one cell; a cell takes 32,767. */
const chunkLength = 30_000

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

/** Styles of cells, by their place in the list below. `quoted` texts stay texts even when someone edits them. */
const styles = { plain: 0, header: 1, wrapped: 2, quoted: 3, number: 4, share: 5, day: 6 } as const

const stylesXml = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEFF3"/></patternFill></fill></fills><borders count="2"><border/><border><bottom style="thin"><color rgb="FF9AA3B2"/></bottom></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/><xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="165" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/**
 * A map as a workbook: a sheet for each kind of thing, with a frozen header that stands on every page, filters, numbers
 * as numbers and days as days. No cell is a formula. The map itself is kept in a hidden sheet. Equal maps give equal bytes.
 */
export function renderXlsx(map: JourneyMap, language: Language): Uint8Array {
  const tables = renderTables(map, language)
  const names = [...tables.map(({ title }) => title), mapSheetName]
  const list = (write: (name: string, number: number) => string) =>
    names.map((name, index) => write(name, index + 1)).join('')
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${list((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${sheetType}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list((name, number) => `<sheet name="${escapeXml(name)}" sheetId="${number}"${name === mapSheetName ? ' state="veryHidden"' : ''} r:id="rId${number}"/>`)}</sheets><definedNames>${tables.map(({ title }, index) => `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(title.replaceAll("'", "''"))}'!$A:$B,'${escapeXml(title.replaceAll("'", "''"))}'!$1:$1</definedName>`).join('')}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships">${list((_, number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml,
  }
  tables.forEach((table, index) => (files[`xl/worksheets/sheet${index + 1}.xml`] = tableXml(table)))
  files[`xl/worksheets/sheet${names.length}.xml`] = mapXml(map)
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))
  return zipSync(bytes, { mtime: archiveDate, level: 6 })
}

function tableXml({ columns, rows }: RenderedTable): string {
  const last = `${columnName(columns.length - 1)}${rows.length + 1}`
  const widths = columns
    .map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('')
  const header = columns.map((column, index) => textXml(`${columnName(index)}1`, column.header, styles.header)).join('')
  const lines = rows.map((row, index) => {
    const number = index + 2
    const cells = row
      .map((cell, at) => cellXml(`${columnName(at)}${number}`, cell, columns[at]?.kind ?? 'text'))
      .join('')
    return `<row r="${number}" ht="${rowHeight(row, columns)}">${cells}</row>`
  })
  // Narrower than this the columns of one page could not be read.
  const pagesWide = Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / widestPage)
  // The id and the title stay in sight, and so does the header, on paper too.
  const pane = `<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>`
  return `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths}</cols><sheetData><row r="1" ht="${rowHeight(
    columns.map((column) => column.header),
    columns,
  )}">${header}</row>${lines.join('')}</sheetData><autoFilter ref="A1:${last}"/><pageMargins left="0.4" right="0.4" top="0.4" bottom="0.4" header="0.2" footer="0.2"/><pageSetup paperSize="8" orientation="landscape" fitToWidth="${pagesWide}" fitToHeight="0"/></worksheet>`
}

/**
 * How high a row has to be for its wrapped text, in points: LibreOffice does not find out by itself. Spreadsheets count a
 * column's width in digits, which are as wide as the mean letter; words that do not fit leave the ends of lines empty.
 */
function rowHeight(row: readonly Cell[], columns: RenderedTable['columns']): number {
  const lines = row.map((cell, at) => {
    const perLine = (columns[at]?.width ?? 10) * 0.85
    const count = (line: string) => Math.max(1, Math.ceil(line.length / perLine))
    return typeof cell === 'string' ? cell.split('\n').reduce((sum, line) => sum + count(line), 0) : 1
  })
  return Math.min(Math.max(1, ...lines) * lineHeight, highestRow)
}

function cellXml(at: string, cell: Cell, kind: ColumnKind): string {
  if (cell === undefined) return ''
  // LibreOffice keeps a cell of yes and no as the formula TRUE().
  if (typeof cell === 'boolean') return textXml(at, cell ? 'TRUE' : 'FALSE', styles.number)
  if (typeof cell === 'number')
    return `<c r="${at}" s="${kind === 'share' ? styles.share : styles.number}"><v>${cell}</v></c>`
  const serial = kind === 'day' ? serialOf(cell) : undefined
  if (serial !== undefined) return `<c r="${at}" s="${styles.day}"><v>${serial}</v></c>`
  return textXml(at, cell, /^['=+\-@\t\r]/.test(cell) ? styles.quoted : styles.wrapped)
}

function textXml(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

function mapXml(map: JourneyMap): string {
  // These two cannot stand in XML; in JSON they can only stand within a text.
  const json = renderJson(map).replace(/[\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
  const rows: string[] = []
  for (let from = 0; from < json.length;) {
    let to = Math.min(from + chunkLength, json.length)
    if (/[\ud800-\udbff]/.test(json[to - 1] ?? '') && to < json.length) to--
    const row = rows.length + 1
    rows.push(`<row r="${row}">${textXml(`A${row}`, json.slice(from, to), styles.plain)}</row>`)
    from = to
  }
  return `${head}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`
}

/** How wide the columns of an A3 page can be, in digits, for letters of 7 points. */
const widestPage = 320
const lineHeight = 15
/** The most that a row can be high, in points. */
const highestRow = 409
const dayMs = 86_400_000
const firstDay = Date.UTC(1899, 11, 30)

/** Days since 1900 as spreadsheets count them; undefined for days before 1 March 1900, which they count wrongly. */
function serialOf(day: string): number | undefined {
  const serial = (Date.parse(`${day}T00:00:00Z`) - firstDay) / dayMs
  return serial >= 61 ? serial : undefined
}

/** The day of a serial number. */
export function dayOfSerial(serial: number): string | undefined {
  const isDay = serial >= 61 && serial < 2_958_466
  return isDay ? new Date(firstDay + Math.floor(serial) * dayMs).toISOString().slice(0, 10) : undefined
}

/** A, B … Z, AA … */
function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1
  return `${rest >= 0 ? columnName(rest) : ''}${String.fromCharCode(65 + (index % 26))}`
}
