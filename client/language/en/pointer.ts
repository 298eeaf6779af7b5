/** What one does with mouse, pen and fingers on the drawing. */
export const pointer = {
  width: 'Drag to change the width, double-click to reset it',
  height: 'Drag to change the height, double-click to reset it',
  size: '{size} px',
  goneMeanwhile:
    '{count, plural, one {Someone deleted “{title}” while you were moving it} other {Someone deleted # of the cards while you were moving them}}',
  goneDetail: 'Nothing of it was moved. Whoever deleted it can undo that.',
} as const

export const pointerAction = {
  selectTool: 'Select',
  handTool: 'Hand: move the map',
  widerStage: 'Make the stage wider',
  narrowerStage: 'Make the stage narrower',
  tallerLane: 'Make the lane higher',
  lowerLane: 'Make the lane lower',
  ownSize: 'Reset the size',
  size: 'Size',
} as const

export const pointerStep = {
  moveCards: 'move several cards',
  stageWidth: 'width of stage “{subject}”',
  laneHeight: 'height of lane “{subject}”',
} as const
