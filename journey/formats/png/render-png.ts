import { type Fonts, loadFace } from '../../fonts/faces.ts'
import type { LoadResource } from '../../fonts/load-resource.ts'
import type { JourneyMap } from '../../model/schema.ts'
import type { Scene } from '../../scene/items.ts'
import { renderJson } from '../json.ts'
import { itemsInView } from './items-in-view.ts'
import { paintScene } from './paint-scene.ts'
import type { PictureCanvas } from './picture-canvas.ts'
import { type Tile, openPngEncoder } from './png-encoder.ts'

/** Sides of a canvas that every browser allows, also on phones. */
const mostSide = 8_192
/** Pixels of one strip: 32 MB as RGBA. */
const stripPixels = 8_000_000

/** Keyword of the text in the file that is the map. */
export const mapKeyword = 'jejak-map'

export interface PngOptions {
  /** Pixels of the picture per px of the scene. */
  readonly scale: number
  readonly fonts: Fonts
  readonly load: LoadResource
  readonly canvas: PictureCanvas
  /** Goes into the file, to be read again. */
  readonly map?: JourneyMap
  /** Told how much is done, 0…1. */
  readonly onProgress?: ((done: number) => void) | undefined
  /** Breaks off; the promise is rejected with the signal's reason then. */
  readonly signal?: AbortSignal | undefined
}

/** A scene as a PNG, whatever its size: painted in strips and tiles no larger than a canvas may be. */
export async function renderPng(scene: Scene, options: PngOptions): Promise<Uint8Array> {
  const { scale, fonts, load, canvas, map, onProgress, signal } = options
  const familiesOf = await addFonts(fonts, load, canvas)
  const width = Math.ceil(scene.width * scale)
  const height = Math.ceil(scene.height * scale)
  const stripHeight = Math.min(height, mostSide, Math.max(16, Math.floor(stripPixels / width)))
  const tileWidth = Math.min(width, mostSide)
  const context = canvas.open(tileWidth, stripHeight)
  const encoder = openPngEncoder(width, height, map && { keyword: mapKeyword, text: renderJson(map) })
  for (let top = 0; top < height; top += stripHeight) {
    signal?.throwIfAborted()
    const rowCount = Math.min(stripHeight, height - top)
    const strip = { x: 0, y: top / scale, width: scene.width, height: rowCount / scale }
    const items = itemsInView(scene.items, strip)
    const tiles: Tile[] = []
    for (let left = 0; left < width; left += tileWidth) {
      const columnCount = Math.min(tileWidth, width - left)
      const view = { ...strip, x: left / scale, width: columnCount / scale }
      paintScene({ ...scene, items }, { context, canvas, familiesOf }, view, scale)
      const { data } = context.getImageData(0, 0, columnCount, rowCount)
      tiles.push({ width: columnCount, pixels: new Uint32Array(data.buffer as ArrayBuffer) })
    }
    encoder.write(tiles, rowCount)
    onProgress?.(Math.min(1, (top + rowCount) / height))
    // Lets whoever waits answer, and stop it, between strips.
    await new Promise<void>((resolve) => setTimeout(resolve))
  }
  return encoder.close()
}

const added = new WeakMap<PictureCanvas, Map<string, Promise<void>>>()

/**
 * Makes the fonts of a scene known to a canvas, each file by a name of its own: no canvas then chooses among weights or
 * pieces by itself, and all paint the same letters.
 */
async function addFonts(
  { used }: Fonts,
  load: LoadResource,
  canvas: PictureCanvas,
): Promise<(weight: number) => string> {
  let known = added.get(canvas)
  if (!known) added.set(canvas, (known = new Map()))
  await Promise.all(
    used.map(({ face }) => {
      let adding = known.get(face.path)
      if (!adding) {
        adding = loadFace(face, load).then((sfnt) => canvas.addFont(nameOf(face.path), sfnt))
        known.set(face.path, adding)
      }
      return adding
    }),
  )
  const lists = new Map<number, string>()
  return (weight) => {
    let list = lists.get(weight)
    if (list === undefined) {
      const names = used
        .filter(({ face, weights }) => face.weight === weight || weights.has(weight))
        .map(({ face }) => `'${nameOf(face.path)}'`)
      lists.set(weight, (list = [...names, 'sans-serif'].join(', ')))
    }
    return list
  }
}

/** The name of a font file among the fonts of a canvas. */
const nameOf = (path: string) => `jejak-${path.replace(/^.*\//, '').replace(/\.\w+$/, '')}`
