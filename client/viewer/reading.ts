import { createContext, use } from 'react'
import type { FlowAnalysis } from '../../journey/economics/analysis.ts'
import type { Arrangement } from '../../journey/model/arrange.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'

/** A map that is only read, with what every part of the page needs of it. */
export interface Reading {
  readonly map: JourneyMap
  readonly arrangement: Arrangement
  /** What the flow model says; undefined for a map that says nothing of its flow, and until it is asked. */
  readonly flow: FlowAnalysis | undefined
  /** Marks a card or stage and brings it in sight. */
  readonly show: (id: string) => void
}

export const ReadingContext = createContext<Reading | undefined>(undefined)

/** The map around a component. */
export function useReading(): Reading {
  const reading = use(ReadingContext)
  if (!reading) throw new Error('useReading outside of a viewer')
  return reading
}
