/** The window, or what stands for it in tests. */
export type PageTarget = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>

/** What a map's session hears of the page around it. */
export interface PageListeners {
  /** The network or the user may be back. */
  readonly onReturn: () => void
  /** The network may be gone. */
  readonly onDoubt: () => void
  /** The page may never be seen again. */
  readonly onLeave: () => void
}

/** A session's hold on the page. */
export interface PageEvents {
  /** While true, the browser asks before it closes the page. */
  guardClosing(guarded: boolean): void
  close(): void
}

/** Follows the page. */
export function openPageEvents(
  page: PageTarget | undefined,
  { onReturn, onDoubt, onLeave }: PageListeners,
): PageEvents {
  const events: readonly (readonly [string, () => void])[] = [
    ['online', onReturn],
    ['pageshow', onReturn],
    ['offline', onDoubt],
    ['pagehide', onLeave],
    ['visibilitychange', () => (globalThis.document?.visibilityState === 'hidden' ? onLeave() : onReturn())],
  ]
  for (const [name, listener] of events) page?.addEventListener(name, listener)
  let guarded = false
  // The listener is there only while it is needed: with it the browser does not keep the page for going back.
  const guardClosing = (next: boolean) => {
    if (next === guarded) return
    guarded = next
    if (guarded) page?.addEventListener('beforeunload', askBeforeClosing)
    else page?.removeEventListener('beforeunload', askBeforeClosing)
  }
  return {
    guardClosing,
    close() {
      guardClosing(false)
      for (const [name, listener] of events) page?.removeEventListener(name, listener)
    },
  }
}

function askBeforeClosing(event: Event): void {
  event.preventDefault()
  // Browsers before 2024 ask only because of this.
  event.returnValue = true
}

/** Asks the browser not to clear what it keeps when the disk fills up. Some browsers ask the user. */
export async function askToKeep(): Promise<void> {
  try {
    const storage: Partial<StorageManager> | undefined = globalThis.navigator?.storage
    if ((await storage?.persisted?.()) === false) await storage?.persist?.()
  } catch {
    // It is a wish; the map is kept as long as the browser pleases.
  }
}
