import type { Later } from '../../journey/doc/read.ts'

/** Where no frames are drawn, as in a tab that is not in sight, the work is done after this, in ms. */
const longestWaitMs = 250

/**
 * Does work at most once before each frame, however often it is asked for: what arrives faster than it can be drawn is
 * then dealt with together, and a page that is behind catches up. Without a screen, as in tests, it is done at once.
 */
export function onceAFrame(work: () => void): Later {
  if (typeof requestAnimationFrame !== 'function') return { request: work, cancel: () => undefined }
  let frame: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    clearTimeout(timer)
    frame = undefined
  }
  const run = () => {
    cancel()
    work()
  }
  return {
    request() {
      if (frame !== undefined) return
      frame = requestAnimationFrame(run)
      timer = setTimeout(run, longestWaitMs)
    },
    cancel,
  }
}
