import { base64 } from './base64.ts'

/** A font that a file brings along. */
export interface EmbeddedFont {
  /** As the style sheet calls it. */
  readonly family: string
  /** `400`, or `200 800` for a variable font. */
  readonly weight: string
  readonly format: 'woff2' | 'truetype'
  /** As CSS writes it: `U+0000-00FF`. All characters without. */
  readonly range?: string
  readonly bytes: Uint8Array
}

/** Style rules that make fonts known, with the fonts in them. */
export function fontFaceCss(fonts: readonly EmbeddedFont[]): string {
  return fonts
    .map(({ family, weight, format, range, bytes }) => {
      const type = format === 'truetype' ? 'ttf' : format
      const within = range === undefined ? '' : `;unicode-range:${range}`
      return `@font-face{font-family:'${family}';font-style:normal;font-weight:${weight};src:url(data:font/${type};base64,${base64(bytes)}) format('${format}')${within}}`
    })
    .join('\n')
}
