import { useEffect } from 'react'

/** Keeps the screen from going dark while a component is there, where the browser can. */
export function useAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined
    let lock: WakeLockSentinel | undefined
    let isOver = false
    const request = async () => {
      if (document.visibilityState !== 'visible') return
      const got = await navigator.wakeLock.request('screen')
      if (isOver) return got.release()
      lock = got
    }
    // It is lost whenever the page is out of sight.
    const again = () => void request().catch(() => undefined)
    again()
    document.addEventListener('visibilitychange', again)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', again)
      lock?.release().catch(() => undefined)
    }
  }, [])
}
