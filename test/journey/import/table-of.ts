import { guessColumns, guessKind } from '../../../journey/import/roles.ts'
import { planImport } from '../../../journey/import/plan.ts'
import type { ImportPlan, PlanChoices } from '../../../journey/import/planning.ts'
import {
  type ByteSource,
  type Inspection,
  type NoTable,
  inspectTable,
  tallyTable,
} from '../../../journey/import/read-table.ts'
import type { Tally, TableMapping } from '../../../journey/import/tally.ts'
import { freshOrders } from '../../../journey/model/order.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'

/** A file in memory. */
export function sourceOf(content: string | Uint8Array): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { size: bytes.length, slice: async (from, to) => bytes.subarray(from, to) }
}

export const inspect = (content: string | Uint8Array): Promise<Inspection | NoTable> =>
  inspectTable(sourceOf(content), {}, () => undefined)

export async function inspected(content: string | Uint8Array): Promise<Inspection> {
  const inspection = await inspect(content)
  if (!inspection.ok) throw new Error(`no table: ${inspection.why}`)
  return inspection
}

/** Counts a table as it is guessed to be, or as `mapping` says. */
export async function count(content: string | Uint8Array, mapping: Partial<TableMapping> = {}): Promise<Tally> {
  const inspection = await inspected(content)
  const kind = mapping.kind ?? guessKind(inspection.facts)
  const columns = mapping.columns ?? guessColumns(kind, inspection.facts)
  return tallyTable(sourceOf(content), inspection, { ...mapping, kind, columns }, () => undefined)
}

/** Counts a table and plans it onto a map. */
export async function plan(
  content: string,
  map: JourneyMap,
  choices: Partial<PlanChoices> = {},
  mapping: Partial<TableMapping> = {},
): Promise<ImportPlan & { readonly tally: Tally }> {
  const inspection = await inspected(content)
  const kind = mapping.kind ?? guessKind(inspection.facts)
  const columns = mapping.columns ?? guessColumns(kind, inspection.facts)
  const tally = await tallyTable(
    sourceOf(content),
    inspection,
    { dates: 'dmy', ...mapping, kind, columns },
    () => undefined,
  )
  const words = { tickets: 'Tickets', otherTypes: 'Other' }
  const all: PlanChoices = {
    columns,
    period: 'day',
    day: '2026-11-22',
    today: '2026-12-24',
    names: {},
    atFrictions: true,
    source: 'table.csv',
    language: 'en',
    words,
    ...choices,
  }
  return { ...planImport(tally, all, map), tally }
}

const card = (id: string, title: string, stage: string, order: string) => ({
  id,
  title,
  place: { stage, lane: 'touch', order },
})

/** A shop: three touchpoints in two stages. */
export function shop(more: Partial<JourneyMap> = {}): JourneyMap {
  const [first = '', second = '', third = ''] = freshOrders(3)
  return {
    meta: { schema: { major: 1, minor: 2 }, title: 'Shop' },
    stages: [
      { id: 'find', title: 'Find', order: first, band: 'pre-sale' },
      { id: 'buy', title: 'Buy', order: second, band: 'sale' },
    ],
    lanes: [{ id: 'touch', title: 'Touchpoints', order: first, role: 'touchpoint' }],
    cards: [
      card('page', 'Product page', 'find', first),
      card('cart', 'Cart', 'buy', first),
      card('pay', 'Pembayaran (café)', 'buy', third),
    ],
    links: [],
    frictions: [],
    metrics: [],
    fixes: [],
    personas: [],
    outcomes: [],
    ...more,
  }
}
