import { createContext, use } from 'react'

/** Whether numbers that are only assumed are not to be shown. */
export const HidesAssumedContext = createContext(false)

/** Whether a number with this evidence is not to be shown. */
export const useIsHidden = (evidence: string): boolean => use(HidesAssumedContext) && evidence === 'assumed'
