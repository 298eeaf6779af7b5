#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { run } from './run.ts'
import { CommandError } from './terminal.ts'

async function runServer(args: readonly string[]): Promise<0 | 1> {
  // Built beside this program.
  const server = join(dirname(fileURLToPath(import.meta.url)), '..', 'server', 'main.js')
  if (!existsSync(server)) throw new CommandError(`The server is not there (${server}). Build it: npm run build.`)
  const [code] = (await once(spawn(process.execPath, [server, ...args], { stdio: 'inherit' }), 'exit')) as unknown[]
  return code === 0 ? 0 : 1
}

// Who has read enough, as `head` does, closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

/** The command line's process: `jejak`. What it says and returns is made in `run.ts`, without touching the process. */
process.exitCode = await run(process.argv.slice(2), {
  out: (words) => process.stdout.write(words),
  error: (words) => process.stderr.write(words),
  readInput: () => text(process.stdin),
  readBytes: () => buffer(process.stdin),
  fetch,
  runServer,
})
