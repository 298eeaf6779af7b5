import type { MapLayout } from '../layout/map-layout.ts'
import { cardItems } from './card-items.ts'
import { type Drawing, type Scene, withTheme } from './items.ts'
import { backgroundItems } from './sheet-items.ts'
import { titleItems } from './title-items.ts'
import type { Theme } from './tokens.ts'

/** The whole sheet in the order in which it is painted, without a theme. */
export function sheetDrawing(layout: MapLayout): Drawing {
  return [
    ...(layout.title ? titleItems(layout.title) : []),
    ...backgroundItems(layout),
    ...layout.cards.flatMap((card) => cardItems(card)),
  ]
}

/** A layout as the shapes, lines of text and icons that every export paints. */
export function renderScene(layout: MapLayout, theme: Theme): Scene {
  return {
    width: layout.width,
    height: layout.height,
    background: theme.sheet,
    items: withTheme(sheetDrawing(layout), theme),
  }
}
