import { type RefObject, useEffect, useState } from 'react'

/** After this long without the mouse or a key on a control, what is in the way goes. */
const idleMs = 3_000

/** Whether nobody has moved the mouse within an element for a while. Fingers leave no trace: they never count as idle. */
export function useIdle(element: RefObject<HTMLElement | null>): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    if (!matchMedia('(hover: hover)').matches) return undefined
    const within = element.current
    let timer: ReturnType<typeof setTimeout> | undefined
    const wake = () => {
      setIdle(false)
      clearTimeout(timer)
      timer = setTimeout(() => setIdle(true), idleMs)
    }
    wake()
    within?.addEventListener('pointermove', wake)
    within?.addEventListener('focusin', wake)
    return () => {
      clearTimeout(timer)
      within?.removeEventListener('pointermove', wake)
      within?.removeEventListener('focusin', wake)
    }
  }, [element])
  return isIdle
}
