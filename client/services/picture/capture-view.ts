import { toBlob } from 'html-to-image'
import { cssVariables, themes } from '../../../journey/scene/tokens.ts'
import { saveFile } from '../save-file.ts'
import { currentTheme } from '../../state/theme.ts'

/**
 * Style properties that decide how the canvas looks. Copying only these, and not some hundreds for every element, is
 * what makes the capture take a second instead of half a minute.
 */
const looks = [
  'align-items',
  'background-color',
  'border',
  'border-radius',
  'box-shadow',
  'box-sizing',
  'color',
  'direction',
  'direction',
  'display',
  'fill',
  'fill-opacity',
  'flex',
  'flex-direction',
  'font-family',
  'font-feature-settings',
  'font-size',
  'font-variant-numeric',
  'font-weight',
  'gap',
  'grid-template-columns',
  'height',
  'inset',
  'justify-content',
  'left',
  'letter-spacing',
  'line-height',
  'margin',
  'max-width',
  'min-width',
  'opacity',
  'outline',
  'outline-offset',
  'overflow',
  'padding',
  'pointer-events',
  'position',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-width',
  'text-align',
  'text-anchor',
  'text-overflow',
  'top',
  'transform',
  'transform-origin',
  'visibility',
  'white-space',
  'width',
  'z-index',
  '-webkit-line-clamp',
  '-webkit-box-orient',
]

/** Copies the canvas as it stands on screen, or saves it where pictures cannot be copied. Returns whether it was copied. */
export async function captureView(fileName: string): Promise<boolean> {
  const canvas = document.querySelector<HTMLElement>('[data-canvas]')
  if (!canvas) throw new Error('there is no canvas to capture')
  const restore = carryTokens(canvas)
  const blob = await toBlob(canvas, {
    includeStyleProperties: looks,
    pixelRatio: 2,
    backgroundColor: getComputedStyle(canvas).backgroundColor,
    fontEmbedCSS: await bundledFont(),
    filter: (node) => !(node instanceof HTMLElement && node.dataset.chrome !== undefined),
  }).finally(restore)
  if (!blob) throw new Error('the capture gave no picture')
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
    return true
  } catch {
    saveFile({ fileName, blob })
    return false
  }
}

/**
 * Writes the theme's colours onto each drawing for the time of the capture: drawings are copied as they are, and their
 * colours are names of tokens that mean nothing in the copy. Returns how to take them off again.
 */
function carryTokens(canvas: HTMLElement): () => void {
  const tokens = cssVariables(themes[currentTheme()])
  const before = [...canvas.querySelectorAll('svg')].map((svg) => {
    const style = svg.getAttribute('style')
    // Without this the browser rounds the letters of small text to whole pixels.
    svg.setAttribute('style', `${style ?? ''};${tokens}text-rendering:geometricPrecision`)
    return { svg, style }
  })
  return () => {
    for (const { svg, style } of before) {
      if (style === null) svg.removeAttribute('style')
      else svg.setAttribute('style', style)
    }
  }
}

/** The bundled font as a style sheet that carries it, so that the picture needs nothing else. */
async function bundledFont(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule)
  const texts = await Promise.all(
    faces.map(async (face) => {
      const address = /url\("?([^")]+)"?\)/.exec(face.style.getPropertyValue('src'))?.[1]
      if (address === undefined) return ''
      const base = face.parentStyleSheet?.href ?? location.href
      const bytes = await (await fetch(new URL(address, base))).arrayBuffer()
      return face.cssText.replace(address, `data:font/woff2;base64,${base64(bytes)}`)
    }),
  )
  return texts.join('\n')
}

function base64(bytes: ArrayBuffer): string {
  let text = ''
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte)
  return btoa(text)
}
