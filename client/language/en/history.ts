export const history = {
  title: 'History',
  about: 'What this map was before. Bringing a version back is a change like any other: it can be undone.',
  offline: 'History is kept on the server. It is here again as soon as you are connected.',
  unreachable: 'The server did not answer, so nothing was kept or changed. Try again.',
  'problem-not-allowed': 'Only who may change the map sees its history.',
  'problem-unknown-map': 'This browser’s link does not open the map any more.',
  'problem-too-many-versions': 'The map has as many named versions as it can have. Take a name away from one first.',
  'problem-unreadable': 'This version cannot be read.',
  nameNow: 'Name the map as it is now',
  namePlaceholder: 'Before the workshop',
  keep: 'Keep',
  loading: 'Fetching the versions…',
  none: 'No versions yet. They are kept by themselves while the map is edited.',
  versions: 'Versions',
  automatic: 'kept by itself',
  name: 'Name',
  nameIt: 'Give it a name',
  thinsOut: 'Versions without a name are thinned out as they age.',
  saveName: 'Save',
  pictureOf: 'The map in the version “{name}”',
  drawing: 'Drawing…',
  noPicture: 'No picture can be drawn of this version.',
  changes: 'What changed since',
  same: 'Nothing: the map is like this now.',
  more: '{count, plural, one {and # more} other {and # more}}',
  restore: 'Bring this version back',
  before: 'Before bringing back “{name}”',
  sure: 'Bring back “{name}”? The map changes for everybody who has it open. What it is now is kept as a version.',
  notNow: 'Leave it',
  yes: 'Bring it back',
  restored: 'The map is as it was: {name}',
  restoredDetail: 'What it was before is in the history.',
  since: 'Compare with a version',
  sinceNone: 'With none',
} as const

export const historyAction = { history: 'History…' } as const

export const historyKeyword = { history: 'version history restore earlier snapshot go back changes compare' } as const

export const historyStep = { restoreVersion: 'bring back “{subject}”' } as const
