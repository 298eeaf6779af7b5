/** Taking back a workbook or tables of the map that someone has worked on. */
export const workbook = {
  title: 'Update from a workbook',
  intro:
    'Rows are known by their ids: cells that differ change the map, rows without an id are added, nothing is taken away.',
  drop: 'Drop the workbook or a CSV table here',
  dropDetail:
    'As the map was exported: XLSX, CSV, or the zipped tables. It is read in this browser and goes nowhere else.',
  'no-too-large': 'This file is larger than 20 MB.',
  'no-inflates-too-large': 'This file unpacks to more than 50 MB.',
  'no-too-many-entries': 'This archive holds more than 1,000 files.',
  'no-not-a-workbook': 'This is no workbook and no CSV table, or it is damaged.',
  'no-foreign':
    'No sheet of this file has the columns of a map. Export the map as Excel or CSV to see how they are called.',
  'no-unreadable': 'This file could not be read. Check that it is still there and try again.',
  summary:
    '{changed, plural, one {# row changes} other {# rows change}}, {added, plural, one {# is new} other {# are new}}, {refused, plural, one {# is refused} other {# are refused}}',
  same: 'The file says the same as the map: there is nothing to change.',
  broken: 'Together these rows would not give a whole map. Nothing can be taken over.',
  confirm: '{count, plural, =0 {Nothing to update} one {Update # row} other {Update # rows}}',
  done: '{count, plural, one {Updated # row} other {Updated # rows}}',
  doneDetail: 'One undo takes it all back.',
  changes: 'What changes',
  refused: 'Rows that are refused',
  sheet: 'Sheet',
  row: 'Row',
  name: 'Title',
  what: 'Change',
  new: 'New',
  empty: 'empty',
  yes: 'yes',
  no: 'no',
  more: '{count, plural, one {and # more row} other {and # more rows}}',
  ignored: 'Not read, since the map has no such sheet or column: {names}',
} as const

export const workbookAction = { updateFromWorkbook: 'Update from a workbook…' } as const

export const workbookKeyword = {
  updateFromWorkbook: 'excel xlsx csv spreadsheet table import edited rows sync',
} as const

export const workbookStep = {
  updateFromWorkbook: '{subject, plural, one {update # row from a workbook} other {update # rows from a workbook}}',
} as const
