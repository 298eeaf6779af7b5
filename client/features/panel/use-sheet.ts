import { useMedia } from '../../components/use-media.ts'

/** How far the sheet is drawn up: only its handle, half of the screen, nearly all of it. */
export type SheetHeight = 'peek' | 'half' | 'full'
export const sheetHeights: readonly SheetHeight[] = ['peek', 'half', 'full']

/** Narrower than this the panel is a sheet at the foot; the same number stands in side-panel.module.css. */
const query = '(max-width: 767.98px)'

/** Whether the panel is a sheet at the foot of the screen. */
export const useIsSheet = (): boolean => useMedia(query)

/** Where toasts stand over the sheet; at rest it leaves the canvas's toolbar in sight, which they must not hide. */
export const toastsAbove: Readonly<Record<SheetHeight, string>> = {
  peek: 'calc(148px + env(safe-area-inset-bottom))',
  half: 'calc(48dvh + 12px)',
  full: 'calc(100dvh - 64px)',
}
