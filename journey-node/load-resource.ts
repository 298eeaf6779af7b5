import { readFile } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LoadResource } from '../journey/fonts/load-resource.ts'

const here = dirname(fileURLToPath(import.meta.url))

/** Reads what exports need from the packages installed with Jejak. @throws when the installation lacks it. */
export const loadResource: LoadResource = async (path) => {
  const { root } = parse(here)
  for (let folder = here; ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', path)
    if (existsSync(file)) return readFile(file)
    if (folder === root) throw new Error(`The installation is not complete: ${path} is missing.`)
  }
}
