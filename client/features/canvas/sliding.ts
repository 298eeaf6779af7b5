import { useEffect } from 'react'
import { markSliding } from './mark-sliding.ts'
import { useViewport } from './viewport.tsx'

/** Marks the canvas while its sheet slides. */
export function useSliding(surface: HTMLElement | null): void {
  const viewport = useViewport()
  useEffect(() => (surface ? markSliding(viewport, surface) : undefined), [viewport, surface])
}
