import type { StoreApi } from 'zustand'
import type { MessageKey } from '../../language/messages.ts'
import type { Text } from '../../language/text.ts'
import type { SaveState, SaveStatus } from '../../state/save-status.ts'

/** A state must have lasted so long, in ms, before it is told of: saving after every word is nobody's news. */
export const settleMs = 2_000

/** What is worth telling. Work that is being saved is not, until it is saved again after having been unsafe. */
const words: Readonly<Partial<Record<SaveState, MessageKey>>> = {
  saved: 'save.saved',
  'saved-here': 'save.savedHere',
  offline: 'save.offline',
  'not-saved': 'save.notSaved',
  recovery: 'save.recovery',
  unreachable: 'save.unreachable',
  refused: 'save.refused',
}

/** Tells when it changes whether the work is safe. Returns what ends it. */
export function announceSaving(
  status: Pick<StoreApi<SaveStatus>, 'getState' | 'subscribe'>,
  text: Text,
  say: (message: string) => void,
): () => void {
  // Whoever opens a map expects it to be safe.
  let told: SaveState = 'saved'
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const { state } = status.getState()
    clearTimeout(timer)
    const word = words[state]
    if (word === undefined || state === told) return
    timer = setTimeout(() => {
      told = state
      say(text(word))
    }, settleMs)
  }
  look()
  const unsubscribe = status.subscribe(look)
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
