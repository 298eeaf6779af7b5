import { createStore } from 'zustand/vanilla'

/** What a screen reader is told beside what it reads of the focused place. */
export interface Announcement {
  readonly message: string
  /** Tells two announcements of the same words apart. */
  readonly number: number
}

/** The newest announcement. Whoever shows the map renders it in a live region. */
export const announcements = createStore<Announcement>(() => ({ message: '', number: 0 }))

/** Says something to screen readers, once what they are reading is done. */
export function announce(message: string): void {
  announcements.setState(({ number }) => ({ message, number: number + 1 }))
}
