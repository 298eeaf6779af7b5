import { useMemo } from 'react'
import { flowOf } from '../../../../journey/economics/analyse.ts'
import type { Flow } from '../../../../journey/metrics/roll-up.ts'
import type { JourneyMap } from '../../../../journey/model/schema.ts'
import { hasFigures } from '../../../services/economics/has-figures.ts'

const unknown: Flow = {}

/** What the flow of a map says for rolling values up; nothing where it is not needed, or the map has no flow. */
export function useFlow(map: JourneyMap, isNeeded: boolean, hideAssumptions: boolean): Flow {
  return useMemo(() => {
    // Of a map that says nothing of its flow everybody arrives: that is no figure.
    const flow = isNeeded && hasFigures(map) ? flowOf(map, { hideAssumptions }) : undefined
    if (!flow || flow.problem !== null) return unknown
    return { visits: new Map(flow.touchpoints.map(({ id, visits }) => [id, visits])), conversion: flow.conversion }
  }, [map, isNeeded, hideAssumptions])
}
