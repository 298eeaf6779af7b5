import type { PictureCanvas } from '../../../journey/formats/png/picture-canvas.ts'

const paths = new Map<string, Path2D>()
/** Paths kept before the store starts anew: icons, and what a map repeats. */
const mostPaths = 2_000

/** Paints pictures in the worker that exports, with the browser's own canvas. */
export const pictureCanvas: PictureCanvas = {
  async addFont(name, sfnt) {
    const font = new FontFace(name, sfnt as Uint8Array<ArrayBuffer>)
    await font.load()
    ;(self as unknown as { readonly fonts: FontFaceSet }).fonts.add(font)
  },
  open(width, height) {
    const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: true })
    if (!context) throw new Error('This browser gives no canvas to paint on.')
    return context
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
