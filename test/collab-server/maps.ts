import { freshOrders } from '../../journey/model/order.ts'

/** A small but complete map as the body of a request has it. */
export function sampleFile(title = 'Sample', cards = 3): Record<string, unknown> {
  const orders = freshOrders(cards)
  return {
    format: 'jejak-map',
    meta: { schema: { major: 1, minor: 0 }, title },
    stages: [{ id: 's1', title: 'Aware', order: 'a0', band: 'pre-sale' }],
    lanes: [{ id: 'l1', title: 'Touchpoints', order: 'a0', role: 'touchpoint' }],
    cards: orders.map((order, index) => ({
      id: `c${index}`,
      title: `Card ${index}`,
      place: { stage: 's1', lane: 'l1', order },
    })),
    links: [],
    frictions: [],
    metrics: [],
    fixes: [],
    personas: [],
    outcomes: [],
  }
}

/** Makes a map on a server and resolves to its id. */
export async function createMap(url: string, file: Record<string, unknown> = sampleFile()): Promise<string> {
  const response = await fetch(`${url}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ map: file }),
  })
  if (response.status !== 201) throw new Error(`the map was not created: ${await response.text()}`)
  return noteKey((await response.json()) as { id: string; key: string })
}

/** The secrets of maps that tests have made, by the maps' ids: those of their first links. */
const keys = new Map<string, string>()

/** Remembers a new map's secret, and returns its id. */
export function noteKey({ id, key }: { readonly id: string; readonly key: string }): string {
  keys.set(id, key)
  return id
}

/** The secret with which a map was made; one that opens nothing for any other. */
export const keyOf = (mapId: string): string => keys.get(mapId) ?? 'x'.repeat(43)

/** The header with which an owner asks. */
export const asOwner = (mapId: string) => ({ authorization: `Bearer ${keyOf(mapId)}` })
