import { useEffect, useState } from 'react'

/**
 * Whether what a component showed first is on the screen. What can come after that is made and fetched then: the first
 * picture shares the processor with nothing else.
 */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
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
  }, [])
  return isPainted
}
