import type { Scene } from '../../../journey/scene/items.ts'
import { itemsInView } from './items-in-view.ts'
import { loadSceneFont, paintScene } from './paint-scene.ts'
import { type Tile, openPngEncoder } from './png-encoder.ts'

/** Sides of a canvas that every browser allows, also on phones. */
const mostSide = 8_192
/** Pixels of one strip: 32 MB as RGBA. */
const stripPixels = 8_000_000

/**
 * A scene as a PNG, whatever its size: painted in strips and tiles no larger than a canvas may be.
 * @param scale pixels of the picture per px of the scene
 * @param onProgress told how much is done, 0…1
 * @param signal breaks off; the promise is rejected with the signal's reason then
 */
export async function exportPng(
  scene: Scene,
  scale: number,
  onProgress?: (done: number) => void,
  signal?: AbortSignal,
): Promise<Blob> {
  await loadSceneFont(scene)
  const width = Math.ceil(scene.width * scale)
  const height = Math.ceil(scene.height * scale)
  const stripHeight = Math.min(height, mostSide, Math.max(16, Math.floor(stripPixels / width)))
  const tileWidth = Math.min(width, mostSide)
  const context = new OffscreenCanvas(tileWidth, stripHeight).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })
  if (!context) throw new Error('this browser gives no canvas to paint on')
  const encoder = openPngEncoder(width, height)
  for (let top = 0; top < height; top += stripHeight) {
    signal?.throwIfAborted()
    const rowCount = Math.min(stripHeight, height - top)
    const strip = { x: 0, y: top / scale, width: scene.width, height: rowCount / scale }
    const items = itemsInView(scene.items, strip)
    const tiles: Tile[] = []
    for (let left = 0; left < width; left += tileWidth) {
      const columnCount = Math.min(tileWidth, width - left)
      const view = { ...strip, x: left / scale, width: columnCount / scale }
      paintScene({ ...scene, items }, context, view, scale)
      const { data } = context.getImageData(0, 0, columnCount, rowCount)
      tiles.push({ width: columnCount, pixels: new Uint32Array(data.buffer) })
    }
    encoder.write(tiles, rowCount)
    onProgress?.(Math.min(1, (top + rowCount) / height))
    // Lets the page answer between strips.
    await new Promise((resolve) => setTimeout(resolve))
  }
  return encoder.close()
}
