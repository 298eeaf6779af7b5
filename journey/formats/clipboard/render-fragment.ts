import type { Fragment } from '../../model/fragment.ts'
import { fileFormat } from '../../model/schema.ts'

/** The `format` field by which a copied part of a map is known. */
export const fragmentFormat = 'jejak-fragment'

/** A fragment as one line of JSON. */
export function renderFragment({ roots, map }: Fragment): string {
  return JSON.stringify({ format: fragmentFormat, roots, map: { format: fileFormat, ...map } })
}
