import fontWidths from './font-widths.json' with { type: 'json' }

/** Code points below this are looked up in a table; almost all text is made of them. */
export const tableSize = 0x2300

const runs = fontWidths.runs as unknown as readonly (readonly [number, readonly number[], readonly number[]])[]
const [lightest = 400, boldest = 700] = fontWidths.weights
const tables = new Map<number, Float32Array>()

/**
 * Advance widths of the bundled font at a weight, in thousandths of the size, by code point, spaces with
 * {@link wordSpacing}; NaN where the font has no such character. Its weight axis is linear, so that weights between those in the file are exact.
 */
export function widthTable(weight: number): Float32Array {
  const known = tables.get(weight)
  if (known) return known
  const table = new Float32Array(tableSize).fill(Number.NaN)
  const share = (weight - lightest) / (boldest - lightest)
  for (const [first, light, bold] of runs) {
    light.forEach((width, index) => {
      if (first + index < tableSize) table[first + index] = width + ((bold[index] ?? width) - width) * share
    })
  }
  for (const space of [0x20, 0xa0]) table[space] = (table[space] ?? 0) + wordSpacing * 1000
  tables.set(weight, table)
  return table
}

/**
 * Room added to the bundled font's space, in parts of the size: at the sizes of the sheet its own space of 0.17 lets words
 * run together.
 */
export const wordSpacing = 0.08

/** Baseline below the top of a line box in which the font stands centred, in px. */
export function baselineIn(lineHeight: number, size: number): number {
  const { ascent, descent, unitsPerEm } = fontWidths
  return (lineHeight + ((ascent + descent) / unitsPerEm) * size) / 2
}
