/** The map page around the canvas: top bar, saving, sharing, people, export. */
export const map = {
  title: 'Title of the map',
  back: 'My maps',
  guest: 'Guest {number}',
  opening: 'Opening the map…',
  people: 'People on this map',
  you: 'You',
  yourName: 'Your name',
  yourColour: 'Your colour',
  youHint: 'Others see this name beside your pointer.',
  nameHint: 'What’s your name?',
  nameHintClose: 'Stay {name}',
  share: 'Share',
  shareUnreachable: 'The server did not answer, so there is no link yet. Try again.',
  shareFailed: 'The link could not be copied. Select it and copy it by hand.',
  viewLinkCopied: 'The view link is copied',
  viewLinkDetail: 'Whoever opens it sees the map live and can change nothing.',
  viewLinkFailed: 'The link could not be copied. Copy it by hand:',
  menu: 'More',
  export: 'Export',
  exportJson: 'Jejak file (JSON)',
  exportPng: 'Picture (PNG)',
  exportPng2: 'Picture, twice the size (PNG)',
  copyView: 'Copy what I see',
  copyViewNeedsDrawing: 'Works on the drawing, not on the outline',
  copied: 'The picture is copied',
  copyTable: 'Copy as table',
  tableCopied: 'The table is copied, to paste into a spreadsheet, a document or another map',
  copySaved: 'This browser does not copy pictures, so it was saved as a file',
  exporting: 'Drawing the picture…',
  exportProgress: 'Drawing the picture: {percent} %',
  exported: '“{file}” is saved',
  exportFailed: 'The picture could not be made',
  exportFailedDetail: 'Your map is unharmed. Try the smaller picture, or reload the page.',
  panelShow: 'Show the details',
  panelHide: 'Hide the details',
  sample: 'Sample',
  newerBody:
    'This map was last written by a newer version of Jejak. You can look at it and download it here. To edit it, reload the page; if that does not help, this server has to be updated.',
  newerPicture: 'Picture of the map “{title}”',
} as const

/** What the status pill says. */
export const save = {
  loading: 'Opening…',
  saving: 'Saving…',
  saved: 'Saved',
  savedLate: 'Saved, delayed',
  savedHere: 'Saved on this device',
  offline: 'Offline',
  notSaved: 'Not saved',
  recovery: 'Recovering',
  unreachable: 'No connection',
  refused: 'Not on the server',
  label: 'Saving: {state}',
  savedBody: 'Everything is on the server’s disk and on this device.',
  savedNoCopyBody: 'Everything is on the server’s disk. This browser keeps no copy of its own.',
  savedLateBody:
    'At the moment, people who are connected through another server see your changes a few seconds later, and you see theirs later, too.',
  savingBody: 'Your last edits are being written down.',
  savedHereBody: 'Everything is on this device. The server has not confirmed it yet.',
  serverFailingBody:
    'Everything is on this device. The server cannot write to its disk at the moment; it keeps trying.',
  offlineBody:
    'There is no connection. {count, plural, =0 {Everything is on this device.} one {# edit is on this device and will be sent when you are back.} other {# edits are on this device and will be sent when you are back.}}',
  crowdedBody:
    'Too much comes to the server from your network at the moment, so it keeps this page waiting. Everything is on this device and will be sent as soon as there is room.',
  offlineNoCopyBody: 'There is no connection, and this browser keeps no copy. What you edit now is only in this page.',
  notSavedBody:
    '{count, plural, one {# edit is} other {# edits are}} only in this page. Do not close it. Download a copy to be safe.',
  recoveryBody:
    'The copy on this device could not be read to its end. What could be read is shown; the rest comes from the server.',
  quarantined:
    '{count, plural, one {# damaged piece} other {# damaged pieces}} of the copy on this device could not be read and was set aside.',
  unreachableTitle: 'This map is not on this device yet',
  unreachableBody: 'It has to come from the server, and the server cannot be reached. It will open as soon as it can.',
  refusedTitle: 'This link does not open a map',
  refusedBody:
    'The link may be incomplete or revoked, or the map was never put on this server. Ask whoever sent it for a share link: they get one from the Share button.',
  refusedCopyBody:
    'The server does not know this map, or your link does not open it any more. Your copy on this device is safe. You can put it on the server if it is not there.',
  accessEndedTitle: 'This link has ended',
  accessEndedBody: 'It was revoked, or its time is over. Ask an owner of the map for a new one.',
  mapFullBody:
    'This map has reached what a map may hold, 5,000 cards or 20 MB, so your latest changes are not on the server. They are safe on this device. Delete cards that you no longer need: as soon as there is room, your changes are sent. If nothing moves, download the map and open the file as a new map.',
  notTakenBody:
    'The server did not understand your latest changes and has not taken them. They are safe on this device. Reload the page; if that does not help, download the map.',
  otherEpochBody:
    'This map was restored from a backup on the server. Your copy is kept in your maps under another name.',
  accessEndedCopyBody:
    'Your link was revoked, has ended, or only lets you look. What you wrote is on this device, and not on the server. Ask an owner of the map for a new link, or download a copy.',
  retry: 'Try again',
  publish: 'Put my copy on the server',
  published: 'The map is on the server',
  publishFailed: 'The server did not take the map. Your copy on this device is safe.',
  download: 'Download a copy',
} as const
