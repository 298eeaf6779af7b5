/** What is used of PDFKit, which builds the objects of the file; what is drawn on its pages is written by us. */

/** An object of the file. */
export interface PdfReference {
  readonly data: Record<string, unknown>
  /** What the stream is made of, until it is written. */
  buffer: Uint8Array[]
  write(chunk: string | Uint8Array): void
  end(chunk?: string | Uint8Array): void
  finalize(): void
}

export interface ShapedGlyph {
  readonly id: number
  readonly advanceWidth: number
  readonly codePoints: readonly number[]
}

/** All in units of the font. */
export interface GlyphPosition {
  readonly xAdvance: number
  readonly xOffset: number
  readonly yOffset: number
}

/** A font as it goes into the file: cut down to the glyphs that were asked for. */
export interface PdfFont {
  readonly id: string
  /** Thousandths of the size to a unit of the font. */
  readonly scale: number
  readonly font: {
    layout(
      text: string,
      features: undefined,
      script: undefined,
      language: undefined,
      direction: 'ltr' | 'rtl',
    ): { readonly glyphs: readonly ShapedGlyph[]; readonly positions: readonly GlyphPosition[] }
  }
  readonly subset: { includeGlyph(id: number): number }
  /** Width and characters of each glyph of the subset. */
  readonly widths: number[]
  readonly unicode: (readonly number[])[]
  ref(): PdfReference
}

export interface PdfPage {
  readonly dictionary: PdfReference
  readonly fonts: Record<string, PdfReference>
}

interface OutlineItem {
  addItem(title: string, options: { pageNumber: number; left: number; top: number }): OutlineItem
}

export declare class PDFDocument {
  constructor(options: {
    readonly autoFirstPage: false
    readonly bufferPages: true
    readonly compress: false
    readonly displayTitle: true
    readonly font: null
    readonly lang: string
    readonly pdfVersion: '1.7'
    readonly info: Readonly<Record<string, string | Date>>
  })
  page: PdfPage
  readonly info: Record<string, unknown>
  readonly outline: OutlineItem
  readonly _font: PdfFont
  readonly _root: PdfReference
  _id: Uint8Array
  ref(data?: Record<string, unknown>): PdfReference
  font(sfnt: Uint8Array): this
  addPage(options: { readonly size: readonly [number, number]; readonly margin: 0; readonly userUnit: number }): this
  addContent(operators: string): this
  file(
    bytes: Uint8Array,
    options: {
      readonly name: string
      readonly type: string
      readonly description: string
      readonly relationship: string
    },
  ): PdfReference
  endMetadata(): void
  on(event: 'data', listener: (chunk: Uint8Array) => void): this
  on(event: 'end', listener: () => void): this
  on(event: 'error', listener: (error: unknown) => void): this
  end(): void
}
