import { type Plugin, type Rolldown, build } from 'vite'
import { here, preact, viewerSources, viewerWords } from './viewer-parts.ts'

const entry = 'client/viewer/file.tsx'
const name = 'virtual:file-viewer'

/**
 * `virtual:file-viewer`: what an exported HTML file runs, as one script and one style sheet. It is built whenever something
 * that writes such files is built, each time to the same bytes.
 * @param plugins what the client's own sources need
 */
export function fileViewer(plugins: () => Plugin[]): Plugin {
  return {
    name: 'jejak-file-viewer',
    resolveId: (source) => (source === name ? `\0${name}` : undefined),
    async load(source) {
      if (source !== `\0${name}`) return undefined
      for (const path of viewerSources(entry)) this.addWatchFile(path)
      const { script, style } = await buildViewer(plugins())
      return `export const script = ${JSON.stringify(script)}\nexport const style = ${JSON.stringify(style)}`
    },
  }
}

async function buildViewer(plugins: Plugin[]): Promise<{ script: string; style: string }> {
  const built = (await build({
    configFile: false,
    root: here('client'),
    // What it warns of is code for pages with modules, which this script never comes to.
    logLevel: 'error',
    mode: 'production',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [viewerWords(entry), ...plugins],
    resolve: { alias: preact },
    build: {
      write: false,
      target: 'es2022',
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: { input: here(entry), output: { format: 'iife', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput
  const script = built.output.find((file) => file.type === 'chunk')?.code
  const style = built.output.find((file) => file.fileName.endsWith('.css'))
  if (script === undefined || style?.type !== 'asset') throw new Error('The viewer of files was not built.')
  return { script: script.trim(), style: String(style.source).trim() }
}
