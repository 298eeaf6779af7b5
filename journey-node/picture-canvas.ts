import { GlobalFonts, Path2D, createCanvas } from '@napi-rs/canvas'
import type { PaintContext, PictureCanvas } from '../journey/formats/png/picture-canvas.ts'

const paths = new Map<string, Path2D>()
/** Paths kept before the store starts anew: icons, and what a map repeats. */
const mostPaths = 2_000

/**
 * How far letters lean, px a px of height. Upright ones Skia would fit to whole pixels here, which browsers do not do; what
 * leans it leaves as it is. A hundredth of a pixel in a line of text is less than it can place.
 */
const lean = 0.001

/** Paints pictures with Skia, the library that draws in Chromium and Firefox as well. */
export const pictureCanvas: PictureCanvas = {
  addFont(name, sfnt) {
    if (!GlobalFonts.register(Buffer.from(sfnt), name)) throw new Error(`The font ${name} cannot be read.`)
    return Promise.resolve()
  },
  open(width, height) {
    const context = createCanvas(width, height).getContext('2d')
    const fillText = context.fillText.bind(context)
    /** As browsers do it: on a baseline of whole pixels, and with word spacing at spaces that do not break, too. */
    const fillTextOfBrowsers: PaintContext['fillText'] = (text, x, y) => {
      const { a, d, e, f } = context.getTransform()
      context.setTransform(a, 0, lean * a, d, e + a * x, Math.round(f + d * y))
      fillText(text.replaceAll('\u00A0', ' '), 0, 0)
      context.setTransform(a, 0, 0, d, e, f)
    }
    return Object.assign(context, { fillText: fillTextOfBrowsers })
  },
  path(d) {
    let path = paths.get(d)
    if (!path) {
      if (paths.size >= mostPaths) paths.clear()
      paths.set(d, (path = new Path2D(d)))
    }
    return path
  },
}
