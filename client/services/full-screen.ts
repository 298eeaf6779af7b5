/** Whether this browser can fill the screen: that of an iPhone cannot. */
export const hasFullScreen = (): boolean => typeof document.documentElement.requestFullscreen === 'function'

/** Fills the screen where that is allowed; refused, everything works in the window. */
export function fillScreen(): void {
  if (hasFullScreen() && !document.fullscreenElement)
    document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined)
}

/** Gives the screen back. */
export function leaveScreen(): void {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
}
