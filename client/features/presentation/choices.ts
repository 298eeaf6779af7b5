import { type PresentOrder, orders } from './steps.ts'

/** How someone presents on this device. */
export interface PresentChoices {
  readonly order: PresentOrder
  /** Every lane is drawn, and not only what matters. */
  readonly allLanes: boolean
  readonly notes: boolean
}

const storageKey = 'jejak.presentation'

/** The choices of the last presentation. */
export function rememberedChoices(): PresentChoices {
  let stored: Partial<Record<keyof PresentChoices, unknown>> = {}
  try {
    stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as typeof stored
  } catch {
    // Storage is forbidden or damaged: it begins as the first time.
  }
  return {
    order: orders.find((order) => order === stored.order) ?? 'stages',
    allLanes: stored.allLanes === true,
    notes: stored.notes === true,
  }
}

/** Remembers choices, where the browser allows it. */
export function rememberChoices(choices: PresentChoices): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(choices))
  } catch {
    // The choice holds for this presentation.
  }
}
