/** Measures of the sheet in px; all on the 4 px grid. */
export const sizes = {
  /** Around the map on the canvas, and around the whole sheet in an export. */
  margin: 24,
  sheetMargin: 56,
  gutterWidth: 184,
  gutterPadding: 12,
  /** Between the lane labels and the first stage. */
  gutterGap: 8,
  columnWidth: 176,
  columnGap: 24,
  stagePadding: 12,
  stageGap: 8,
  bandHeight: 40,
  headerPadding: 12,
  headerGap: 8,
  rowPadding: 20,
  rowMinHeight: 76,
  collapsedRowHeight: 40,
  cardGap: 8,
  cardPadding: 12,
  /** The strip of its stage's hue along the top of a touchpoint. */
  cardBar: 4,
  icon: 16,
  iconGap: 6,
  avatar: 20,
  /** By severity: the worst must be seen from across a room. */
  markSizes: [24, 24, 24, 28, 32],
  rowMarkSize: 20,
  pillHeight: 20,
  chipPadding: 8,
  /** Room for a line of a service blueprint between two lanes. */
  blueprintGap: 28,
  emotionStep: 36,
  emotionPadding: 16,
  channelIcon: 20,
  /**
   * Links run on tracks above touchpoints: a label's height (`wide`) apart as long as they are few; then, down to
   * `narrow`, so that all stay within `spread`; and never more than `most` from the lowest to the highest. Arcs beyond
   * `count` share tracks, so that a tangle cannot push the map apart.
   */
  tracks: { wide: 16, narrow: 10, spread: 48, most: 80, count: 12 },
  /** From a touchpoint's top edge up to the lowest track: badges stand between. */
  trackOffset: 28,
  linkLabelHeight: 16,
} as const

/** Rounds up to the grid. */
export function onGrid(length: number): number {
  return Math.ceil(length / 4) * 4
}
