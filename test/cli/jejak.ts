import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { renderJson } from '../../journey/formats/json.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The command line as it is built, and a folder for its files. */
export interface BuiltCli {
  /** Writes a file and returns its path. */
  file(name: string, content: string | Uint8Array): string
  map(name: string, map: JourneyMap): string
  /** @param environment added to the test's own */
  run(
    given: readonly string[],
    input?: string | Uint8Array,
    environment?: Readonly<Record<string, string>>,
  ): Promise<CliRun>
  close(): void
}

export interface CliRun {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Builds the command line beside the product's own build, so that it finds the same packages. */
export async function buildCli(): Promise<BuiltCli> {
  const folder = mkdtempSync(join(root, 'node_modules', '.jejak-cli-'))
  await build({
    configFile: join(root, 'vite.config.ts'),
    mode: 'cli',
    logLevel: 'error',
    build: { ssr: true, outDir: join(folder, 'built') },
  })
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  return {
    file,
    map: (name, map) => file(name, renderJson(map)),
    async run(given, input = '', environment = {}) {
      const env = { ...process.env, ...environment }
      const child = spawn(process.execPath, [join(folder, 'built', 'main.js'), ...given], { env })
      let out = ''
      let error = ''
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
      child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()))
      // Who does not read its input may be gone before it is written.
      child.stdin.on('error', () => {})
      child.stdin.end(input)
      const [code] = (await once(child, 'close')) as [number | null]
      return { code, out, error }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
