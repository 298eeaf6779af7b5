/** Names of the colours of stages and cards. */
export const colour = {
  slate: 'Slate',
  coral: 'Coral',
  amber: 'Amber',
  olive: 'Olive',
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  indigo: 'Indigo',
  violet: 'Violet',
  plum: 'Plum',
} as const
