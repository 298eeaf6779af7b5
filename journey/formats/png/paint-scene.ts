import { iconPath } from '../../scene/icons.ts'
import type { Item, Scene } from '../../scene/items.ts'
import { type View, itemsInView } from './items-in-view.ts'
import type { PaintContext, PictureCanvas } from './picture-canvas.ts'

type SceneItem = Item<string>
type Stroked = Exclude<SceneItem, { kind: 'text' }>

/** What a scene is painted with. */
export interface Paints {
  readonly context: PaintContext
  readonly canvas: PictureCanvas
  /** Names of the fonts of a weight, in the order in which they are tried, as CSS lists them. */
  readonly familiesOf: (weight: number) => string
}

/**
 * Paints what a view shows of a scene, `scale` pixels of the canvas to a px of the scene, from the canvas's top left
 * corner.
 */
export function paintScene(scene: Scene, paints: Paints, view: View, scale: number): void {
  const { context } = paints
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.fillStyle = scene.background
  context.fillRect(0, 0, Math.ceil(view.width * scale), Math.ceil(view.height * scale))
  context.setTransform(scale, 0, 0, scale, -view.x * scale, -view.y * scale)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.textBaseline = 'alphabetic'
  context.fontKerning = 'normal'
  // Letters stand where the font says, not on whole pixels.
  context.textRendering = 'geometricPrecision'
  for (const item of itemsInView(scene.items, view)) paintItem(item, paints)
}

const aligned = { start: 'left', middle: 'center', end: 'right' } as const

function paintItem(item: SceneItem, { context, canvas, familiesOf }: Paints): void {
  switch (item.kind) {
    case 'text':
      context.fillStyle = item.fill
      context.font = `${item.size}px ${familiesOf(item.weight)}`
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
      paintPath(canvas.path(item.d), item, context, 1)
      return
    case 'icon': {
      const unit = item.size / 24
      context.save()
      context.translate(item.x, item.y)
      context.scale(unit, unit)
      paintPath(canvas.path(iconPath(item.icon)), item, context, 1 / unit)
      context.restore()
    }
  }
}

function paintPath(path: unknown, item: Stroked, context: PaintContext, unit: number): void {
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
