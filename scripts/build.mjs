import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Builds the web app, the server and the command line into `dist/`. What is up to date is left alone; `--force` builds
 * all the same. Up to date means: built from exactly these sources, by a hash of their bytes, since a checkout or a copy
 * changes times.
 */
const root = fileURLToPath(new URL('..', import.meta.url))

const shared = [
  'journey',
  'templates',
  'vite.config.ts',
  'scripts/first-words.ts',
  'scripts/file-viewer.ts',
  'scripts/view-page.ts',
  'scripts/viewer-parts.ts',
  'package-lock.json',
  'tsconfig.base.json',
]
const parts = {
  client: { sources: ['client', ...shared], proof: 'dist/client/index.html' },
  server: { sources: ['collab-server', 'journey-node', 'client', ...shared], proof: 'dist/server/main.js' },
  cli: { sources: ['cli', 'journey-node', 'client', ...shared], proof: 'dist/cli/main.js' },
}

function* files(path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = `${path}/${entry.name}`
    if (entry.isDirectory()) yield* files(inner)
    else if (entry.isFile()) yield inner
  }
}

function sourceHash(sources) {
  const hash = createHash('sha256')
  for (const source of sources) {
    const paths = /\.\w+$/.test(source) ? [source] : files(source)
    for (const path of paths)
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)))
        .update('\0')
  }
  return hash.digest('hex')
}

const stampPath = (name) => join(root, 'dist', `${name}.stamp`)

/** Names of the parts whose build is missing or older than their sources. */
export function outdatedParts() {
  return Object.keys(parts).filter((name) => {
    const { sources, proof } = parts[name]
    if (!existsSync(join(root, proof)) || !existsSync(stampPath(name))) return true
    return readFileSync(stampPath(name), 'utf8') !== sourceHash(sources)
  })
}

/** Builds the parts named; throws, and leaves no stamp, when a build fails. */
export async function buildParts(names) {
  const { build } = await import('vite')
  for (const name of names) {
    // Hashed first: a file saved while the build runs makes the build outdated, not silently new.
    const hash = sourceHash(parts[name].sources)
    // Built beside the old one and then put in its place: a build that fails or is broken off leaves the old one whole.
    const outDir = join(root, 'dist', name)
    const next = `${outDir}.${process.pid}.next`
    try {
      await build({
        configFile: join(root, 'vite.config.ts'),
        logLevel: 'warn',
        // The configuration of each part goes by this name.
        mode: name === 'cli' ? 'cli' : 'production',
        build: { outDir: next, ...(name === 'client' ? {} : { ssr: true }) },
      })
      // Called by its own name, through a link on the path.
      if (name === 'cli') chmodSync(join(next, 'main.js'), 0o755)
      rmSync(outDir, { recursive: true, force: true })
      renameSync(next, outDir)
    } finally {
      rmSync(next, { recursive: true, force: true })
    }
    writeFileSync(stampPath(name), hash)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.includes('--force') ? Object.keys(parts) : outdatedParts()
  const started = Date.now()
  try {
    await buildParts(wanted)
    const done = wanted.length === 0 ? 'Everything is up to date' : `Built ${wanted.join(' and ')}`
    process.stdout.write(`${done} (${((Date.now() - started) / 1000).toFixed(1)} s).\n`)
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
