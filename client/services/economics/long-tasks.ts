import type { Calculations, Thread } from './thread.ts'

/** Work that takes its time, each piece in a thread of its own, so that it can be broken off at any moment. */
export interface LongTasks {
  /** Rejects with the signal's reason when that is aborted, and with an `AbortError` when the tasks are closed. */
  run<T>(ask: (calculations: Calculations) => Promise<T>, signal?: AbortSignal): Promise<T>
  close(): void
}

/** Opens threads as they are needed. One that has done its work is kept for the next. */
export function longTasks(open: () => Thread): LongTasks {
  const busy = new Set<Thread>()
  let idle: Thread | undefined
  return {
    async run(ask, signal) {
      signal?.throwIfAborted()
      const thread = idle ?? open()
      idle = undefined
      busy.add(thread)
      const stop = () => thread.close()
      signal?.addEventListener('abort', stop, { once: true })
      try {
        const done = await thread.run(ask)
        if (idle || !busy.has(thread)) thread.close()
        else idle = thread
        return done
      } catch (error) {
        thread.close()
        throw signal?.aborted === true ? signal.reason : error
      } finally {
        busy.delete(thread)
        signal?.removeEventListener('abort', stop)
      }
    },
    close() {
      for (const thread of busy) thread.close()
      busy.clear()
      idle?.close()
      idle = undefined
    },
  }
}
