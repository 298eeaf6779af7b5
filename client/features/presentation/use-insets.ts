import { useMemo } from 'react'
import { useMedia } from '../../components/use-media.ts'
import type { Insets } from './frame.ts'

/** What stands over the sheet: the bar at the top, and at the left the names of lanes, where there is room for them. */
export function useInsets(hasLanes: boolean): { readonly insets: Insets; readonly named: boolean } {
  const isWide = useMedia('(min-width: 760px)')
  const isLow = useMedia('(max-height: 520px)')
  // On a phone held sideways they would lie under the bar.
  const named = hasLanes && isWide && !isLow
  const insets = useMemo(
    () => ({
      top: isLow ? 12 : isWide ? 68 : 64,
      right: isWide ? 32 : 10,
      bottom: isWide ? 24 : 10,
      left: named ? 160 : isWide ? 32 : 10,
    }),
    [isWide, isLow, named],
  )
  return { insets, named }
}
