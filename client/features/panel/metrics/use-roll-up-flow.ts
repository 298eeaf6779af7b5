import { useMemo } from 'react'
import type { FlowFigures } from '../../../../journey/economics/analysis.ts'
import type { Flow } from '../../../../journey/metrics/roll-up.ts'
import type { JourneyMap } from '../../../../journey/model/schema.ts'
import { type Evidence, evidences } from '../../../../journey/model/vocabulary.ts'
import { hasFigures } from '../../../services/economics/has-figures.ts'
import { useEconomics, useFlow } from '../../../state/economics.ts'

const unknown: Flow = {}

/** Of the least certain figure that a flow rests on; what nobody said at all is assumed. */
function evidenceOf({ evidence, notes }: FlowFigures): Evidence {
  const isFilledIn = notes.some(({ kind }) => kind === 'no-exit' || kind === 'implied-way')
  return isFilledIn ? 'assumed' : (evidences.findLast((each) => evidence[each] > 0) ?? 'assumed')
}

/**
 * What the flow of the open map says for rolling values up; nothing where it is not needed, or the map has no flow, and
 * undefined while it is being reckoned for the first time.
 * @param map as far as it is believed
 */
export function useRollUpFlow(map: JourneyMap, isNeeded: boolean): Flow | undefined {
  // Of a map that says nothing of its flow everybody arrives: that is no figure.
  const isThere = useMemo(() => isNeeded && hasFigures(map), [map, isNeeded])
  const flow = useFlow(isThere)
  const hasFailed = useEconomics((state) => state.hasFailed)
  return useMemo(() => {
    if (isThere && !flow && !hasFailed) return undefined
    if (!isThere || !flow || flow.problem !== null) return unknown
    return {
      visits: new Map(flow.touchpoints.map(({ id, visits }) => [id, visits])),
      conversion: flow.conversion,
      evidence: evidenceOf(flow),
    }
  }, [isThere, flow, hasFailed])
}
