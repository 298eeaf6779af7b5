import { isCjml, parseCjml } from '../formats/cjml/read-cjml.ts'
import { readHtml } from '../formats/html/read-html.ts'
import { isPdf, readPdf } from '../formats/pdf/read-pdf.ts'
import { parseMermaid } from '../formats/mermaid/parse-mermaid.ts'
import { isPng, readPng } from '../formats/png/read-png.ts'
import { readSvg } from '../formats/svg/read-svg.ts'
import type { ReadMap, ReadProblem } from '../formats/read-map.ts'
import { type TablePlan, checkPlan } from '../formats/tables/table-plan.ts'
import { parseXlsx } from '../formats/xlsx/read-xlsx.ts'
import { limits } from '../model/limits.ts'
import { parseMap, parseMapText } from '../model/parse.ts'
import { type Parsed, type ProblemCode, problem } from '../model/problem.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { Language } from '../model/vocabulary.ts'

/** How a journey diagram of Mermaid begins, after comments and settings. */
const mermaidBeginning = /^\s*(?:(?:%%[^\n]*|---[^]*?\n---)\s*\n\s*)*journey\s*$/m

/** The map of a file, and what of the file was not taken over; or why there is none. */
export type FileReading = Parsed<JourneyMap> & { readonly notes?: readonly ReadProblem[] }

/**
 * Reads the map of any file that holds a whole map, whatever it is called: Jejak's own JSON, the pictures, pages and
 * workbooks that carry it along, with what was edited in a workbook's sheets, CJML, and journey diagrams of Mermaid. Never
 * throws on what the file holds.
 * @param bytes at most 20 MB
 * @param language of what files of other programs have no words for, and of what is said about rows of a workbook
 */
export function readFile(bytes: Uint8Array, language: Language = 'en'): FileReading {
  if (bytes.length > limits.fileBytes)
    return { ok: false, problems: [problem('too-large', '', 'The file is larger than 20 MB.', '20 MB')], hidden: 0 }
  if (isPng(bytes)) return readPng(bytes)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbook(bytes, language)
  const text = textOf(bytes)
  const beginning = text.slice(0, 1_000).trimStart().toLowerCase()
  if (beginning.startsWith('<!doctype html') || beginning.startsWith('<html')) return readHtml(text)
  if (beginning.startsWith('<')) return isCjml(text) ? foreign(parseCjml(text, language)) : readSvg(text)
  if (isPdf(bytes)) return readPdf(bytes)
  if (mermaidBeginning.test(text.slice(0, 10_000))) return foreign(parseMermaid(text, language))
  return parseMapText(text)
}

/** Some programs of Windows write UTF-16. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(bytes)
}

const codes: Readonly<Partial<Record<ReadProblem['code'], ProblemCode>>> = {
  'too-large': 'too-large',
  'too-many': 'too-many',
  'not-this-format': 'not-a-map',
  forbidden: 'document-type',
}

function foreign(read: ReadMap): FileReading {
  if (read.ok) return { ok: true, value: read.map, notes: read.problems }
  const problems = read.problems.map(({ code, message, detail }) =>
    problem(codes[code] ?? 'wrong-value', '', message, detail),
  )
  return { ok: false, problems, hidden: 0 }
}

function readWorkbook(bytes: Uint8Array, language: Language): FileReading {
  const read = parseXlsx(bytes, language)
  if (!read.ok) {
    return read.why === 'no-map' || read.why === 'not-a-workbook'
      ? parseMap(undefined)
      : {
          ok: false,
          problems: [problem('too-large', '', 'The workbook unpacks to more than 50 MB.', '50 MB')],
          hidden: 0,
        }
  }
  return { ...checkPlan(read.base, read.plan), notes: notesOf(read.plan) }
}

/** What of edited sheets is not in the map. */
export function notesOf({ changes, ignored }: TablePlan): readonly ReadProblem[] {
  return [
    ...changes.flatMap((change): ReadProblem[] => {
      if (change.kind !== 'refused') return []
      const message = `${change.table}: ${change.reason}`
      return [{ code: 'row-refused', line: change.row, message, detail: message }]
    }),
    ...ignored.map(({ sheet, column }): ReadProblem => {
      const detail = column === undefined ? sheet : `${sheet}: ${column}`
      return {
        code: 'sheet-ignored',
        line: 0,
        message: `Not a sheet or column of the map, left out: ${detail}`,
        detail,
      }
    }),
  ]
}
