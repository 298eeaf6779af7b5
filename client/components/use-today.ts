import { useSyncExternalStore } from 'react'
import { dayOf } from '../../journey/model/day.ts'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for all who ask, and none while nobody does. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 60_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const today = () => dayOf(new Date())

/** The day where the user is, as `2026-11-22`, in a component; it renders again when the next begins. */
export const useToday = (): string => useSyncExternalStore(subscribe, today)
