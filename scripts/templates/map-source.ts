import type { ChannelKey } from '../../journey/library/channels.ts'
import type { FrictionKey } from '../../journey/library/frictions.ts'
import type { TemplateKey } from '../../journey/library/templates.ts'
import type { MetricKey } from '../../journey/metrics/catalogue.ts'
import type { MetricUnit } from '../../journey/metrics/units.ts'
import type { Quantity } from '../../journey/model/figure.ts'
import type { Card } from '../../journey/model/schema.ts'
import type {
  Band,
  Better,
  Colour,
  Evidence,
  FrictionKind,
  FrictionStatus,
  LaneRole,
  LossBucket,
  Moment,
  Severity,
  SupportMode,
  Persistence,
} from '../../journey/model/vocabulary.ts'

/** One text in both languages. */
export type Text = readonly [en: string, id: string]

/** Roles whose cards are written under a touchpoint or for a stage as a whole. */
export const cardRoles = [
  'action',
  'thought',
  'opportunity',
  'evidence',
  'frontstage',
  'backstage',
  'support',
  'note',
] as const satisfies readonly LaneRole[]
export type CardRole = (typeof cardRoles)[number]

/** The cards of one role: one text, or several. */
export type CardTexts = Text | readonly Text[]
export type CardsByRole = { readonly [Role in CardRole]?: CardTexts }

/** A figure as it stands on the map; where it comes from is said in both languages. */
export interface FigureSource {
  readonly value: Quantity
  readonly evidence: Evidence
  readonly source: Text
  /** Day, `2026-10-31`. */
  readonly asOf: string
}

interface FrictionFields {
  readonly severity?: Severity
  /** Further touchpoints where it occurs. */
  readonly also?: readonly string[]
  readonly lossBucket?: LossBucket
  readonly status?: FrictionStatus
  readonly owner?: Text
  readonly notes?: Text
  readonly evidence?: Evidence
  readonly frequency?: FigureSource
  readonly exitImpact?: FigureSource
  readonly persistence?: Persistence
  readonly importance?: number
  readonly satisfaction?: number
}

/** A friction of the library as it is, with other words or another severity; or one that the library does not have. */
export type FrictionSource =
  | FrictionKey
  | (FrictionFields & { readonly key: FrictionKey; readonly title?: Text })
  | (FrictionFields & {
      readonly key?: never
      readonly title: Text
      readonly kind: FrictionKind
      readonly severity: Severity
    })

interface MetricFields {
  readonly target?: number
  readonly value?: number
  readonly n?: number
  readonly period?: Text
  readonly source?: Text
  readonly evidence?: Evidence
  readonly notes?: Text
  readonly better?: Better
  /** What the value was reckoned from, by the names of the catalogue's calculator. */
  readonly inputs?: Readonly<Record<string, number>>
  /** Day, `2026-10-31`. */
  readonly asOf?: string
  /** What it was: day, value, and how many were asked; the newest is `value`. */
  readonly series?: readonly (readonly [day: string, value: number, n?: number])[]
}

/** A metric of the catalogue, or the user's own. Without a value it is one to watch. */
export type MetricSource =
  | Exclude<MetricKey, 'custom'>
  | (MetricFields & { readonly key: Exclude<MetricKey, 'custom'>; readonly title?: Text; readonly unit?: MetricUnit })
  | (MetricFields & { readonly key: 'custom'; readonly title: Text; readonly unit: MetricUnit })

export interface TouchpointSource extends CardsByRole {
  readonly id: string
  readonly title: Text
  readonly channels: readonly [ChannelKey, ...ChannelKey[]]
  /** Emotion −2…2: one for all personas, or one each in their order. */
  readonly feels: number | readonly number[]
  readonly moment?: Moment
  readonly mode?: SupportMode
  readonly owner?: Text
  readonly notes?: Text
  /** Relative share of the entrants who begin here. */
  readonly entry?: number
  readonly exit?: FigureSource
  readonly exitKind?: NonNullable<Card['exitKind']>
  readonly visitCost?: FigureSource
  /** Weights of outcomes, by their ids, beside those of the links. */
  readonly ends?: Readonly<Record<string, number>>
  readonly frictions?: readonly FrictionSource[]
  readonly metrics?: readonly MetricSource[]
}

export interface StageSource extends CardsByRole {
  readonly id: string
  readonly title: Text
  readonly band: Band
  readonly colour: Colour
  readonly notes?: Text
  readonly touchpoints: readonly TouchpointSource[]
  readonly metrics?: readonly MetricSource[]
}

export interface PersonaSource {
  readonly id: string
  readonly title: Text
  readonly notes: Text
  readonly colour?: Colour
}

export interface LinkSource {
  /** Ids of touchpoints. */
  readonly from: string
  readonly to: string
  readonly label?: Text
  readonly weight?: number
}

export interface OutcomeSource {
  readonly id: string
  readonly title: Text
  readonly good: boolean
  readonly value: FigureSource
}

export interface FixSource {
  readonly id: string
  readonly title: Text
  /** Ids of frictions: the touchpoint's, `friction` and the number there. */
  readonly frictions: readonly string[]
  readonly owner?: Text
  readonly notes?: Text
  readonly effectiveness: FigureSource
  readonly cost: FigureSource
  readonly effort: FigureSource
  /** Day, `2026-10-31`. */
  readonly due: string
}

export interface ScenarioSource {
  readonly id: string
  readonly title: Text
  readonly notes?: Text
  /** How far each fix is carried out, 0…1, by the ids of fixes. */
  readonly strengths: Readonly<Record<string, number>>
}

/** A lane by its role, under the role's usual title or another. */
export type LaneSource = LaneRole | { readonly role: LaneRole; readonly title: Text }

/** A starting map, written once for both languages. */
export interface MapSource {
  readonly key: TemplateKey
  /** Where a new map is not called what its template is. */
  readonly title?: Text
  readonly description?: Text
  readonly sample?: true
  readonly currency?: string
  readonly period?: Text
  readonly entrants?: FigureSource
  readonly personas: readonly PersonaSource[]
  readonly lanes: readonly LaneSource[]
  readonly stages: readonly StageSource[]
  /** Where the flow branches or loops: all ways out of such a touchpoint. Elsewhere it goes on in reading order. */
  readonly links?: readonly LinkSource[]
  readonly outcomes?: readonly OutcomeSource[]
  readonly fixes?: readonly FixSource[]
  readonly scenarios?: readonly ScenarioSource[]
  /** Metrics of the journey as a whole. */
  readonly metrics?: readonly MetricSource[]
}

/** The lanes of most maps. */
export const usualLanes: readonly LaneRole[] = [
  'touchpoint',
  'action',
  'thought',
  'emotion',
  'channel',
  'friction',
  'opportunity',
  'metric',
]
