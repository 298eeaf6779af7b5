import type { IconPlace, MetricChip, SeverityMark } from '../layout/map-layout.ts'
import type { Evidence, Severity } from '../model/vocabulary.ts'
import { severityNumberY } from './icons.ts'
import type { Drawing, DrawingItem } from './items.ts'
import { textItems } from './text-items.ts'
import type { ColourToken } from './tokens.ts'

const dashed = [3, 3] as const

/** An icon, moved by an offset. */
export function iconItem(place: IconPlace, stroke: ColourToken, dx = 0, dy = 0): DrawingItem {
  const { x, y, size, icon } = place
  return { kind: 'icon', icon, x: x + dx, y: y + dy, size, stroke, strokeWidth: (size * 2) / 24 }
}

/**
 * A severity as shape, number and colour. Its line follows the evidence: filled where measured (or where nothing is
 * said), outlined where estimated, dashed where assumed.
 */
export function severityItems(
  severity: Severity,
  place: { readonly x: number; readonly y: number; readonly size: number },
  evidence: Evidence = 'measured',
): Drawing {
  const { x, y, size } = place
  const shape = { kind: 'icon', icon: `severity-${severity}`, x, y, size } as const
  const colour: ColourToken = `severity-${severity}`
  const isFilled = evidence === 'measured' && severity > 0
  const fontSize = Math.round(size * 0.54)
  return [
    isFilled
      ? { ...shape, fill: colour }
      : {
          ...shape,
          fill: 'surface-raised',
          stroke: colour,
          strokeWidth: 1.5,
          ...(evidence === 'assumed' ? { dash: dashed } : {}),
        },
    {
      kind: 'text',
      text: String(severity),
      x: x + size / 2,
      // Half the height of figures, which is that of capitals.
      y: Math.round((y + size * severityNumberY(severity) + fontSize * 0.36) * 100) / 100,
      width: fontSize * 0.6,
      size: fontSize,
      weight: 700,
      wordSpacing: 0,
      anchor: 'middle',
      fill: isFilled ? `severity-ink-${severity}` : colour,
    },
  ]
}

/** The worst friction of something, with a rim that sets it off from the edge it stands on, and how many there are. */
export function severityMarkItems(mark: SeverityMark, dx = 0, dy = 0): Drawing {
  const { severity, size, text } = mark
  const x = mark.x + dx
  const y = mark.y + dy
  const items: DrawingItem[] = []
  if (text) {
    const right = (text.anchor === 'end' ? text.x : text.x + 20) + dx + 6
    items.push({
      kind: 'rect',
      x: x + size / 2,
      y: y + size / 2 - 10,
      width: right - x - size / 2,
      height: 20,
      radius: 10,
      fill: 'surface-raised',
      stroke: 'line',
    })
  }
  items.push({
    kind: 'icon',
    icon: `severity-${severity}`,
    x,
    y,
    size,
    fill: 'surface-raised',
    stroke: 'surface-raised',
    strokeWidth: 4,
  })
  items.push(...severityItems(severity, { x, y, size }))
  if (text) items.push(...textItems(text, 'ink-2', dx, dy))
  return items
}

/** A box whose line says how far its number may be believed; fainter where the number is out of date. */
export function evidenceBox(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  evidence: Evidence,
  stale = false,
): Drawing {
  const { x, y, width, height } = box
  const inset = { kind: 'rect', x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, radius: 4 } as const
  const line = stale ? 'line' : 'line-strong'
  if (evidence === 'estimated') return [{ ...inset, stroke: line }]
  if (evidence === 'assumed') return [{ ...inset, stroke: line, dash: dashed }]
  return [
    { ...inset, fill: 'surface-raised', stroke: 'line' },
    {
      kind: 'path',
      d: `M${x + 1.5} ${y + 4}V${y + height - 4}`,
      stroke: stale ? 'line-strong' : 'ink-2',
      strokeWidth: 3,
    },
  ]
}

/** A metric's small table row at a place. */
export function chipItems(chip: MetricChip, x: number, y: number): Drawing {
  const { width, height, evidence, stale, label, value, measured, target, gap, interval } = chip
  return [
    ...evidenceBox({ x, y, width, height }, evidence, stale),
    ...textItems(label, stale ? 'ink-3' : 'ink-2', x, y),
    ...textItems(value, measured && !stale ? 'ink' : 'ink-3', x, y),
    ...(target ? [iconItem(target.icon, 'ink-3', x, y), ...textItems(target.text, 'ink-3', x, y)] : []),
    ...(gap ? [iconItem(gap.icon, gap.met ? 'good' : 'warning', x, y)] : []),
    ...(gap?.text ? textItems(gap.text, gap.met ? 'good' : 'warning', x, y) : []),
    ...(interval ? intervalItems(interval, evidence, stale, x, y) : []),
  ]
}

/** Where a value may truly lie: a band in the line of its evidence on a thin scale, with the value and the target. */
function intervalItems(
  { y, from, to, low, high, value, target }: NonNullable<MetricChip['interval']>,
  evidence: Evidence,
  stale: boolean,
  dx: number,
  dy: number,
): Drawing {
  const middle = y + dy
  const ink = stale ? 'line-strong' : 'ink-2'
  const band = {
    kind: 'rect',
    x: low + dx,
    y: middle - 2,
    width: Math.max(high - low, 2),
    height: 4,
    radius: 2,
  } as const
  const outline = { ...band, y: middle - 2.5, height: 5, fill: 'surface-raised', stroke: ink } as const
  const bands = {
    measured: { ...band, fill: stale ? 'line-strong' : 'ink-3' },
    estimated: outline,
    assumed: { ...outline, dash: dashed },
  } as const
  const tick = (at: number, half: number, colour: 'accent' | typeof ink, width: number): Drawing[number] => ({
    kind: 'path',
    d: `M${at + dx} ${middle - half}V${middle + half}`,
    stroke: colour,
    strokeWidth: width,
  })
  return [
    { kind: 'path', d: `M${from + dx} ${middle}H${to + dx}`, stroke: 'line-strong', strokeWidth: 1 },
    bands[evidence],
    ...(target === undefined ? [] : [tick(target, 3, 'accent', 1.5)]),
    tick(value, 4, stale ? 'line-strong' : 'ink-2', 2),
  ]
}
