import { readHtml } from '../formats/html/read-html.ts'
import { isPdf, readPdf } from '../formats/pdf/read-pdf.ts'
import { isPng, readPng } from '../formats/png/read-png.ts'
import { readSvg } from '../formats/svg/read-svg.ts'
import { limits } from '../model/limits.ts'
import { parseMapText } from '../model/parse.ts'
import { type Parsed, problem } from '../model/problem.ts'
import type { JourneyMap } from '../model/schema.ts'

/**
 * Reads the map of any file that holds a whole map, whatever it is called: Jejak's own JSON, and the pictures and pages that
 * carry it along. Never throws on what the file holds.
 * @param bytes at most 20 MB
 */
export function readFile(bytes: Uint8Array): Parsed<JourneyMap> {
  if (bytes.length > limits.fileBytes)
    return { ok: false, problems: [problem('too-large', '', 'The file is larger than 20 MB.', '20 MB')], hidden: 0 }
  if (isPng(bytes)) return readPng(bytes)
  const text = new TextDecoder().decode(bytes)
  const beginning = text.slice(0, 1_000).trimStart().toLowerCase()
  if (beginning.startsWith('<!doctype html') || beginning.startsWith('<html')) return readHtml(text)
  if (beginning.startsWith('<')) return readSvg(text)
  if (isPdf(bytes)) return readPdf(bytes)
  return parseMapText(text)
}
