/** What screen readers are told of other people's edits. */
export const announce = {
  others: 'Others',
  addedOne: '{who} added “{title}”.',
  changedOne: '{who} changed “{title}”.',
  renamedOne: '{who} renamed “{title}” to “{now}”.',
  deletedOne: '{who} deleted “{title}”.',
  many: '{who}: {added, plural, =0 {} other {# added. }}{changed, plural, =0 {} other {# changed. }}{deleted, plural, =0 {} other {# deleted.}}',
} as const

/** The map as a list. */
export const outline = {
  label: 'Outline: {title}',
  menuOf: 'Menu of {name}',
  addTo: 'Add a card to {name}',
  under: 'under {title}',
  stage: 'Stage: {title} {touchpoints, plural, =0 {No touchpoints} one {# touchpoint} other {# touchpoints}}.',
  lane: 'Lane: {title} {cards, plural, =0 {No cards} one {# card} other {# cards}}.',
  card: '{role}: {title}',
  isUnder: 'Under {title}',
  shows: '{role}: {values}',
  withPerson: '{name} {person} is here.',
} as const
