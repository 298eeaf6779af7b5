import { use } from 'react'
import { type Figure, asFigure, middle } from '../../../journey/model/figure.ts'
import { HidesAssumedContext } from '../../components/hides-assumed.ts'

/** The best single value of a figure, for a line of facts; undefined where there is none, or it is not to be shown. */
export function useShownMiddle(): (field: number | Figure | undefined) => number | undefined {
  const hides = use(HidesAssumedContext)
  return (field) => {
    if (field === undefined) return undefined
    const { value, evidence } = asFigure(field)
    return hides && evidence === 'assumed' ? undefined : middle(value)
  }
}
