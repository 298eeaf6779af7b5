import type { OnePagerContent } from '../../layout/one-pager-content.ts'
import type { OnePagerPaper } from '../../layout/one-pager-sizes.ts'
import type { JourneyMap } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import type { Scene } from '../../scene/items.ts'
import { type ThemeName, themes } from '../../scene/tokens.ts'
import { type EmbeddedFont, fontFaceCss } from '../font-face-css.ts'
import { fileData } from '../json.ts'
import { sceneElements } from '../svg/render-svg.ts'
import { escapeHtml } from './markup.ts'
import { onePagerInWords } from './one-pager-in-words.ts'
import { hashOf, mapElement } from './render-html.ts'

export interface OnePagerHtmlOptions {
  readonly language: Language
  readonly theme: ThemeName
  readonly paper: OnePagerPaper
  /** Families of the text, best first. */
  readonly families: readonly string[]
  readonly fonts: readonly EmbeddedFont[]
  /** Goes into the file, to be read again. */
  readonly map: JourneyMap
}

/** What a sheet of paper is to a printer. */
const sheets: Readonly<Record<OnePagerPaper, string>> = {
  a4: '297mm 210mm',
  a3: '420mm 297mm',
  letter: '11in 8.5in',
  wide: '13.333in 7.5in',
}

/**
 * The executive one-pager as one HTML file: the page fitted to the window and made for print, the same in words for
 * screen readers, and the map itself as JSON. Nothing in it runs, and nothing is fetched. Equal inputs give equal bytes.
 */
export function renderOnePagerHtml(content: OnePagerContent, scene: Scene, options: OnePagerHtmlOptions): string {
  const { language, theme, paper, families, fonts, map } = options
  const { width, height } = scene
  const names = [...families.map((family) => `'${family}'`), 'system-ui', 'sans-serif'].join(', ')
  const style = `${fontFaceCss(fonts)}
:root{color-scheme:${theme}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:${themes[theme]['surface-sunken']};font-family:${names}}
svg{display:block;width:min(100vw,100vh*${(width / height).toFixed(4)});height:auto}
article{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@page{size:${sheets[paper]};margin:0}
@media print{body{display:block;min-height:0;background:none;print-color-adjust:exact;-webkit-print-color-adjust:exact}svg{width:100vw}article{display:none}}`
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Jejak">
<title>${escapeHtml(content.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" aria-hidden="true" xml:space="preserve" text-rendering="geometricPrecision">
${sceneElements(scene).join('\n')}
</svg>
<article>
${onePagerInWords(content, language)}
</article>
</main>
${mapElement(fileData(map))}
</body>
</html>
`
}
