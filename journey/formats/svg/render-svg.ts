import type { JourneyMap } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import { iconPath } from '../../scene/icons.ts'
import type { Item, Scene } from '../../scene/items.ts'
import { type EmbeddedFont, fontFaceCss } from '../font-face-css.ts'
import { fileData } from '../json.ts'
import { escapeXml } from './markup.ts'

export interface SvgOptions {
  readonly language: Language
  /** What a screen reader calls the picture. */
  readonly title: string
  readonly description?: string | undefined
  /** Families of the text, best first. */
  readonly families: readonly string[]
  readonly fonts: readonly EmbeddedFont[]
  /** Goes into the file, to be read again. */
  readonly map?: JourneyMap
}

/** Id of the element that holds the map. */
export const mapElementId = 'jejak-map'

/**
 * A scene as SVG 1.1: text as text, the fonts in it, and nothing that is fetched or run. Equal inputs give equal bytes.
 */
export function renderSvg(scene: Scene, options: SvgOptions): string {
  const { language, title, description, families, fonts, map } = options
  const width = short(scene.width)
  const height = short(scene.height)
  const names = [...families.map((family) => `'${family}'`), 'system-ui', 'sans-serif'].join(', ')
  const described = description ? ` aria-describedby="desc"` : ''
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title"${described} xml:lang="${language}" xml:space="preserve" text-rendering="geometricPrecision" font-family="${names}">`,
    `<title id="title">${escapeXml(title)}</title>`,
    ...(description ? [`<desc id="desc">${escapeXml(description)}</desc>`] : []),
    ...(map ? [`<metadata id="${mapElementId}">${escapeXml(xmlSafe(JSON.stringify(fileData(map))))}</metadata>`] : []),
    ...(fonts.length > 0 ? [`<style>${fontFaceCss(fonts)}</style>`] : []),
    ...sceneElements(scene),
    '</svg>',
  ]
  return `${lines.join('\n')}\n`
}

/** JSON in which no character stands that XML cannot hold. */
const xmlSafe = (json: string) =>
  json.replaceAll(/[\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)

/** Two decimals are finer than any paper. */
const short = (value: number) => String(Math.round(value * 100) / 100)

/** Where text is written from right to left, it starts at the right. */
const turned = { start: 'end', middle: 'middle', end: 'start' } as const

/** The background and the items of a scene as elements of SVG. */
export function sceneElements({ width, height, background, items }: Scene): readonly string[] {
  return [`<rect width="${short(width)}" height="${short(height)}" fill="${background}"/>`, ...items.map(element)]
}

function element(item: Item<string>): string {
  switch (item.kind) {
    case 'text': {
      const { x, y, size, weight, wordSpacing, anchor, rtl, fill, text } = item
      const end = rtl ? turned[anchor] : anchor
      const attributes = [
        `x="${short(x)}" y="${short(y)}" font-size="${short(size)}" font-weight="${weight}" fill="${fill}"`,
        ...(wordSpacing === 0 ? [] : [`word-spacing="${short(wordSpacing)}"`]),
        ...(end === 'start' ? [] : [`text-anchor="${end}"`]),
        ...(rtl ? ['direction="rtl"'] : []),
      ]
      return `<text ${attributes.join(' ')}>${escapeXml(text)}</text>`
    }
    case 'rect': {
      const { x, y, width, height, radius = 0 } = item
      const round = radius === 0 ? '' : ` rx="${short(Math.min(radius, width / 2, height / 2))}"`
      return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${round}${paint(item, 1)}/>`
    }
    case 'path':
      return `<path d="${escapeXml(item.d)}"${paint(item, 1)}/>`
    case 'icon': {
      const scale = item.size / 24
      const place = `translate(${short(item.x)} ${short(item.y)}) scale(${Math.round(scale * 1e4) / 1e4})`
      return `<path d="${iconPath(item.icon)}" transform="${place}"${paint(item, 1 / scale)}/>`
    }
  }
}

/** @param unit how many px of the shape's own space a px of the sheet is */
function paint({ fill, stroke, strokeWidth = 1, dash = [] }: Exclude<Item<string>, { kind: 'text' }>, unit: number) {
  const filled = ` fill="${fill ?? 'none'}"`
  if (stroke === undefined) return filled
  const dashed = dash.length === 0 ? '' : ` stroke-dasharray="${dash.map((length) => short(length * unit)).join(' ')}"`
  return `${filled} stroke="${stroke}" stroke-width="${short(strokeWidth * unit)}" stroke-linecap="round" stroke-linejoin="round"${dashed}`
}
