/** The window, or what stands for it in tests. */
export type PageTarget = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>

/** What a map's session has to do with the page around it. */
export interface PageEvents {
  /** While true, the browser asks before it closes the page. */
  guardClosing(guarded: boolean): void
  close(): void
}

/** Follows the page. `onReturn` is called when the network or the user may be back, `onDoubt` when the network may be gone. */
export function openPageEvents(
  page: PageTarget | undefined,
  { onReturn, onDoubt }: { readonly onReturn: () => void; readonly onDoubt: () => void },
): PageEvents {
  const events: readonly (readonly [string, (event: Event) => void])[] = [
    ['online', onReturn],
    ['pageshow', onReturn],
    ['visibilitychange', onReturn],
    ['offline', onDoubt],
  ]
  for (const [name, listener] of events) page?.addEventListener(name, listener)
  let guarded = false
  const guard = (event: Event) => {
    event.preventDefault()
    // Browsers before 2024 ask only because of this.
    ;(event as BeforeUnloadEvent).returnValue = true
  }
  // The listener is there only while it is needed: with it the browser does not keep the page for going back.
  const guardClosing = (next: boolean) => {
    if (next === guarded) return
    guarded = next
    if (guarded) page?.addEventListener('beforeunload', guard)
    else page?.removeEventListener('beforeunload', guard)
  }
  return {
    guardClosing,
    close() {
      guardClosing(false)
      for (const [name, listener] of events) page?.removeEventListener(name, listener)
    },
  }
}

/** Asks the browser once not to clear what it keeps when the disk fills up. Some browsers ask the user. */
export function askToKeep(): void {
  const storage = globalThis.navigator?.storage as Partial<StorageManager> | undefined
  storage
    ?.persisted?.()
    .then((kept) => kept || storage.persist?.())
    .catch(() => undefined)
}
