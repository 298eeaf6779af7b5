import { dayOf } from '../../../journey/model/day.ts'
import { exportOptions } from '../../../journey/export/options.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Language } from '../../../journey/model/vocabulary.ts'
import type { Look } from '../../../journey/views/look.ts'
import { writeExport } from '../export/write-export.ts'

interface DrawOptions {
  /** Pixels of the picture per px of the sheet. */
  readonly scale: 1 | 2
  readonly language: Language
  readonly theme: 'light' | 'dark'
  readonly look?: Look
  /** Told how much is done, 0…1. */
  readonly onProgress?: (done: number) => void
}

/** The whole map as a PNG: the sheet with its title block, however much of it is on screen. */
export async function drawMapPng(map: JourneyMap, { onProgress, ...options }: DrawOptions): Promise<Blob> {
  const { bytes, mediaType } = await writeExport(
    map,
    'png',
    exportOptions({ ...options, today: dayOf(new Date()) }),
    onProgress ? { onProgress } : {},
  )
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType })
}
