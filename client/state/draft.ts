import { type StoreApi, createStore } from 'zustand'
import { type Slot, cardsAt } from '../../journey/model/arrange.ts'
import { orderAt } from '../../journey/model/order.ts'
import type { JourneyMap, Stage } from '../../journey/model/schema.ts'
import { type Colour, colours } from '../../journey/model/vocabulary.ts'
import { type CellPlace, type GridPlace, type Standing, slotAtPlace } from './focus.ts'

/** Where something is being written that is not on the map yet. */
export type DraftPlace =
  | {
      readonly kind: 'card'
      readonly at: CellPlace
      /** The card that it will stand before; without it at the end of its cell. */
      readonly before?: string | undefined
    }
  | {
      readonly kind: 'stage'
      /** The stage that it will stand behind; without it the first of all. */
      readonly behind?: string | undefined
    }

/** Where one was before a run of drafts began: one is there again when nothing has come of it. */
interface Whence {
  readonly focus: GridPlace | undefined
  readonly anchor: GridPlace | undefined
  readonly selection: readonly string[]
}

/** A card or stage that is being written. It is on the map only once it has a title. */
export interface DraftState {
  /** Nothing is being written without it. */
  readonly place: DraftPlace | undefined
  readonly words: string
  readonly whence: Whence | undefined
  /** Id of what the run has made last. */
  readonly last: string | undefined
  /** Id of the card that was made last, in whatever run. */
  readonly written: string | undefined
}

export type DraftStore = StoreApi<DraftState>

/** Nothing is being written. */
export const noDraft: Omit<DraftState, 'written'> = { place: undefined, words: '', whence: undefined, last: undefined }

export function createDraftStore(): DraftStore {
  return createStore<DraftState>(() => ({ ...noDraft, written: undefined }))
}

/** Stands for what is being written, on a map as it is shown meanwhile. */
export const draftId = 'draft'

/** The place for a card at a slot: it stays before the same card, whatever others add there. */
export function placeAtSlot(standing: Standing, slot: Slot): DraftPlace & { readonly kind: 'card' } {
  const { stage, lane, under } = slot
  const isTouchpoint = isTouchpointLane(standing.map, lane)
  const before = stackOf(standing, slot)[slot.index]?.id
  return {
    kind: 'card',
    at: { kind: 'cell', stage, lane, ...(isTouchpoint || under === undefined ? {} : { under }) },
    ...(before === undefined ? {} : { before }),
  }
}

/** The slot of a card that is being written. */
export function slotOfDraft(
  standing: Standing,
  { at, before }: DraftPlace & { readonly kind: 'card' },
): Slot | undefined {
  const slot = slotAtPlace(standing, at)
  if (!slot || before === undefined) return slot
  const stack = stackOf(standing, slot)
  const index = stack.findIndex(({ id }) => id === before)
  return index < 0 ? slot : { ...slot, index }
}

/** The index among a map's stages of one that is being written. */
export function indexOfDraft({ stages }: JourneyMap, { behind }: DraftPlace & { readonly kind: 'stage' }): number {
  return behind === undefined ? 0 : stages.findIndex(({ id }) => id === behind) + 1 || stages.length
}

/** The phase and hue of a stage that comes in at an index: its neighbour's phase, and the hue that fewest stages have. */
export function newStage({ stages }: JourneyMap, index: number): Pick<Stage, 'band'> & { colour: Colour } {
  const uses = (colour: Colour) => stages.filter((stage) => stage.colour === colour).length
  return {
    band: stages[index - 1]?.band ?? 'pre-sale',
    // Slate is left for what has none.
    colour: colours.slice(1).reduce((least, colour) => (uses(colour) < uses(least) ? colour : least)),
  }
}

/**
 * A map as it is shown while something is being written: with room for it, as for what it will be.
 * @param standing the whole map, by which the place is meant
 */
export function withDraft(shown: JourneyMap, standing: Standing, place: DraftPlace | undefined): JourneyMap {
  if (!place) return shown
  if (place.kind === 'stage') {
    const index = indexOfDraft(standing.map, place)
    const order = orderAt(
      standing.map.stages.map((stage) => stage.order),
      index,
    )
    const stage: Stage = { id: draftId, title: '', order, ...newStage(standing.map, index) }
    return { ...shown, stages: shown.stages.toSpliced(indexOfDraft(shown, place), 0, stage) }
  }
  const slot = slotOfDraft(standing, place)
  if (!slot) return shown
  const { stage, lane, under, index } = slot
  const orders = stackOf(standing, slot).map((card) => card.place.order)
  const isUnder = under !== undefined && !isTouchpointLane(standing.map, lane)
  const card = {
    id: draftId,
    title: '',
    place: { stage, lane, order: orderAt(orders, index), ...(isUnder ? { under } : {}) },
  }
  return { ...shown, cards: [...shown.cards, card] }
}

function stackOf({ map, arrangement }: Standing, slot: Slot) {
  return cardsAt(arrangement, slot, isTouchpointLane(map, slot.lane))
}

function isTouchpointLane({ lanes }: JourneyMap, lane: string): boolean {
  return lanes.some(({ id, role }) => id === lane && role === 'touchpoint')
}
