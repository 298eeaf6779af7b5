import { useLayoutEffect } from 'react'

/**
 * Keeps toasts off what stands at the window's edge, for as long as the component is there.
 * @param place above the page's own foot; above a sheet drawn over it, which goes first; beside a panel at the right.
 * @param length CSS length from the window's edge; undefined: nothing stands there.
 */
export function useToastRoom(place: 'above-foot' | 'above-sheet' | 'beside-panel', length: string | undefined): void {
  useLayoutEffect(() => {
    if (length === undefined) return undefined
    const { style } = document.documentElement
    const property = `--toasts-${place}`
    style.setProperty(property, length)
    return () => void style.removeProperty(property)
  }, [place, length])
}
