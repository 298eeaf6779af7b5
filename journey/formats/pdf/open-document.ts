import { zlibSync } from 'fflate'
import { digest } from 'lib0/hash/sha256'
import { xmpMetadata } from './metadata.ts'
import { PDFDocument } from './pdfkit.mjs'

export interface DocumentFacts {
  readonly title: string
  /** As in `lang`: en, id. */
  readonly language: string
  /** Day that the file says it was made on, `2026-11-22`; it says none without. */
  readonly asOf?: string | undefined
  /** What tells this document from others, besides its title. */
  readonly seed: Uint8Array
}

/**
 * An empty document whose bytes hang on nothing but what is put in: no clock, no chance, and one packer, whereas the library
 * by itself takes the packer of the place where it runs.
 */
export function openDocument({ title, language, asOf, seed }: DocumentFacts): PDFDocument {
  const created = asOf === undefined ? undefined : new Date(`${asOf}T00:00:00Z`)
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    compress: false,
    displayTitle: true,
    font: null,
    lang: language,
    pdfVersion: '1.7',
    info: { Title: title, Creator: 'Jejak', Producer: 'Jejak', CreationDate: created ?? new Date(0) },
  })
  if (!created) delete doc.info.CreationDate
  doc._id = digest(seed).slice(0, 16)
  const makeReference = doc.ref.bind(doc)
  doc.ref = (data) => {
    const reference = makeReference(data)
    const finalize = reference.finalize.bind(reference)
    reference.finalize = () => {
      if (reference.buffer.length > 0 && reference.data.Type !== 'Metadata') {
        reference.buffer = [zlibSync(joined(reference.buffer))]
        reference.data.Filter = 'FlateDecode'
      }
      finalize()
    }
    return reference
  }
  // The library's own description takes the title for markup.
  doc.endMetadata = () => {
    const reference = doc.ref({ Type: 'Metadata', Subtype: 'XML' })
    reference.end(new TextEncoder().encode(xmpMetadata(title, language, created)))
    doc._root.data.Metadata = reference
  }
  return doc
}

/** Ends a document: all of its bytes. */
export function closeDocument(doc: PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    doc.on('data', (chunk) => chunks.push(chunk))
    doc.on('end', () => resolve(joined(chunks)))
    doc.on('error', reject)
    doc.end()
  })
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}
