import type { Band, Colour } from '../model/vocabulary.ts'
import type { Labelled } from './label.ts'

/** A stage that a new map may begin with. */
export interface DefaultStage extends Labelled {
  readonly band: Band
  readonly colour: Colour
}

/** From awareness to post-sale: the stages of a journey where nothing more specific is known. */
export const defaultStages: readonly DefaultStage[] = [
  { key: 'awareness', en: 'Awareness', id: 'Kesadaran', band: 'pre-sale', colour: 'violet' },
  { key: 'consideration', en: 'Consideration', id: 'Pertimbangan', band: 'pre-sale', colour: 'indigo' },
  { key: 'purchase', en: 'Purchase', id: 'Pembelian', band: 'sale', colour: 'blue' },
  { key: 'onboarding', en: 'Onboarding', id: 'Orientasi', band: 'post-sale', colour: 'teal' },
  { key: 'use', en: 'Use', id: 'Penggunaan', band: 'post-sale', colour: 'green' },
  { key: 'support', en: 'Support', id: 'Dukungan', band: 'post-sale', colour: 'amber' },
  { key: 'loyalty', en: 'Loyalty & advocacy', id: 'Loyalitas & advokasi', band: 'post-sale', colour: 'coral' },
]
