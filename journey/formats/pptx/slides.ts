import type PptxGenJS from 'pptxgenjs'
import { isRightToLeft } from '../../layout/text-direction.ts'
import type { Language } from '../../model/vocabulary.ts'
import type { ColourToken, Theme } from '../../scene/tokens.ts'
import { oneLine, plainText } from '../plain-text.ts'
import { edge, fittedText, inches, slideSize } from './slide-text.ts'

type Slide = PptxGenJS.Slide

export interface Area {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** How a text stands in its shape. */
export interface TextLook {
  readonly size: number
  readonly bold?: boolean
  readonly colour?: ColourToken
  readonly align?: 'left' | 'center' | 'right'
  readonly valign?: 'top' | 'middle' | 'bottom'
  /** Free room around the text, points. */
  readonly inset?: number
  /** More of it on the right, where something else stands. */
  readonly insetRight?: number
}

export interface ShapeLook {
  readonly shape?: 'rect' | 'roundRect' | 'ellipse' | 'homePlate' | 'line'
  readonly fill?: ColourToken
  readonly line?: ColourToken
  /** Points. */
  readonly lineWidth?: number
  /** What the selection pane of the program calls it. */
  readonly name?: string
}

export interface Cell extends Omit<TextLook, 'size' | 'inset' | 'insetRight'> {
  readonly text: string
  /** A second, smaller paragraph. */
  readonly note?: string
  readonly noteColour?: ColourToken
  readonly fill?: ColourToken
}

/** Free room after a number whose neighbour begins at its left edge: the two would read as one. Points. */
export const gapAfter = (row: readonly Cell[], at: number): number => {
  const next = row[at + 1]
  return row[at]?.align === 'right' && next !== undefined && next.align !== 'right' ? 14 : 0
}

/** What slides are made of. Every text goes through here: cleaned, and with its language and direction. */
export class Slides {
  readonly #deck: PptxGenJS
  readonly #theme: Theme
  readonly #lang: string

  constructor(deck: PptxGenJS, theme: Theme, language: Language) {
    this.#deck = deck
    this.#theme = theme
    this.#lang = language === 'id' ? 'id-ID' : 'en-GB'
    deck.defineLayout({ name: 'jejak', width: inches(slideSize.width), height: inches(slideSize.height) })
    deck.layout = 'jejak'
    deck.theme = { headFontFace: 'Arial', bodyFontFace: 'Arial' }
    const title = (y: number, h: number, size: number) => ({
      placeholder: {
        options: {
          name: 'title',
          type: 'title' as const,
          ...this.#area({ x: edge, y, w: slideSize.width - 2 * edge, h }),
          fontSize: size,
          bold: true,
          color: this.colour('ink'),
          align: 'left' as const,
          valign: 'middle' as const,
          margin: 0,
        },
        text: '',
      },
    })
    const background = { color: this.colour('surface') }
    deck.defineSlideMaster({ title: 'Jejak title', background, objects: [title(120, 130, 40)] })
    deck.defineSlideMaster({
      title: 'Jejak',
      background,
      objects: [title(20, 36, 22)],
      slideNumber: {
        ...this.#area({ x: slideSize.width - edge - 60, y: 514, w: 60, h: 16 }),
        fontSize: 9,
        color: this.colour('ink-3'),
        align: 'right',
      },
    })
  }

