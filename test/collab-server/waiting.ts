import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { DocumentThread } from '../../collab-server/documents/document-thread.ts'
import { type ServerOptions, type TestServer, serverBundle, startServer } from '../helpers/server.ts'

/** Resolves when a condition holds; rejects with `what` after `deadlineMs`. */
export async function until(condition: () => boolean, what: string, deadlineMs = 8_000): Promise<void> {
  const deadline = performance.now() + deadlineMs
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`did not happen within ${deadlineMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** A server that ends with the test. */
export async function serverForTest(options: ServerOptions = {}): Promise<TestServer> {
  const server = await startServer(options)
  onTestFinished(async () => void (await server.close()))
  return server
}

/** A thread for work on documents, as the product has it, that ends with the test. */
export async function documentThread(): Promise<DocumentThread> {
  const thread = new DocumentThread(pathToFileURL(join(dirname(await serverBundle()), 'document-worker.js')))
  onTestFinished(() => thread.close())
  return thread
}

/** A gate that something waits at until it is opened. */
export function gate(): { readonly closed: Promise<void>; open(this: void): void } {
  let release: (() => void) | undefined
  const closed = new Promise<void>((resolve) => (release = resolve))
  return { closed, open: () => release?.() }
}

/** A directory that ends with the test. */
export function directoryForTest(): string {
  const directory = mkdtempSync(join(tmpdir(), 'jejak-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}
