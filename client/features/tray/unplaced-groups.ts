import type * as Y from 'yjs'
import { readEntity } from '../../../journey/doc/repair.ts'
import { entityMap } from '../../../journey/doc/shape.ts'
import type { Card, JourneyMap, Lane, Stage } from '../../../journey/model/schema.ts'
import { derivedRoles } from '../../../journey/model/vocabulary.ts'

/** A stage or lane that is gone, as it was. `restorable` is false when the document has never heard of it. */
export interface MissingPlace<Thing> {
  readonly id: string
  readonly was: Thing | undefined
  readonly restorable: boolean
}

/** Cards that lost their place for the same reason. */
export interface UnplacedGroup {
  readonly key: string
  readonly cards: readonly Card[]
  /** Absent: the stage is there. */
  readonly stage?: MissingPlace<Stage>
  readonly lane?: MissingPlace<Lane>
}

/** The cards of the tray by what they lost, in the order of the first card of each. */
export function unplacedGroups(doc: Y.Doc, map: JourneyMap, unplaced: readonly Card[]): readonly UnplacedGroup[] {
  const stages = new Set(map.stages.map(({ id }) => id))
  const lanes = new Set(map.lanes.map(({ id }) => id))
  const groups = new Map<string, { cards: Card[]; group: Omit<UnplacedGroup, 'cards'> }>()
  for (const card of unplaced) {
    const { stage, lane } = card.place
    const lost = { stage: stages.has(stage) ? undefined : stage, lane: lanes.has(lane) ? undefined : lane }
    const key = `${lost.stage ?? ''}/${lost.lane ?? ''}`
    const known = groups.get(key)
    if (known) known.cards.push(card)
    else
      groups.set(key, {
        cards: [card],
        group: {
          key,
          ...(lost.stage === undefined ? {} : { stage: missing(doc, 'stages', lost.stage) }),
          ...(lost.lane === undefined ? {} : { lane: missing(doc, 'lanes', lost.lane) }),
        },
      })
  }
  return [...groups.values()].map(({ cards, group }) => ({ ...group, cards }))
}

function missing<C extends 'stages' | 'lanes'>(
  doc: Y.Doc,
  collection: C,
  id: string,
): MissingPlace<C extends 'stages' ? Stage : Lane> {
  const stored = entityMap(doc, collection, id)
  const was = stored && readEntity(collection, id, stored)
  return { id, was: was as (C extends 'stages' ? Stage : Lane) | undefined, restorable: stored !== undefined }
}

/**
 * The lane that takes the place of one that is gone: of the same role, or else the first that holds cards. A card becomes
 * a touchpoint only where there is no other lane, since it would be a new column.
 */
export function likelyLane(map: JourneyMap, was: Lane | undefined): Lane | undefined {
  const holding = map.lanes.filter(({ role }) => !derivedRoles.has(role))
  return (
    map.lanes.find(({ role }) => role === was?.role) ?? holding.find(({ role }) => role !== 'touchpoint') ?? holding[0]
  )
}

/** The stage that takes the place of one that is gone: the one before which it stood, or else the last. */
export function likelyStage(map: JourneyMap, was: Stage | undefined): Stage | undefined {
  return (was && map.stages.find(({ order }) => order > was.order)) ?? map.stages.at(-1)
}
