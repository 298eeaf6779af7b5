/** How long a finger rests before the menu comes, ms. */
export const longPressMs = 500

/**
 * The browser makes a click of a release, and that would take the focus from the menu which a long press has brought, or
 * from the title which two taps have opened: this release is kept from it.
 */
export function dropRelease(): void {
  const stop = new AbortController()
  const options = { capture: true, passive: false, signal: stop.signal }
  window.addEventListener(
    'touchend',
    (event) => {
      event.preventDefault()
      stop.abort()
    },
    options,
  )
  window.addEventListener('touchcancel', () => stop.abort(), options)
}
