import { useEffect, useState } from 'react'
import type * as Code from './parts-code.ts'

/** What stands beside the drawing, and what reckons: fetched once the map is seen. */
export type Parts = typeof Code

let fetched: Parts | undefined

/** Fetches the parts; who has awaited it shows them from the first moment. */
export async function loadParts(): Promise<Parts> {
  return (fetched ??= await import('./parts-code.ts'))
}

/** The parts as soon as they are there; `failed` while they could not be fetched. They are tried again by `retry`. */
export function useParts(): { readonly parts: Parts | undefined; readonly failed: boolean; readonly retry: () => void } {
  const [state, setState] = useState<{ readonly parts: Parts | undefined; readonly failed: boolean }>({
    parts: fetched,
    failed: false,
  })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (fetched) return undefined
    let isLeft = false
    const load = () => {
      loadParts().then(
        (parts) => isLeft || setState({ parts, failed: false }),
        () => isLeft || setState({ parts: undefined, failed: true }),
      )
    }
    // The map is painted first; a tab in the background gets no frames.
    let later: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => (later = setTimeout(load)))
    const late = setTimeout(load, 500)
    return () => {
      isLeft = true
      cancelAnimationFrame(frame)
      clearTimeout(later)
      clearTimeout(late)
    }
  }, [attempt])
  return { ...state, retry: () => setAttempt(attempt + 1) }
}
