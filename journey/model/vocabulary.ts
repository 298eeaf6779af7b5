/** The closed word lists of the model. What each word is called in a language lives in `journey/library`. */

/** Where a stage stands relative to the sale. */
export const bands = ['pre-sale', 'sale', 'post-sale'] as const
export type Band = (typeof bands)[number]

/** What a lane's cards are. Rendering follows the role, never the lane's title. */
export const laneRoles = [
  'touchpoint',
  'action',
  'thought',
  'emotion',
  'channel',
  'friction',
  'opportunity',
  'metric',
  'evidence',
  'frontstage',
  'backstage',
  'support',
  'note',
] as const
export type LaneRole = (typeof laneRoles)[number]

/** Lanes that show what hangs on the touchpoints above them, instead of holding cards of their own. */
export const derivedRoles: ReadonlySet<LaneRole> = new Set(['emotion', 'channel', 'friction', 'metric'])

/** Hues of stages and cards; their light and dark values are design tokens. */
export const colours = [
  'slate',
  'coral',
  'amber',
  'olive',
  'green',
  'teal',
  'blue',
  'indigo',
  'violet',
  'plum',
] as const
export type Colour = (typeof colours)[number]

/** Moments of truth: micro-moment, zero, first, second and third moment, and Carlzon's moment of truth. */
export const moments = ['micro', 'zmot', 'fmot', 'smot', 'tmot', 'mot'] as const
export type Moment = (typeof moments)[number]

/** Whether support at a touchpoint acts before the complaint or after it. */
export const supportModes = ['proactive', 'reactive'] as const
export type SupportMode = (typeof supportModes)[number]

/** How far a number may be believed. */
export const evidences = ['measured', 'estimated', 'assumed'] as const
export type Evidence = (typeof evidences)[number]

/** Whether an exit counts those who leave for reasons of their own, or everybody who leaves. */
export const exitKinds = ['base', 'measured'] as const

/** Which way is good. */
export const betterWays = ['up', 'down'] as const
export type Better = (typeof betterWays)[number]

/** What a table of values is, one row each: see `journey/import`. */
export const importKinds = ['nps-answers', 'tickets', 'complaints', 'funnel', 'values'] as const
export type ImportKind = (typeof importKinds)[number]

/** Whether a table writes days before months, where it writes both as numbers and the year last. */
export const dateOrders = ['dmy', 'mdy'] as const
export type DateOrder = (typeof dateOrders)[number]

/** What rows of a table are put together to one value for. */
export const importPeriods = ['day', 'week', 'month'] as const
export type ImportPeriod = (typeof importPeriods)[number]

/** Units in which a table may tell how long something took, of those of `metric.unit`. */
export const tableTimeUnits = ['s', 'min', 'h'] as const
export type TableTimeUnit = (typeof tableTimeUnits)[number]

/** Nielsen's severity: 0 not a problem, 1 cosmetic, 2 minor, 3 major, 4 catastrophe. */
export const severities = [0, 1, 2, 3, 4] as const
export type Severity = (typeof severities)[number]

export const frictionStatuses = ['open', 'accepted', 'fixing', 'fixed', 'wont-fix'] as const
export type FrictionStatus = (typeof frictionStatuses)[number]

/** What no longer gets in anybody's way, or is meant to stay as it is. */
export const closedStatuses: ReadonlySet<FrictionStatus> = new Set(['fixed', 'wont-fix'])

/** Nielsen's persistence: met once and then known, or in the way again and again. */
export const persistences = ['once', 'again'] as const
export type Persistence = (typeof persistences)[number]

/** RICE's impact on each customer: minimal, low, medium, high, massive. */
export const riceImpacts = [0.25, 0.5, 1, 2, 3] as const
export type RiceImpact = (typeof riceImpacts)[number]

export const frictionKinds = [
  'form',
  'findability',
  'interruption',
  'effort',
  'self-service',
  'wait',
  'staff',
  'hand-off',
  'trust',
  'price',
  'tooling',
] as const
export type FrictionKind = (typeof frictionKinds)[number]

/** The three ways in which profit is lost. */
export const lossBuckets = ['prospects', 'customers', 'word-of-mouth'] as const
export type LossBucket = (typeof lossBuckets)[number]

/** What someone comes to a map for: `executive` is the journey at a glance, `operator` everything. */
export const laneGroups = ['executive', 'operator'] as const
export type LaneGroup = (typeof laneGroups)[number]

/** What becomes of the cards that a filter does not mean: drawn faintly, or not at all. */
export const unmatchedWays = ['dim', 'hide'] as const
export type Unmatched = (typeof unmatchedWays)[number]

/** Languages the product speaks. */
export const languages = ['en', 'id'] as const
export type Language = (typeof languages)[number]
