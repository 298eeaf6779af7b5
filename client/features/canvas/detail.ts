import type { ViewportState } from '../../state/viewport-store.ts'

/** Below this zoom the text of cards is hard to read: they are drawn with fewer, larger words. */
export const detailZoom = 0.5

/** Below this zoom no word can be read: cards are blocks of colour in one drawing, and not elements of their own. */
const farZoom = 0.2

/** Whether the map is seen from so near that cards show all they hold. */
export const isDetailed = (state: ViewportState) => state.transform[2] >= detailZoom

/** Whether the map is seen from so far that cards are blocks only. */
export const isFar = (state: ViewportState) => state.transform[2] < farZoom
