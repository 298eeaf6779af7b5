import type { Text } from '../../language/text.ts'

/** A column's name; one without a header is known by its number. */
export function headerWords(header: string, text: Text): string {
  const number = /^#(\d+)$/.exec(header)?.[1]
  return number === undefined ? header : text('imports.column', { number })
}
