import { parseMap, parseMapText } from '../../model/parse.ts'
import type { Parsed } from '../../model/problem.ts'
import type { JourneyMap } from '../../model/schema.ts'
import { mapElementId } from './render-svg.ts'

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads the map out of an SVG that Jejak wrote, also after a drawing program has saved it again. Nothing else of the file is
 * interpreted: no entities of its own, no addresses, no scripts.
 */
export function readSvg(text: string): Parsed<JourneyMap> {
  const start = text.search(new RegExp(`<(?:\\w+:)?metadata\\b[^<>]*\\bid=["']${mapElementId}["'][^<>]*>`))
  if (start < 0) return parseMap(undefined)
  const begin = text.indexOf('>', start) + 1
  const end = text.indexOf('<', begin)
  if (end < 0) return parseMap(undefined)
  const json = text
    .slice(begin, end)
    .replaceAll(
      /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
      (whole: string, name?: string, decimal?: string, hex = '') => {
        if (name !== undefined) return characters[name.toLowerCase()] ?? ''
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      },
    )
  return parseMapText(json)
}
