import { readHtml } from '../formats/html/read-html.ts'
import { isPdf, readPdf } from '../formats/pdf/read-pdf.ts'
import { parseMermaid } from '../formats/mermaid/parse-mermaid.ts'
import { isPng, readPng } from '../formats/png/read-png.ts'
import { readSvg } from '../formats/svg/read-svg.ts'
import { checkPlan } from '../formats/tables/table-plan.ts'
import { parseXlsx } from '../formats/xlsx/read-xlsx.ts'
import { limits } from '../model/limits.ts'
import { parseMap, parseMapText } from '../model/parse.ts'
import { type Parsed, problem } from '../model/problem.ts'
import type { JourneyMap } from '../model/schema.ts'

/** How a journey diagram of Mermaid begins, after comments and settings. */
const mermaidBeginning = /^\s*(?:(?:%%[^\n]*|---[^]*?\n---)\s*\n\s*)*journey\s*$/m

/**
 * Reads the map of any file that holds a whole map, whatever it is called: Jejak's own JSON, the pictures, pages and
 * workbooks that carry it along, with what was edited in a workbook's sheets, and journey diagrams of Mermaid. Never throws on what the file holds.
 * @param bytes at most 20 MB
 */
export function readFile(bytes: Uint8Array): Parsed<JourneyMap> {
  if (bytes.length > limits.fileBytes)
    return { ok: false, problems: [problem('too-large', '', 'The file is larger than 20 MB.', '20 MB')], hidden: 0 }
  if (isPng(bytes)) return readPng(bytes)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbook(bytes)
  const text = new TextDecoder().decode(bytes)
  const beginning = text.slice(0, 1_000).trimStart().toLowerCase()
  if (beginning.startsWith('<!doctype html') || beginning.startsWith('<html')) return readHtml(text)
  if (beginning.startsWith('<')) return readSvg(text)
  if (isPdf(bytes)) return readPdf(bytes)
  if (mermaidBeginning.test(text.slice(0, 10_000))) {
    const read = parseMermaid(text)
    return read.ok ? { ok: true, value: read.map } : refused(read.problems.map(({ message }) => message))
  }
  return parseMapText(text)
}

function readWorkbook(bytes: Uint8Array): Parsed<JourneyMap> {
  const read = parseXlsx(bytes)
  if (!read.ok) {
    return read.why === 'no-map' || read.why === 'not-a-workbook'
      ? parseMap(undefined)
      : {
          ok: false,
          problems: [problem('too-large', '', 'The workbook unpacks to more than 50 MB.', '50 MB')],
          hidden: 0,
        }
  }
  return checkPlan(read.map, read.plan)
}

function refused(messages: readonly string[]): Parsed<JourneyMap> {
  const problems = messages.slice(0, limits.problems).map((message) => problem('wrong-value', '', message))
  return { ok: false, problems, hidden: messages.length - problems.length }
}
