import { type FontFace, type Fonts, loadFace } from '../../fonts/faces.ts'
import type { LoadResource } from '../../fonts/load-resource.ts'
import { number } from './path-operators.ts'
import type { PDFDocument, PdfFont } from './pdfkit.mjs'
import { directedRuns } from './text-order.ts'

/** A line of text as it is set. */
export interface TextLine {
  readonly text: string
  /** px */
  readonly size: number
  readonly weight: number
  /** px added to every space. */
  readonly wordSpacing: number
  readonly rtl?: boolean | undefined
}

/** Text ready to be shown at a place: operators that stand between BT and ET, after the place has been set. */
export interface SetText {
  /** px */
  readonly width: number
  readonly operators: string
  readonly fonts: readonly PdfFont[]
}

/** Sets lines of text in the fonts of a document. */
export interface Typesetter {
  set(line: TextLine): SetText
}

/** A glyph; lengths in thousandths of the size. */
interface Glyph {
  readonly code: string
  readonly width: number
  readonly advance: number
  readonly x: number
  readonly y: number
  readonly isSpace: boolean
}

interface Run {
  readonly font: PdfFont
  readonly glyphs: readonly Glyph[]
  /** The characters, where the font lacks one of them and a reader could not find it again. */
  readonly lost?: string
}

/** Puts the fonts of some texts into a document, to set these texts in. */
export async function openTypesetter(doc: PDFDocument, fonts: Fonts, load: LoadResource): Promise<Typesetter> {
  const byPath = new Map<string, PdfFont>()
  for (const { face } of fonts.used) {
    doc.font(await loadFace(face, load))
    byPath.set(face.path, doc._font)
  }
  const fontOf = ({ path }: FontFace): PdfFont => {
    const font = byPath.get(path)
    if (!font) throw new Error(`A text was not among those that fonts were chosen for: ${path}`)
    return font
  }
  const shaped = new Map<string, readonly Run[]>()
  const shape = ({ text, weight, rtl = false }: TextLine): readonly Run[] => {
    const key = `${weight}/${rtl}/${text}`
    let runs = shaped.get(key)
    if (!runs) {
      runs = directedRuns(text, rtl).flatMap((run) => {
        const parts = fonts.runsOf(run.text, weight)
        return (run.rtl ? parts.toReversed() : parts).map((part) => shapeRun(fontOf(part.face), part.text, run.rtl))
      })
      shaped.set(key, runs)
    }
    return runs
  }
  return {
    set(line) {
      const runs = shape(line)
      const spacing = (line.wordSpacing / line.size) * 1000
      let width = 0
      const operators = runs.map((run) => {
        for (const { advance, isSpace } of run.glyphs) width += advance + (isSpace ? spacing : 0)
        const shown = showRun(run, line.size, spacing)
        return run.lost === undefined ? shown : `/Span <</ActualText <${utf16(run.lost)}>>> BDC\n${shown}\nEMC`
      })
      return {
        width: (width * line.size) / 1000,
        operators: operators.join('\n'),
        fonts: runs.map(({ font }) => font),
      }
    },
  }
}

function shapeRun(font: PdfFont, text: string, rtl: boolean): Run {
  const { glyphs, positions } = font.font.layout(text, undefined, undefined, undefined, rtl ? 'rtl' : 'ltr')
  const set = glyphs.map((glyph, index): Glyph => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
    const id = font.subset.includeGlyph(glyph.id)
    const width = glyph.advanceWidth * font.scale
    font.widths[id] ??= width
    font.unicode[id] ??= glyph.codePoints
    return {
      code: id.toString(16).padStart(4, '0'),
      width,
      advance: xAdvance * font.scale,
      x: xOffset * font.scale,
      y: yOffset * font.scale,
      isSpace: glyph.codePoints.length === 1 && (glyph.codePoints[0] === 0x20 || glyph.codePoints[0] === 0xa0),
    }
  })
  return { font, glyphs: set, ...(glyphs.some(({ id }) => id === 0) ? { lost: text } : {}) }
}

/** A run as one array of glyphs and the moves between them; what stands higher or lower has one of its own. */
function showRun({ font, glyphs }: Run, size: number, spacing: number): string {
  const operators = [`/${font.id} ${number(size)} Tf`]
  let [shown, codes, move, rise] = ['', '', 0, 0]
  const turnOver = () => {
    if (codes !== '') shown += `<${codes}>`
    codes = ''
  }
  const write = () => {
    turnOver()
    if (shown !== '') operators.push(`[${shown}] TJ`)
    shown = ''
  }
  for (const { code, width, advance, x, y, isSpace } of glyphs) {
    if (y !== rise) {
      write()
      operators.push(`${number((y * size) / 1000)} Ts`)
      rise = y
    }
    // Numbers of the array move to the left.
    const before = Math.round(move - x)
    if (before !== 0) {
      turnOver()
      shown += before
    }
    codes += code
    move += width - advance - before - (isSpace ? spacing : 0)
  }
  write()
  if (rise !== 0) operators.push('0 Ts')
  const rest = Math.round(move)
  if (rest !== 0) operators.push(`[${rest}] TJ`)
  return operators.join('\n')
}

const utf16 = (text: string) =>
  Array.from({ length: text.length + 1 }, (_, index) =>
    (index === 0 ? 0xfeff : text.charCodeAt(index - 1)).toString(16).padStart(4, '0'),
  ).join('')
