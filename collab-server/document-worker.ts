import { parentPort } from 'node:worker_threads'
import type { DocumentAnswer, DocumentRequest } from './documents/document-thread.ts'
import { documentWork } from './documents/documents.ts'

/** The thread for the work that needs a whole document in memory. */

parentPort?.on('message', (request: DocumentRequest) => {
  const work = documentWork[request.work] as (...args: readonly unknown[]) => Promise<unknown>
  work(...request.args).then(
    (value) => answer({ id: request.id, ok: true, value }),
    (error: unknown) =>
      answer({ id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) }),
  )
})

function answer(message: DocumentAnswer): void {
  parentPort?.postMessage(message, [])
}
