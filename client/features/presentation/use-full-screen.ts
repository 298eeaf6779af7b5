import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { fillScreen, leaveScreen } from '../../services/full-screen.ts'

/**
 * Whether the screen is filled, and how to change that. It is given back when the component goes.
 * @param onLeft the browser's own Escape has given it back: that key never comes to the page
 */
export function useFullScreen(onLeft: () => void): { readonly isFull: boolean; readonly toggle: () => void } {
  const [isFull, setFull] = useState(document.fullscreenElement !== null)
  const isLeaving = useRef(false)
  const left = useEffectEvent(onLeft)
  useEffect(() => {
    const change = () => {
      const isNow = document.fullscreenElement !== null
      setFull(isNow)
      if (!isNow && !isLeaving.current) left()
      isLeaving.current = false
    }
    document.addEventListener('fullscreenchange', change)
    return () => {
      document.removeEventListener('fullscreenchange', change)
      leaveScreen()
    }
  }, [])
  return {
    isFull,
    toggle: () => {
      if (!isFull) return fillScreen()
      isLeaving.current = true
      leaveScreen()
    },
  }
}
