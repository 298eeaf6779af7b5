import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { outdatedParts } from './build.mjs'
import { followParent } from './follow-parent.mjs'

/**
 * `npm start`: builds what is missing or out of date, then becomes the server. The build runs in a process of its own,
 * so that the server does not carry the bundler in its memory; the server runs in this one, so that signals reach it.
 */
if (outdatedParts().length > 0) {
  process.stdout.write('Building Jejak…\n')
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], {
    stdio: 'inherit',
  })
  if (status !== 0) {
    process.stderr.write('Jejak was not started, because its build failed; the reason stands above.\n')
    process.exit(1)
  }
}

followParent()
await import('../dist/server/main.js')
