import { useLayoutEffect } from 'react'

/**
 * Lifts toasts above what stands at the foot of the window, for as long as the component is there.
 * @param over the page's own foot, or a sheet drawn over it, which goes first.
 * @param bottom CSS length from the window's foot; undefined: nothing stands there.
 */
export function useToastRoom(over: 'foot' | 'sheet', bottom: string | undefined): void {
  useLayoutEffect(() => {
    if (bottom === undefined) return undefined
    const { style } = document.documentElement
    const property = `--toasts-above-${over}`
    style.setProperty(property, bottom)
    return () => void style.removeProperty(property)
  }, [over, bottom])
}
