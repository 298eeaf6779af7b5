import { type Remote, proxy, wrap } from 'comlink'
import type { ExportControl, ExportFormat, ExportedFile } from '../../../journey/export/exported-file.ts'
import type { ExportOptions } from '../../../journey/export/options.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Exporter } from './export-worker.ts'

/** How long the thread that exports is kept for the next export: its fonts and engines are open by then. */
const keptMs = 60_000

/** A thread, and the one way to speak to it: once that is given up, the thread listens no more. */
interface Thread {
  readonly worker: Worker
  readonly exporter: Remote<Exporter>
}

let kept: (Thread & { readonly timer: ReturnType<typeof setTimeout> }) | undefined

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
  const thread = take()
  const { worker, exporter } = thread
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', () => reject(new Error('The thread that exports failed.')), { once: true })
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  try {
    const file = await Promise.race([exporter.write(map, format, options, proxy(onProgress)), failed])
    keep(thread)
    return file
  } catch (error) {
    // What it is still at is of no use to anyone.
    worker.terminate()
    throw error
  }
}

function take(): Thread {
  const before = kept
  kept = undefined
  clearTimeout(before?.timer)
  if (before) return before
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' })
  return { worker, exporter: wrap<Exporter>(worker) }
}

function keep({ worker, exporter }: Thread): void {
  if (kept) worker.terminate()
  else kept = { worker, exporter, timer: setTimeout(release, keptMs) }
}

function release(): void {
  kept?.worker.terminate()
  kept = undefined
}
