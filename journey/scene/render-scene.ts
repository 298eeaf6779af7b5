import type { MapLayout } from '../layout/map-layout.ts'
import { cardItems } from './card-items.ts'
import type { SheetFlow } from './flow-items.ts'
import { type Drawing, type Scene, withTheme } from './items.ts'
import { backgroundItems } from './sheet-items.ts'
import { titleItems } from './title-items.ts'
import type { Theme } from './tokens.ts'

/** The whole sheet in the order in which it is painted, without a theme. */
export function sheetDrawing(layout: MapLayout, flow?: SheetFlow): Drawing {
  return [
    ...(layout.title ? titleItems(layout.title) : []),
    ...backgroundItems(layout, flow),
    ...layout.cards.flatMap((card) => cardItems(card)),
  ]
}

/**
 * A layout as the shapes, lines of text and icons that every export paints.
 * @param flow what the flow model says, where that is drawn
 */
export function renderScene(layout: MapLayout, theme: Theme, flow?: SheetFlow): Scene {
  return {
    width: layout.width,
    height: layout.height,
    background: theme.sheet,
    items: withTheme(sheetDrawing(layout, flow), theme),
  }
}
