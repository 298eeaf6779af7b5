/** The news that the library's cards have changed, in this tab and in all others. */
export interface CardChanges {
  tell(): void
  /** Calls `look` now and after every change; what changes while it looks has it look once more. Returns how to stop. */
  watch(look: () => Promise<void>): () => void
  close(): void
}

export function openCardChanges(): CardChanges {
  const lookers = new Set<() => void>()
  const tellHere = () => lookers.forEach((look) => look())
  let isClosed = false
  const channel = new BroadcastChannel('jejak-maps')
  channel.addEventListener('message', tellHere)
  return {
    tell() {
      if (isClosed) return
      tellHere()
      // A channel has no origin to name.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      channel.postMessage(null)
    },
    watch(look) {
      let looking: Promise<void> | undefined
      let isStale = false
      const again = () => {
        isStale = looking !== undefined
        if (isStale) return
        looking = look().finally(() => {
          looking = undefined
          if (isStale && lookers.has(again)) again()
        })
      }
      lookers.add(again)
      again()
      return () => void lookers.delete(again)
    },
    close() {
      isClosed = true
      lookers.clear()
      channel.close()
    },
  }
}
