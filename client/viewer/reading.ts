import { type ReactNode, createContext, use } from 'react'
import type { FlowAnalysis } from '../../journey/economics/analysis.ts'
import type { Arrangement } from '../../journey/model/arrange.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'

/** Shows what people say of something; `isFolded` where it stands among others. */
export type Talk = (on: string, title: string, isFolded: boolean) => ReactNode

/** A map that is only read, with what every part of the page needs of it. */
export interface Reading {
  readonly map: JourneyMap
  readonly arrangement: Arrangement
  /** What the flow model says; undefined for a map that says nothing of its flow, and until it is asked. */
  readonly flow: FlowAnalysis | undefined
  /** Marks a card or stage and brings it in sight. */
  readonly show: (id: string) => void
  /** What people say of a stage, card, friction or fix; a file has nobody who could answer. */
  readonly talk?: Talk | undefined
}

export const ReadingContext = createContext<Reading | undefined>(undefined)

/** The map around a component. */
export function useReading(): Reading {
  const reading = use(ReadingContext)
  if (!reading) throw new Error('useReading outside of a viewer')
  return reading
}
