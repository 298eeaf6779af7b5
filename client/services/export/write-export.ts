import { proxy, wrap } from 'comlink'
import type { ExportControl, ExportFormat, ExportedFile } from '../../../journey/export/exported-file.ts'
import type { ExportOptions } from '../../../journey/export/options.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Exporter } from './export-worker.ts'

/** How long the thread that exports is kept for the next export: its fonts and engines are open by then. */
const keptMs = 60_000

let kept: { readonly worker: Worker; timer?: ReturnType<typeof setTimeout> } | undefined

/**
 * Writes a map in a format, in a thread of its own.
 * @throws the signal's reason when it is stopped; whatever keeps the export from being written
 */
export async function writeExport(
  map: JourneyMap,
  format: ExportFormat,
  options: ExportOptions,
  { onProgress = () => undefined, signal }: ExportControl = {},
): Promise<ExportedFile> {
  signal?.throwIfAborted()
  const { worker } = take()
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', () => reject(new Error('The thread that exports failed.')), { once: true })
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  try {
    const file = await Promise.race([wrap<Exporter>(worker).write(map, format, options, proxy(onProgress)), failed])
    keep(worker)
    return file
  } catch (error) {
    // What it is still at is of no use to anyone.
    worker.terminate()
    throw error
  }
}

function take(): { readonly worker: Worker } {
  const before = kept
  kept = undefined
  clearTimeout(before?.timer)
  return before ?? { worker: new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' }) }
}

function keep(worker: Worker): void {
  if (kept) {
    worker.terminate()
    return
  }
  kept = { worker, timer: setTimeout(release, keptMs) }
}

function release(): void {
  kept?.worker.terminate()
  kept = undefined
}
