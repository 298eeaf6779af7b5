import type { Arrangement } from '../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Presenting } from '../../services/presence.ts'

/** What a map is presented by. */
export const orders = ['stages', 'frictions'] as const
export type PresentOrder = (typeof orders)[number]

/** One picture of a presentation: the whole map, or one stage or friction of it. */
export type Step = Pick<Presenting, 'kind' | 'id'>

const overview: Step = { kind: 'map' }

/**
 * The steps of a presentation: the whole map first, then stage by stage, or friction by friction.
 * @param ranked ids of the open frictions, the worst first
 */
export function stepsOf(
  { stages }: Pick<JourneyMap, 'stages'>,
  ranked: readonly string[],
  order: PresentOrder,
): readonly Step[] {
  const rest =
    order === 'stages'
      ? stages.map(({ id }): Step => ({ kind: 'stage', id }))
      : ranked.map((id): Step => ({ kind: 'friction', id }))
  return [overview, ...rest]
}

/** Whether two steps show the same thing. */
export const isSameStep = (a: Step, b: Step): boolean => a.kind === b.kind && a.id === b.id

/**
 * Where a presentation is after its steps have changed: at the same thing, wherever that stands now, or, where it is
 * gone, at what took its place.
 * @param before index of the step until then
 */
export function keptIndex(steps: readonly Step[], step: Step, before: number): number {
  const at = steps.findIndex((each) => isSameStep(each, step))
  return at >= 0 ? at : Math.max(0, Math.min(before, steps.length - 1))
}

/**
 * Where to go on after changing from stages to frictions, or back: from a stage to the worst of its frictions, from a
 * friction to the stage where it occurs first; from and to what has nothing of the kind, to the whole map.
 */
export function indexAcross(
  steps: readonly Step[],
  { kind, id }: Step,
  map: Pick<JourneyMap, 'frictions' | 'stages'>,
  arrangement: Arrangement,
): number {
  if (kind === 'map') return 0
  const stagesOf = (friction: string) =>
    stagesOfFriction(map.frictions.find((each) => each.id === friction)?.on ?? [], map, arrangement)
  const [first] = kind === 'friction' && id !== undefined ? stagesOf(id) : []
  const isMeant = (step: Step) =>
    kind === 'stage'
      ? step.kind === 'friction' && stagesOf(step.id ?? '').some((stage) => stage === id)
      : step.kind === 'stage' && step.id === first
  return Math.max(0, steps.findIndex(isMeant))
}

/** Ids of the stages where something stands or occurs, in the order of the journey. */
export function stagesOfFriction(
  on: readonly string[],
  { stages }: Pick<JourneyMap, 'stages'>,
  { stageOf }: Arrangement,
): readonly string[] {
  const found = new Set(on.map((id) => stageOf.get(id) ?? id))
  return stages.flatMap(({ id }) => (found.has(id) ? [id] : []))
}
