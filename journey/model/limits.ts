/**
 * Counts are entities, lengths UTF-16 units, bytes bytes. A file above them is refused, except that titles and notes are
 * measured by {@link storedLengths}. The counts are far above what people draw, since a map that grew past one could not
 * be imported again; what a file may weigh is bounded by its bytes. The app and the server let no map grow past its cards.
 */
export const limits = {
  /** What a field for a title takes. */
  titleLength: 280,
  /** What a field for notes takes. */
  notesLength: 20_000,
  nameLength: 120,
  urlLength: 2_000,
  stages: 500,
  lanes: 200,
  cards: 5_000,
  links: 20_000,
  frictions: 20_000,
  metrics: 20_000,
  fixes: 5_000,
  personas: 200,
  /** Personas up to which the app offers to add one: the curves of more could not be told apart. */
  personasToAdd: 20,
  outcomes: 200,
  views: 500,
  scenarios: 500,
  imports: 500,
  comments: 5_000,
  /** What one comment may say. */
  commentLength: 2_000,
  votes: 20_000,
  /** Widths of a stage's columns and heights of a lane that one may choose, px at 100 %. */
  columnWidth: { least: 120, most: 480 },
  laneHeight: { least: 48, most: 960 },
  /** Entries of one set on an entity (channels, places of a friction). */
  entries: 2_000,
  fileBytes: 20 * 1024 * 1024,
  fileDepth: 20,
  /** Problems listed for one file; the rest is counted only. */
  problems: 100,
} as const

/**
 * Lengths of texts in documents and files: ten times what a field takes. Two people who write into one text at once can
 * push it over the field's limit; if it were cut when read, the next keystroke would delete the rest of their words.
 */
export const storedLengths = {
  title: 10 * limits.titleLength,
  notes: 10 * limits.notesLength,
} as const
