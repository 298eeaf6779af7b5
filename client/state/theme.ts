import { useSyncExternalStore } from 'react'
import { create } from 'zustand'

/** `system` follows the device by day and by night. */
export type ThemeChoice = 'system' | 'light' | 'dark'
export const themeChoices: readonly ThemeChoice[] = ['system', 'light', 'dark']

const storageKey = 'jejak.theme'

function remembered(): ThemeChoice {
  try {
    return themeChoices.find((choice) => choice === localStorage.getItem(storageKey)) ?? 'system'
  } catch {
    return 'system'
  }
}

/** The theme of this device. `first-paint.js` applies a remembered choice before the first paint. */
export const useTheme = create<{ readonly choice: ThemeChoice }>(() => ({ choice: remembered() }))

/** Switches the theme and remembers it, where the browser allows it. */
export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
  try {
    if (choice === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, choice)
  } catch {
    // Storage is forbidden or full: the choice holds for this visit.
  }
  useTheme.setState({ choice })
}

const darkDevice = '(prefers-color-scheme: dark)'

/** The theme in force: the chosen one, or the device's. */
export function currentTheme(): 'light' | 'dark' {
  const { choice } = useTheme.getState()
  if (choice !== 'system') return choice
  return matchMedia(darkDevice).matches ? 'dark' : 'light'
}

/** The theme in force, in a component. */
export function useCurrentTheme(): 'light' | 'dark' {
  return useSyncExternalStore((listener) => {
    const media = matchMedia(darkDevice)
    media.addEventListener('change', listener)
    const unsubscribe = useTheme.subscribe(listener)
    return () => {
      media.removeEventListener('change', listener)
      unsubscribe()
    }
  }, currentTheme)
}
