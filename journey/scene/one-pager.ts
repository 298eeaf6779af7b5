import type { OnePagerLayout } from '../layout/one-pager-layout.ts'
import { type Drawing, type DrawingItem, type Scene, withTheme } from './items.ts'
import { headItems } from './one-pager-head-items.ts'
import { journeyItems } from './one-pager-journey-items.ts'
import { changesItems, frictionsItems, metricsItems } from './one-pager-figure-items.ts'
import { textItems } from './text-items.ts'
import type { Theme } from './tokens.ts'

/** A one-pager without a theme, in the order in which it is painted; px of 96 to the inch, in the size of its paper. */
export function onePagerDrawing(layout: OnePagerLayout): Drawing {
  const drawing: readonly DrawingItem[] = [
    ...headItems(layout.head),
    ...(layout.journey ? journeyItems(layout.journey) : []),
    ...(layout.noStages ? textItems(layout.noStages, 'ink-3') : []),
    ...(layout.frictions ? frictionsItems(layout.frictions) : []),
    ...(layout.metrics ? metricsItems(layout.metrics) : []),
    ...(layout.changes ? changesItems(layout.changes) : []),
    ...footItems(layout.foot),
  ]
  return drawing.map((item) => scaled(item, layout.scale))
}

/** A one-pager as the shapes, lines of text and icons that every export paints. */
export function renderOnePager(layout: OnePagerLayout, theme: Theme): Scene {
  return {
    width: tidy(layout.width * layout.scale),
    height: tidy(layout.height * layout.scale),
    background: theme.sheet,
    items: withTheme(onePagerDrawing(layout), theme),
  }
}

function footItems({ rule, honest, day }: OnePagerLayout['foot']): readonly DrawingItem[] {
  return [
    { kind: 'path', d: `M${rule.x} ${tidy(rule.y)}H${rule.x + rule.width}`, stroke: 'line', strokeWidth: 1 },
    ...(honest ? textItems(honest, 'ink-2') : []),
    ...textItems(day, 'ink-3'),
  ]
}

const tidy = (value: number) => Math.round(value * 100) / 100

/** An item so many times as large. Its path data has no arcs, whose flags are no lengths. */
function scaled(item: DrawingItem, scale: number): DrawingItem {
  if (scale === 1 && item.kind !== 'rect') return item
  const by = (value: number) => tidy(value * scale)
  const lines =
    item.kind === 'text' || (item.strokeWidth === undefined && item.dash === undefined)
      ? {}
      : {
          ...(item.strokeWidth === undefined ? {} : { strokeWidth: by(item.strokeWidth) }),
          ...(item.dash === undefined ? {} : { dash: item.dash.map(by) }),
        }
  switch (item.kind) {
    case 'rect':
      return {
        ...item,
        ...lines,
        x: by(item.x),
        y: by(item.y),
        width: by(item.width),
        height: by(item.height),
        ...(item.radius === undefined ? {} : { radius: by(item.radius) }),
      }
    case 'text':
      return {
        ...item,
        x: by(item.x),
        y: by(item.y),
        width: by(item.width),
        size: by(item.size),
        wordSpacing: by(item.wordSpacing),
      }
    case 'icon':
      return { ...item, ...lines, x: by(item.x), y: by(item.y), size: by(item.size) }
    case 'path':
      return { ...item, ...lines, d: item.d.replaceAll(/-?[\d.]+/g, (number) => String(by(Number(number)))) }
  }
}
