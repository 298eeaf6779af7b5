// Writes journey/layout/font-widths.json: how wide the bundled font's characters are, so that layout can wrap text
// without a browser. Run `node scripts/font-metrics.mjs` after an update of the font package.
import { readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openSync } from 'fontkit'

const files = fileURLToPath(new URL('../node_modules/@fontsource-variable/plus-jakarta-sans/files/', import.meta.url))
const output = fileURLToPath(new URL('../journey/layout/font-widths.json', import.meta.url))
const weights = [400, 700]
const unitsPerEm = 1000

/** @type {Map<number, number[]>} code point → advance per weight; the weights between lie on a line */
const widths = new Map()
const metrics = { ascent: 0, descent: 0, capHeight: 0, xHeight: 0 }

for (const name of readdirSync(files).filter((file) => file.endsWith('-wght-normal.woff2'))) {
  for (const [index, weight] of weights.entries()) {
    const font = openSync(files + name)
    // fontkit cannot make instances of a variable WOFF2 font, so the advances are read from its tables.
    font.variationCoords = [weight]
    const { metrics: advance } = font.hmtx
    const advanceOf = (glyph) =>
      (advance.get(Math.min(glyph, advance.length - 1))?.advance ?? 0) +
      font._variationProcessor.getAdvanceAdjustment(glyph, font.HVAR)
    if (font.unitsPerEm !== unitsPerEm) throw new Error(`${name}: ${font.unitsPerEm} units per em`)
    for (const metric of /** @type {const} */ (['ascent', 'descent', 'capHeight', 'xHeight']))
      metrics[metric] = font[metric]
    for (const codePoint of font.characterSet) {
      if (codePoint < 0x20) continue
      const advances = widths.get(codePoint) ?? []
      advances[index] = Math.round(advanceOf(font._cmapProcessor.lookup(codePoint)))
      widths.set(codePoint, advances)
    }
  }
}

/** Runs of consecutive code points: [first, widths of the run at the first weight, at the second …]. */
const runs = []
let previous = -2
for (const [codePoint, advances] of [...widths].sort(([a], [b]) => a - b)) {
  if (codePoint !== previous + 1) runs.push([codePoint, ...weights.map(() => [])])
  const run = runs.at(-1)
  advances.forEach((advance, index) => run[index + 1].push(advance))
  previous = codePoint
}
writeFileSync(output, `${JSON.stringify({ unitsPerEm, ...metrics, weights, runs })}\n`)
process.stdout.write(`${widths.size} characters in ${runs.length} runs\n`)
