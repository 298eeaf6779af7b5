import type { KeyboardEvent } from 'react'

/** Escape ends typing and leaves the focus with the panel; it must not also deselect what is being edited. */
export function leaveOnEscape(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
  event.stopPropagation()
  event.currentTarget.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true })
}
