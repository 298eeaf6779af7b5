/** What is called by what it is, as long as nobody has named it. */
export const untitled = {
  map: 'Untitled map',
  stage: 'Untitled stage',
  lane: 'Untitled lane',
  card: 'Untitled card',
  persona: 'Unnamed persona',
  friction: 'Untitled friction',
  metric: 'Untitled metric',
  outcome: 'Untitled outcome',
  fix: 'Untitled fix',
} as const
