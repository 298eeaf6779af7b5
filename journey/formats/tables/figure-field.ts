import { type Labelled, type Words, labelOf } from '../../library/label.ts'
import { type Figure, type Quantity, asFigure, middle } from '../../model/figure.ts'
import { type Cell, CellFault } from './cell.ts'
import { type Column, type Draft, type Field, put } from './field.ts'
import { dayOf, numberOf, textOf, wordOf } from './fields.ts'

/**
 * A figure over several columns: its value, where it comes from, its range, and for shares its counts.
 * @param evidences what evidence is called
 */
export function figure(key: string, header: Words, bounds: 'share' | 'amount', evidences: readonly Labelled[]): Field {
  const kind = bounds === 'share' ? 'share' : 'number'
  const part = (en: string, id: string, partKind: Column['kind'], width = 12): Column => ({
    header: { en: `${header.en}: ${en}`, id: `${header.id}: ${id}` },
    kind: partKind,
    width,
  })
  const columns: readonly Column[] = [
    { header, kind, width: 14 },
    part('evidence', 'bukti', 'text', 13),
    part('source', 'sumber', 'text', 18),
    part('as of', 'per tanggal', 'day'),
    part('10% are below', '10% di bawah', kind),
    part('90% are below', '90% di bawah', kind),
    ...(bounds === 'share'
      ? [part('counted', 'terhitung', 'number'), part('counted of', 'terhitung dari', 'number')]
      : []),
  ]
  return {
    key,
    columns,
    read(entity, { language }): readonly Cell[] {
      const field = entity[key] as number | Figure | undefined
      if (field === undefined) return columns.map(() => undefined)
      const { value, evidence, source, asOf } = asFigure(field)
      const range = typeof value === 'object' && 'p50' in value ? value : undefined
      const counts = typeof value === 'object' && 'k' in value ? value : undefined
      const cells = [
        middle(value),
        labelOf(evidences, evidence, language),
        source || undefined,
        asOf,
        range?.p10,
        range?.p90,
      ]
      return bounds === 'share' ? [...cells, counts?.k, counts?.n] : cells
    },
    write(draft, cells, _context, changed) {
      const countsAreOld = (changed[0] ?? false) && !changed[6] && !changed[7]
      put(draft, key, figureOf(cells, draft[key] as number | Figure | undefined, countsAreOld, evidences))
    },
  }
}

function figureOf(
  [value, evidence, source, asOf, p10, p90, k, n]: readonly Cell[],
  before: number | Figure | undefined,
  countsAreOld: boolean,
  evidences: readonly Labelled[],
): number | Draft | undefined {
  const counts = countsAreOld ? [] : [numberOf(k), numberOf(n)]
  const quantity = quantityOf(numberOf(value), [numberOf(p10), numberOf(p90)], counts)
  if (quantity === undefined) return undefined
  const known = wordOf(evidence, evidences) ?? 'assumed'
  const [origin, asOfDay] = [textOf(source), dayOf(asOf)]
  const isBare = typeof quantity === 'number' && known === 'assumed' && origin === undefined && asOfDay === undefined
  if (isBare && typeof before !== 'object') return quantity
  const figure: Draft = { ...(typeof before === 'object' ? before : {}), value: quantity, evidence: known }
  put(figure, 'source', origin)
  put(figure, 'asOf', asOfDay)
  return figure
}

type Ends = readonly (number | undefined)[]

function quantityOf(value: number | undefined, [p10, p90]: Ends, [k, n]: Ends): Quantity | undefined {
  if (k !== undefined && n !== undefined) return { k, n }
  if (value === undefined || (p10 === undefined && p90 === undefined)) return value
  if (p10 === undefined || p90 === undefined || p10 > value || value > p90)
    throw new CellFault('outside-range', { said: String(value) })
  return { p10, p50: value, p90 }
}
