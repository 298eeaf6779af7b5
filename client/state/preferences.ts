import { create } from 'zustand'

/** How someone works on this device. */
export interface Preferences {
  /** Whether keys without Ctrl, ⌘ or Alt do anything: off for who dictates, or hits keys by accident (WCAG 2.1.4). */
  readonly singleKeys: boolean
  /** What a plain mouse wheel does: `pan` scrolls the sheet, `zoom` zooms at the pointer. */
  readonly wheel: 'pan' | 'zoom'
  /** Whether the small picture of the whole map stands on the drawing; nothing as long as nobody has said. */
  readonly overview?: boolean
}

const storageKey = 'jejak.preferences'
const standard: Preferences = { singleKeys: true, wheel: 'pan' }

function remembered(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Record<keyof Preferences, unknown>>
    return {
      singleKeys: stored.singleKeys !== false,
      wheel: stored.wheel === 'zoom' ? 'zoom' : 'pan',
      ...(typeof stored.overview === 'boolean' ? { overview: stored.overview } : {}),
    }
  } catch {
    return standard
  }
}

export const usePreferences = create<Preferences>(remembered)

/** Changes preferences and remembers them, where the browser allows it. */
export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change)
  try {
    localStorage.setItem(storageKey, JSON.stringify(usePreferences.getState()))
  } catch {
    // Storage is forbidden or full: the choice holds for this visit.
  }
}
