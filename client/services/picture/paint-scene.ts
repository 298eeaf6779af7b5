import { iconPath } from '../../../journey/scene/icons.ts'
import type { Item, Scene } from '../../../journey/scene/items.ts'
import { fontFamily } from '../../../journey/scene/tokens.ts'
import { type View, itemsInView } from './items-in-view.ts'

export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

type SceneItem = Item<string>
type Stroked = Exclude<SceneItem, { kind: 'text' }>

/** Waits until the bundled font is there in every weight and for every character of a scene. */
export async function loadSceneFont(scene: Scene): Promise<void> {
  const characters = new Set<string>()
  const weights = new Set<number>()
  for (const item of scene.items) {
    if (item.kind !== 'text') continue
    weights.add(item.weight)
    for (const character of item.text) characters.add(character)
  }
  const text = [...characters].join('')
  await Promise.all([...weights].map((weight) => document.fonts.load(`${weight} 16px '${fontFamily}'`, text)))
}

/**
 * Paints what a view shows of a scene, `scale` pixels of the canvas to a px of the scene, from the canvas's top left
 * corner. The font must be there already.
 */
export function paintScene(scene: Scene, context: PaintContext, view: View, scale: number): void {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.fillStyle = scene.background
  context.fillRect(0, 0, Math.ceil(view.width * scale), Math.ceil(view.height * scale))
  context.setTransform(scale, 0, 0, scale, -view.x * scale, -view.y * scale)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.textBaseline = 'alphabetic'
  context.fontKerning = 'normal'
  for (const item of itemsInView(scene.items, view)) paintItem(item, context)
}

const aligned = { start: 'left', middle: 'center', end: 'right' } as const

function paintItem(item: SceneItem, context: PaintContext): void {
  switch (item.kind) {
    case 'text':
      context.fillStyle = item.fill
      context.font = `${item.weight} ${item.size}px '${fontFamily}', system-ui, sans-serif`
      context.direction = item.rtl ? 'rtl' : 'ltr'
      context.textAlign = aligned[item.anchor]
      context.wordSpacing = `${item.wordSpacing}px`
      context.fillText(item.text, item.x, item.y)
      return
    case 'rect':
      if (item.radius === undefined || item.radius === 0) {
        if (item.fill !== undefined) {
          context.fillStyle = item.fill
          context.fillRect(item.x, item.y, item.width, item.height)
        }
        if (item.stroke !== undefined) {
          setLine(item, item.stroke, context, 1)
          context.strokeRect(item.x, item.y, item.width, item.height)
        }
        return
      }
      context.beginPath()
      context.roundRect(item.x, item.y, item.width, item.height, item.radius)
      if (item.fill !== undefined) {
        context.fillStyle = item.fill
        context.fill()
      }
      if (item.stroke !== undefined) {
        setLine(item, item.stroke, context, 1)
        context.stroke()
      }
      return
    case 'path':
      paintPath(new Path2D(item.d), item, context, 1)
      return
    case 'icon': {
      const unit = item.size / 24
      context.save()
      context.translate(item.x, item.y)
      context.scale(unit, unit)
      paintPath(iconPath2d(item.icon), item, context, 1 / unit)
      context.restore()
    }
  }
}

const iconPaths = new Map<string, Path2D>()

function iconPath2d(name: string): Path2D {
  let path = iconPaths.get(name)
  if (!path) iconPaths.set(name, (path = new Path2D(iconPath(name))))
  return path
}

function paintPath(path: Path2D, item: Stroked, context: PaintContext, unit: number): void {
  if (item.fill !== undefined) {
    context.fillStyle = item.fill
    context.fill(path)
  }
  if (item.stroke !== undefined) {
    setLine(item, item.stroke, context, unit)
    context.stroke(path)
  }
}

function setLine(item: Stroked, stroke: string, context: PaintContext, unit: number): void {
  context.strokeStyle = stroke
  context.lineWidth = (item.strokeWidth ?? 1) * unit
  context.setLineDash((item.dash ?? []).map((length) => length * unit))
}
