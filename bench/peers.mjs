import { execFile } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const folder = fileURLToPath(new URL('./peers', import.meta.url))
const packageOf = { tldraw: 'tldraw', excalidraw: '@excalidraw/excalidraw' }

/**
 * Installs the other canvases into `bench/peers` (they are no part of the product) and builds a page of each. One that
 * cannot be had is named and left out.
 * @returns name and version of each peer there is, and the folders to serve
 */
export async function preparePeers(names, outDir) {
  const peers = []
  if (names.length === 0) return { peers, folders: {} }
  await install()
  for (const name of names) {
    try {
      const { version } = JSON.parse(
        readFileSync(join(folder, 'node_modules', packageOf[name], 'package.json'), 'utf8'),
      )
      await buildPage(name, join(outDir, name))
      peers.push({ name, version })
    } catch (error) {
      console.warn(`without ${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    }
  }
  return {
    peers,
    folders: {
      // Fonts that Excalidraw fetches at run time.
      '/excalidraw/fonts/': join(folder, 'node_modules/@excalidraw/excalidraw/dist/prod/fonts'),
      ...Object.fromEntries(peers.map(({ name }) => [`/${name}/`, join(outDir, name)])),
    },
  }
}

async function install() {
  const installed = join(folder, 'node_modules/.package-lock.json')
  const isCurrent =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs
  if (isCurrent) return
  console.warn('installing tldraw and Excalidraw into bench/peers …')
  try {
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund', '--prefix', folder], { timeout: 300_000 })
  } catch (error) {
    console.warn(`npm ci --prefix bench/peers failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function buildPage(name, outDir) {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: folder,
    base: `/${name}/`,
    logLevel: 'error',
    mode: 'production',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1e6,
      rolldownOptions: { input: join(folder, `${name}.html`) },
    },
  })
}
