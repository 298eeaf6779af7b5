import { Unzip, UnzipInflate } from 'fflate'
import { limits } from '../model/limits.ts'

/** Why an archive is not read. */
export type ArchiveFault = 'too-large' | 'inflates-too-large' | 'too-many-entries'

export const archiveLimits = {
  fileBytes: limits.fileBytes,
  inflatedBytes: 50 * 1024 * 1024,
  entries: 1_000,
} as const

/** An archive beyond its limits. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly why: ArchiveFault
  constructor(why: ArchiveFault) {
    super(why)
    this.why = why
  }
}

/**
 * Files of a ZIP archive by their names. What they come to is counted while they are inflated, so that a small archive
 * never fills the memory.
 * @throws ArchiveError beyond the limits; whatever a damaged archive gives
 */
export function readArchive(bytes: Uint8Array, wanted: RegExp): Map<string, Uint8Array> {
  if (bytes.length > archiveLimits.fileBytes) throw new ArchiveError('too-large')
  const pieces = new Map<string, Uint8Array[]>()
  let entries = 0
  let inflated = 0
  const unzip = new Unzip((file) => {
    if (++entries > archiveLimits.entries) throw new ArchiveError('too-many-entries')
    if (!wanted.test(file.name)) return
    const list: Uint8Array[] = []
    pieces.set(file.name, list)
    file.ondata = (error, piece) => {
      if (error) throw error
      inflated += piece.length
      if (inflated > archiveLimits.inflatedBytes) throw new ArchiveError('inflates-too-large')
      list.push(piece.slice())
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  // Little by little: one piece may inflate to a thousand times its size.
  for (let at = 0; at < bytes.length; at += 16_384)
    unzip.push(bytes.subarray(at, at + 16_384), at + 16_384 >= bytes.length)
  return new Map([...pieces].map(([name, list]) => [name, joined(list)]))
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
