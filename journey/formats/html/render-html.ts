import { digest } from 'lib0/hash/sha256'
import type { JourneyMap } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import type { ThemeName } from '../../scene/tokens.ts'
import { base64 } from '../base64.ts'
import { type EmbeddedFont, fontFaceCss } from '../font-face-css.ts'
import { fileData } from '../json.ts'
import { mapInWords } from './map-in-words.ts'
import { escapeHtml } from './markup.ts'

/** What makes the map in a file something to look around in. */
export interface HtmlParts {
  /** JavaScript without any import; it finds the map by its id and takes the place of the words in `#viewer`. */
  readonly script: string
  readonly style: string
  readonly fonts: readonly EmbeddedFont[]
}

export interface HtmlOptions {
  readonly language: Language
  /** What the reader's system prefers, when nothing is said. */
  readonly theme?: ThemeName
  /** Day that the map was as it is in the file, `2026-11-22`. */
  readonly asOf?: string
}

/** Id of the element that holds the map. */
export const mapElementId = 'jejak-map'

/**
 * A map as one HTML file that needs nothing else: it opens from a disk without a network, and says so in its content
 * security policy, which allows this very script and style and nothing more. The map itself is in it as JSON, to be read
 * again. Equal inputs give equal bytes.
 */
export function renderHtml(map: JourneyMap, { script, style, fonts }: HtmlParts, options: HtmlOptions): string {
  const { language, theme, asOf } = options
  const code = script.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3C`)
  const sheet = `${fontFaceCss(fonts)}\n${style}`.replaceAll(/<(?=\/style)/gi, String.raw`\3C `)
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(code)}'`,
    `style-src '${hashOf(sheet)}'`,
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const attributes = [
    `lang="${language}"`,
    ...(theme === undefined ? [] : [`data-theme="${theme}"`]),
    ...(asOf === undefined ? [] : [`data-as-of="${escapeHtml(asOf)}"`]),
  ]
  return `<!doctype html>
<html ${attributes.join(' ')}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Jejak">
<title>${escapeHtml(map.meta.title || 'Jejak')}</title>
<style>${sheet}</style>
</head>
<body>
<div id="viewer">
${mapInWords(map, language)}
</div>
${mapElement(fileData(map))}
<script>${code}</script>
</body>
</html>
`
}

/** The map as JSON, which nothing runs; nothing in it can end its element early. */
export function mapElement(data: ReturnType<typeof fileData>): string {
  return `<script type="application/json" id="${mapElementId}">${JSON.stringify(data).replaceAll('<', String.raw`\u003c`)}</script>`
}

/** The source expression of a content security policy that allows exactly this text. */
export const hashOf = (text: string) => `sha256-${base64(digest(new TextEncoder().encode(text)))}`
