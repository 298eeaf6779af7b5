/** Sizes above which a map or a file is refused. Counts are entities, lengths UTF-16 units, bytes bytes. */
export const limits = {
  titleLength: 280,
  notesLength: 20_000,
  nameLength: 120,
  urlLength: 2_000,
  stages: 60,
  lanes: 40,
  cards: 5_000,
  links: 4_000,
  frictions: 5_000,
  metrics: 5_000,
  fixes: 1_000,
  personas: 20,
  outcomes: 20,
  /** Entries of one set or record on an entity (channels, places of a friction, emotions). */
  entries: 400,
  fileBytes: 20 * 1024 * 1024,
  fileDepth: 20,
  /** Problems listed for one file; the rest is counted only. */
  problems: 100,
} as const
