import { useEffect, useState } from 'react'

/** What a page shows that still waits for its map after so long, ms, is its first picture too. */
const longestWaitMs = 5_000

/**
 * Whether what a component showed first is on the screen. What can come after that is made and fetched then: the first
 * picture shares the processor with nothing else.
 * @param isThere whether the component has what it is to show
 */
export function usePainted(isThere = true): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    if (!isThere) {
      const overdue = setTimeout(() => setPainted(true), longestWaitMs)
      return () => clearTimeout(overdue)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    // A frame is on the screen when the next one has begun.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => (timer = setTimeout(() => setPainted(true))))
    })
    // A tab in the background gets no frames.
    const late = setTimeout(() => setPainted(true), 500)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      clearTimeout(late)
    }
  }, [isThere])
  return isPainted
}
