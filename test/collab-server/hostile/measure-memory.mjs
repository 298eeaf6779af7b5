import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

/** Loaded into a server's process: at SIGUSR2 it collects all garbage and writes what is left, in bytes. */
if (isMainThread) {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  process.on('SIGUSR2', () => {
    collect()
    // What was freed by finalizers goes with the next round.
    setTimeout(() => {
      collect()
      const { heapUsed, external, rss } = process.memoryUsage()
      process.stdout.write(`${JSON.stringify({ measured: { kept: heapUsed + external, rss } })}\n`)
    }, 50)
  })
}
