import { useCallback, useEffect, useState } from 'react'
import { withWords } from '../language/text.ts'
import type * as Code from './parts-code.ts'

/** What stands beside the drawing, and what reckons: fetched once the map is seen. */
export type Parts = typeof Code

let fetched: Parts | undefined

/** Fetches the parts; who has awaited it shows them from the first moment. */
export async function loadParts(): Promise<Parts> {
  return (fetched ??= await withWords(() => import('./parts-code.ts')))
}

/** The parts as soon as they are there; `failed` while they could not be fetched, which `retry` tries again. */
export function useParts(): {
  readonly parts: Parts | undefined
  readonly failed: boolean
  readonly retry: () => void
} {
  const [parts, setParts] = useState(fetched)
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    loadParts().then(setParts, () => setFailed(true))
  }, [])
  useEffect(() => {
    if (fetched) return undefined
    // The map is painted first; a tab in the background gets no frames.
    let later: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => (later = setTimeout(load)))
    const late = setTimeout(load, 500)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(later)
      clearTimeout(late)
    }
  }, [load])
  return { parts, failed: failed && !parts, retry: load }
}