  /** A slide with its title, in one line or, on the title slide, in three. */
  add(title: string, isTitleSlide = false): Slide {
    const slide = this.#deck.addSlide({ masterName: isTitleSlide ? 'Jejak title' : 'Jejak' })
    const width = slideSize.width - 2 * edge
    const shown = isTitleSlide
      ? fittedText(oneLine(title), 40, true, width, 150)
      : fittedText(oneLine(title), 22, true, width, 28)
    slide.addText(shown, { placeholder: 'title', lang: this.#lang, rtlMode: isRightToLeft(title) })
    return slide
  }

  /** Hex without its mark, as the slides have it. */
  colour(token: ColourToken): string {
    return this.#theme[token].replace('#', '').toUpperCase()
  }

  text(slide: Slide, text: string, area: Area, look: TextLook, shape: ShapeLook = {}): void {
    const rtl = isRightToLeft(text)
    const inset = look.inset ?? 0
    slide.addText(plainText(text), {
      ...this.#area(area),
      ...this.#look(look, rtl),
      ...this.#shape(shape),
      margin: [inset, look.insetRight ?? inset, inset, inset],
      lang: this.#lang,
      rtlMode: rtl,
      wrap: true,
      objectName: oneLine(shape.name ?? text).slice(0, 60),
    })
  }

  shape(slide: Slide, area: Area, { shape = 'rect', ...look }: ShapeLook): void {
    const { fill, line, objectName } = this.#shape(look)
    slide.addShape(shape, {
      ...this.#area(area),
      ...(fill ? { fill } : {}),
      ...(line ? { line } : {}),
      ...(shape === 'roundRect' ? { rectRadius: inches(6) } : {}),
      ...(objectName === undefined ? {} : { objectName }),
    })
  }

  /** A table with its heading row. Widths and heights in points. */
  table(
    slide: Slide,
    rows: readonly (readonly Cell[])[],
    place: {
      readonly x: number
      readonly y: number
      readonly widths: readonly number[]
      readonly heights: readonly number[]
      readonly size: number
      readonly name: string
    },
  ): void {
    const written = rows.map((row, index): PptxGenJS.TableRow =>
      row.map((cell, at): PptxGenJS.TableCell => {
        const rtl = isRightToLeft(cell.text)
        const isHead = index === 0
        const run = { lang: this.#lang, rtlMode: rtl }
        const look = this.#look(
          { valign: 'middle', ...cell, size: place.size, ...(isHead ? { bold: true, colour: 'ink-2' as const } : {}) },
          rtl,
        )
        const { note, noteColour = 'ink-3' } = cell
        const paragraphs: PptxGenJS.TableCell[] = [
          { text: plainText(cell.text), options: { ...run, ...look, breakLine: note !== undefined } },
          ...(note === undefined
            ? []
            : [
                {
                  text: plainText(note),
                  options: {
                    ...run,
                    ...look,
                    bold: false,
                    fontSize: Math.max(place.size - 1.5, 9),
                    color: this.colour(noteColour),
                  },
                },
              ]),
        ]
        return {
          text: paragraphs,
          options: {
            align: look.align,
            valign: look.valign,
            fill: { color: this.colour(isHead ? 'surface-sunken' : (cell.fill ?? 'surface-raised')) },
            margin: [inches(3), inches(6 + gapAfter(row, at)), inches(3), inches(6)],
          },
        }
      }),
    )
    const rule = { type: 'solid', pt: 0.75, color: this.colour('line') } as const
    slide.addTable(written, {
      x: inches(place.x),
      y: inches(place.y),
      w: inches(place.widths.reduce((sum, width) => sum + width, 0)),
      colW: place.widths.map(inches),
      rowH: place.heights.map(inches),
      border: [rule, { type: 'none' }, rule, { type: 'none' }],
      objectName: place.name,
    })
  }

  #area({ x, y, w, h }: Area) {
    return { x: inches(x), y: inches(y), w: inches(w), h: inches(h) }
  }

  #look({ size, bold = false, colour = 'ink', align, valign = 'top' }: TextLook, rtl: boolean) {
    return {
      fontSize: size,
      bold,
      color: this.colour(colour),
      align: align ?? (rtl ? ('right' as const) : ('left' as const)),
      valign,
    }
  }

  #shape({ shape, fill, line, lineWidth = 0.75, name }: ShapeLook) {
    return {
      ...(shape === undefined ? {} : { shape }),
      ...(shape === 'roundRect' ? { rectRadius: inches(5) } : {}),
      ...(fill === undefined ? {} : { fill: { color: this.colour(fill) } }),
      ...(line === undefined ? {} : { line: { color: this.colour(line), width: lineWidth } }),
      ...(name === undefined ? {} : { objectName: oneLine(name).slice(0, 60) }),
    }
  }
}
