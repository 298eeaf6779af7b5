#!/usr/bin/env node
import { buffer, text } from 'node:stream/consumers'
import { run } from './run.ts'

/** The command line's process: `jejak`. What it says and returns is made in `run.ts`, without touching the process. */
process.exitCode = await run(process.argv.slice(2), {
  out: (words) => process.stdout.write(words),
  error: (words) => process.stderr.write(words),
  readInput: () => text(process.stdin),
  readBytes: () => buffer(process.stdin),
  fetch,
})
