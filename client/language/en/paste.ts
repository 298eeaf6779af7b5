/** Copy, cut and paste, and the preview of a pasted table. */
export const paste = {
  copied: '{count, plural, one {Copied “{title}”} other {Copied # things}}',
  cut: '{count, plural, one {Cut “{title}”} other {Cut # things}}',
  pastedCards: '{count, plural, one {Pasted # card} other {Pasted # cards}}',
  pastedThings: '{count, plural, one {Pasted # thing} other {Pasted # things}}',
  pastedFrictions: '{count, plural, one {Pasted # friction} other {Pasted # frictions}}',
  pastedValues: '{count, plural, one {Pasted # value} other {Pasted # values}}',
  alsoAdded: 'Added with it: {list}.',
  countStages: '{count, plural, one {# stage} other {# stages}}',
  countLanes: '{count, plural, one {# lane} other {# lanes}}',
  countPersonas: '{count, plural, one {# persona} other {# personas}}',
  nothing: 'There is nothing on the clipboard that can be pasted here.',
  refused: 'The browser does not let this page use the clipboard from a menu.',
  refusedWhatNow: 'Close the menu and press {keys} instead.',
  notFetched: 'This part of Jejak could not be fetched. Check the connection and try again.',
  tooLong: 'The text is too long to paste: {count} characters, at most {most}.',
  tooManyRows: 'The table has too many rows to paste: {count}, at most {most}.',
  tooManyColumns: 'The table has too many columns to paste: {count}, at most {most}.',
  tooManyCells: 'The table has too many filled cells to paste: {count}, at most {most}.',
  inParts: 'Copy a part of it, paste that, and go on with the next.',
  mapFull:
    'The map would become larger than a map can be: it holds 5,000 cards at most. Nothing was pasted, and the map is as it was.',
  stageNumber: 'Stage {number}',
  metricNumber: 'Metric {number}',
  title: 'Paste a table',
  sumCards:
    '{count, plural, =0 {Nothing to paste} one {# card} other {# cards}} into {stages, plural, one {# stage} other {# stages}}',
  sumFrictions:
    '{count, plural, =0 {No frictions} one {# friction} other {# frictions}} at {stages, plural, one {# stage} other {# stages}}',
  sumValues:
    '{count, plural, =0 {No values} one {# value} other {# values}} at {stages, plural, one {# stage} other {# stages}}',
  empty: '{count, plural, one {# cell is empty} other {# cells are empty}}',
  leftOut: '{count, plural, one {# cell is left out} other {# cells are left out}}',
  notNumbers:
    '{count, plural, one {# cell is not a number and is left out} other {# cells are not numbers and are left out}}',
  long: '{count, plural, one {# text is too long for a title; all of it goes into the notes} other {# texts are too long for a title; all of them go into the notes}}',
  ambiguous:
    '{count, plural, one {# number can be read in two ways} other {# numbers can be read in two ways}}. Check how numbers are written.',
  into: 'Into the lane',
  from: 'From the stage',
  as: 'Cells become',
  asCards: 'Cards',
  asValues: 'Values of metrics',
  asFrictions: 'Frictions',
  numbers: 'Numbers are written',
  numbersAuto: 'Automatic',
  separator: 'Columns are separated by',
  separatorTab: 'Tabs',
  separatorComma: 'Commas',
  separatorSemicolon: 'Semicolons',
  separatorNone: 'Nothing: a cell a line',
  header: 'The first row names the stages',
  labelsLanes: 'The first column names the lanes',
  labelsMetrics: 'The first column names the metrics',
  addMissing:
    '{count, plural, one {Add the stage that the map lacks: {list}} other {Add the # stages that the map lacks: {list}}}',
  addBeyond: '{count, plural, one {Add a stage for the last column} other {Add stages for the last # columns}}',
  lanes: 'Lane',
  metrics: 'Metric',
  preview: 'What goes where',
  newStage: 'new',
  columnLeftOut: 'left out',
  moreRows: '{count, plural, one {and # more row} other {and # more rows}}',
  moreColumns: '{count, plural, one {and # more column} other {and # more columns}}',
  cancel: 'Cancel',
  confirm: 'Paste',
} as const

/** What can be done, in menus and on buttons. */
export const pasteAction = {
  copy: 'Copy',
  cut: 'Cut',
  paste: 'Paste',
  pasteHere: 'Paste here',
} as const

/** Names of the steps of undo and redo. */
export const pasteStep = {
  cut: 'cut “{subject}”',
  cutMany: 'cut several things',
  paste: 'paste “{subject}”',
  pasteCards: '{subject, plural, one {paste # card} other {paste # cards}}',
  pasteMany: '{subject, plural, one {paste # thing} other {paste # things}}',
  pasteFrictions: '{subject, plural, one {paste # friction} other {paste # frictions}}',
  pasteValues: '{subject, plural, one {paste # value} other {paste # values}}',
} as const
