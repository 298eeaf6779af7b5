/** Pauses between the tries, in ms. What is not there half a minute later is not on the server any more. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000, 15_000]

/**
 * Code that is fetched when it is needed, for which a short loss of the connection is no failure: without a connection it
 * waits for one, and with one it tries some more times.
 * @throws what the last try threw
 */
export async function untilFetched<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
  for (const pause of pauses) {
    try {
      return await fetchPart()
    } catch {
      await online()
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return fetchPart()
}

/** Ends at once where the browser believes that it has a connection. */
async function online(): Promise<void> {
  if (navigator.onLine) return
  await new Promise((resolve) => addEventListener('online', resolve, { once: true }))
}

/** The next try takes a stylesheet whose link is there as fetched, so one that could not be fetched must not stay. */
function removeFailedStyles({ target }: Event): void {
  if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.remove()
}

if (typeof document !== 'undefined') addEventListener('error', removeFailedStyles, { capture: true })
