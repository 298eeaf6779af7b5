import { parseDelimited } from '../clipboard/delimited.ts'
import type { IncomingTable } from '../tables/table-plan.ts'
import { plainCell } from './csv-text.ts'

// The text decoder of browsers and Node; declared here because this folder compiles without DOM and Node types.
declare class TextDecoder {
  constructor(label: string, options?: { fatal?: boolean })
  decode(bytes: Uint8Array): string
}

/** A CSV file as a table: by its header told whether semicolons part the cells, as in Indonesian settings. */
export function readCsv(bytes: Uint8Array, name: string): IncomingTable {
  const text = decode(bytes)
    .replace(/^\ufeff/, '')
    .replace(/^sep=.\r?\n/i, '')
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const count = (mark: string) => header.split(mark).length
  const delimiter = count('\t') > 1 ? '\t' : count(';') > count(',') ? ';' : ','
  const rows = parseDelimited(text, delimiter).map((row) => row.map(plainCell))
  return { name, rows, notation: { numbers: delimiter === ';' ? 'id' : 'en' } }
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Excel saves so where nobody asks for UTF-8.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
