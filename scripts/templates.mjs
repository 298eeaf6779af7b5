// Writes templates/*.json from the sources in scripts/templates/, where every template is written once for both
// languages. Run `node scripts/templates.mjs` after changing a source; a test fails as long as the two differ.
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const folder = fileURLToPath(new URL('../templates/', import.meta.url))
const source = fileURLToPath(new URL('templates/files.ts', import.meta.url))

// Node 20 does not run TypeScript by itself; vite does.
const { module } = await runnerImport(source, { configFile: false, logLevel: 'warn' })
const files = module.templateFiles()
for (const [name, text] of files) writeFileSync(folder + name, text)
for (const name of readdirSync(folder)) if (name.endsWith('.json') && !files.has(name)) rmSync(folder + name)
process.stdout.write(`${files.size} templates\n`)
