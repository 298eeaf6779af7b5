/** A rectangle on the sheet, in px at 100 %. Everything that holds text stands on a 4 px grid. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One line of text as it is set. */
export interface TextLine {
  readonly text: string
  readonly width: number
}

/**
 * Lines of one style. `x`, `y` is the top left corner (`anchor` start), the top centre (`anchor` middle) or the top right
 * corner (`anchor` end), in whichever direction the text is written.
 */
export interface TextBlock {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight: number
  readonly lineHeight: number
  readonly anchor?: 'start' | 'middle' | 'end'
  /** Written from right to left, as Arabic and Hebrew are. */
  readonly rtl?: true
  readonly lines: readonly TextLine[]
}

/** An icon's square. `icon` is a name of `journey/scene/icons.ts`. */
export interface IconPlace {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly icon: string
}
