/** A map file with nothing on it. */
export const emptyMap = {
  format: 'jejak-map',
  meta: { schema: { major: 1, minor: 0 }, title: 'Map' },
  stages: [],
  lanes: [],
  cards: [],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
}
