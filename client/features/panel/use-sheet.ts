import { useSyncExternalStore } from 'react'

/** How far the sheet is drawn up: only its handle, half of the screen, nearly all of it. */
export type SheetHeight = 'peek' | 'half' | 'full'
export const sheetHeights: readonly SheetHeight[] = ['peek', 'half', 'full']

/** Narrower than this the panel is a sheet at the foot; the same number stands in side-panel.module.css. */
const query = '(max-width: 767.98px)'

/** Whether the panel is a sheet at the foot of the screen. */
export function useIsSheet(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}
