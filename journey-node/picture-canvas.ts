import { GlobalFonts, Path2D, createCanvas } from '@napi-rs/canvas'
import type { PictureCanvas } from '../journey/formats/png/picture-canvas.ts'

const paths = new Map<string, Path2D>()
/** Paths kept before the store starts anew: icons, and what a map repeats. */
const mostPaths = 2_000

/** Paints pictures with Skia, the library that draws in Chromium and Firefox as well. */
export const pictureCanvas: PictureCanvas = {
  addFont(name, sfnt) {
    if (!GlobalFonts.register(Buffer.from(sfnt), name)) throw new Error(`The font ${name} cannot be read.`)
    return Promise.resolve()
  },
  open: (width, height) => createCanvas(width, height).getContext('2d'),
  path(d) {
    let path = paths.get(d)
    if (!path) {
      if (paths.size >= mostPaths) paths.clear()
      paths.set(d, (path = new Path2D(d)))
    }
    return path
  },
}
