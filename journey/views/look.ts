import type { JourneyMap, View } from '../model/schema.ts'
import type { Evidence, FrictionStatus, LaneGroup, LaneRole, Severity, Unmatched } from '../model/vocabulary.ts'

/** What a card must have to be meant. An empty list, and no severity, ask for nothing. */
export interface Filter {
  readonly laneRoles: readonly LaneRole[]
  readonly channels: readonly string[]
  readonly personas: readonly string[]
  readonly owners: readonly string[]
  /** The least severity of a friction that still gets in the way, or that is in one of `statuses`. */
  readonly minSeverity: Severity | undefined
  readonly statuses: readonly FrictionStatus[]
  readonly evidence: readonly Evidence[]
}

/** What someone sees of a map, and how. It is part of no map until it is saved as a view. */
export interface Look {
  readonly laneGroup: LaneGroup
  readonly filter: Filter
  readonly unmatched: Unmatched
  /** The only stage that is shown. */
  readonly stage: string | undefined
  /** Personas whose curves are drawn; undefined for the first ones of the map. */
  readonly curves: readonly string[] | undefined
  /** Numbers that nobody has measured or estimated are not shown. */
  readonly hideAssumed: boolean
  /** The flow of customers is drawn on the map. */
  readonly flow: boolean
}

export const noFilter: Filter = {
  laneRoles: [],
  channels: [],
  personas: [],
  owners: [],
  minSeverity: undefined,
  statuses: [],
  evidence: [],
}

/** The look of a map that nothing was done to: all of it. */
export const wholeLook: Look = {
  laneGroup: 'operator',
  filter: noFilter,
  unmatched: 'dim',
  stage: undefined,
  curves: undefined,
  hideAssumed: false,
  flow: false,
}

/** What a filter can ask for, in the order in which people are shown it. */
export const dimensions = [
  'minSeverity',
  'statuses',
  'owners',
  'channels',
  'personas',
  'evidence',
  'laneRoles',
] as const satisfies readonly (keyof Filter)[]
export type Dimension = (typeof dimensions)[number]

/** Whether a filter asks for something in a dimension. */
export function asks(filter: Filter, dimension: Dimension): boolean {
  const wanted = filter[dimension]
  return Array.isArray(wanted) ? wanted.length > 0 : wanted !== undefined
}

/** Whether a filter asks for anything. */
export function isFiltering(filter: Filter): boolean {
  return dimensions.some((dimension) => asks(filter, dimension))
}

/** Whether a look leaves nothing of the map out and dims nothing. Which curves are drawn, and the flow, do not matter. */
export function showsEverything({ laneGroup, filter, stage, hideAssumed }: Look): boolean {
  return laneGroup === 'operator' && stage === undefined && !hideAssumed && !isFiltering(filter)
}

/** The look that a saved view stands for. */
export function lookOfView(view: View): Look {
  return {
    laneGroup: view.laneGroup ?? wholeLook.laneGroup,
    filter: {
      laneRoles: view.laneRoles ?? [],
      channels: view.channels ?? [],
      personas: view.personas ?? [],
      owners: view.owners ?? [],
      minSeverity: view.minSeverity,
      statuses: view.statuses ?? [],
      evidence: view.evidence ?? [],
    },
    unmatched: view.unmatched ?? wholeLook.unmatched,
    stage: view.stage,
    curves: view.curves,
    hideAssumed: view.hideAssumed ?? wholeLook.hideAssumed,
    flow: view.flow ?? wholeLook.flow,
  }
}

/** A look as the fields of a view; undefined for what it does not ask for, so that saving over a view clears it. */
export function viewFields(look: Look): { readonly [Field in ViewField]: View[Field] | undefined } {
  const { filter, laneGroup, unmatched, stage, curves, hideAssumed, flow } = look
  return {
    laneGroup: laneGroup === 'executive' ? laneGroup : undefined,
    laneRoles: some(filter.laneRoles),
    channels: some(filter.channels),
    personas: some(filter.personas),
    owners: some(filter.owners),
    minSeverity: filter.minSeverity,
    statuses: some(filter.statuses),
    evidence: some(filter.evidence),
    unmatched: isFiltering(filter) ? unmatched : undefined,
    stage,
    curves,
    hideAssumed: hideAssumed || undefined,
    flow: flow || undefined,
  }
}
const some = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined)
type ViewField = Exclude<keyof View, 'id' | 'title' | 'order'>

/** Whether two looks show the same; the order in which something was chosen does not matter, except of curves. */
export function isSameLook(a: Look, b: Look): boolean {
  const text = (look: Look) =>
    JSON.stringify(viewFields(look), (key, value: unknown) =>
      Array.isArray(value) && key !== 'curves'
        ? (value as readonly string[]).toSorted((first, second) => (first < second ? -1 : 1))
        : value,
    )
  return text(a) === text(b)
}

/** A look without the stage and personas that are not on the map; the same object when they all are. */
export function soundLook(look: Look, map: JourneyMap): Look {
  const { stage, filter, curves } = look
  const isPersona = (id: string) => map.personas.some((persona) => persona.id === id)
  const hasStage = stage === undefined || map.stages.some(({ id }) => id === stage)
  if (hasStage && filter.personas.every(isPersona) && (curves ?? []).every(isPersona)) return look
  const kept = curves?.filter(isPersona)
  return {
    ...look,
    stage: hasStage ? stage : undefined,
    filter: { ...filter, personas: filter.personas.filter(isPersona) },
    curves: kept && kept.length > 0 ? kept : undefined,
  }
}
