import type { ColourToken, Theme } from './tokens.ts'

/**
 * What pictures are made of. `Paint` is a token while a drawing has no theme yet (the canvas writes `var(--j-<token>)`),
 * and an sRGB hex string in a scene.
 */
export type Item<Paint> = RectItem<Paint> | TextItem<Paint> | PathItem<Paint> | IconItem<Paint>

interface Stroked<Paint> {
  readonly fill?: Paint
  readonly stroke?: Paint
  /** px; 1 when there is a stroke and nothing is said. */
  readonly strokeWidth?: number
  /** Lengths of dash and gap in px. */
  readonly dash?: readonly number[]
}

export interface RectItem<Paint> extends Stroked<Paint> {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius?: number
}

/** One line of text; `y` is its baseline, `width` what the layout measured. */
export interface TextItem<Paint> {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly text: string
  readonly size: number
  readonly weight: number
  /** px added to every space. */
  readonly wordSpacing: number
  /** Which end of the text stands at `x`: its left one, whichever way it is written, its middle, its right one. */
  readonly anchor: 'start' | 'middle' | 'end'
  /** Written from right to left. */
  readonly rtl?: true
  readonly fill: Paint
}

/** SVG path data in the coordinates of the sheet. Lines end and join round. */
export interface PathItem<Paint> extends Stroked<Paint> {
  readonly kind: 'path'
  readonly d: string
}

/** An icon of `icons.ts` in a square. `strokeWidth` and `dash` are in px of the sheet. */
export interface IconItem<Paint> extends Stroked<Paint> {
  readonly kind: 'icon'
  readonly icon: string
  readonly x: number
  readonly y: number
  readonly size: number
}

/** A picture without a theme: colours are names of tokens. */
export type DrawingItem = Item<ColourToken>
export type Drawing = readonly DrawingItem[]

/** A picture as it is painted. */
export interface Scene {
  readonly width: number
  readonly height: number
  readonly background: string
  readonly items: readonly Item<string>[]
}

/** A drawing in the colours of a theme. */
export function withTheme(drawing: Drawing, theme: Theme): Item<string>[] {
  return drawing.map((item): Item<string> => {
    if (item.kind === 'text') return { ...item, fill: theme[item.fill] }
    const { fill, stroke, ...rest } = item
    return {
      ...rest,
      ...(fill === undefined ? {} : { fill: theme[fill] }),
      ...(stroke === undefined ? {} : { stroke: theme[stroke] }),
    }
  })
}
