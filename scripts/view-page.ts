import { type Plugin, type Rolldown, build } from 'vite'
import { here, preact, viewerWords } from './viewer-parts.ts'

const entry = 'client/viewer/page.tsx'

/**
 * `view.html`: the page of a link to read. It is built by itself and put beside the app, so that nothing of the editor can
 * come into it, and what both need does not bind their files together.
 * @param plugins what the client's own sources need; they see the page's own bundle
 */
export function viewPage(plugins: () => Plugin[]): Plugin {
  return {
    name: 'jejak-view-page',
    // In development it is a page like the other, on React.
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/view\/[\w-]+\/?(?:\?|$)/.test(request.url ?? '')) request.url = '/view.html'
        next()
      })
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        for (const file of await buildPage(plugins()))
          if (!Object.hasOwn(bundle, file.fileName))
            this.emitFile({
              type: 'asset',
              fileName: file.fileName,
              source: file.type === 'chunk' ? file.code : file.source,
            })
      },
    },
  }
}

async function buildPage(plugins: Plugin[]): Promise<Rolldown.RolldownOutput['output']> {
  const built = (await build({
    configFile: false,
    root: here('client'),
    logLevel: 'warn',
    mode: 'production',
    publicDir: false,
    plugins: [viewerWords(entry, 'client/viewer/talk.tsx'), ...plugins],
    resolve: { alias: { ...preact, 'lib0/logging': here('client/services/yjs-messages.ts') } },
    build: {
      write: false,
      target: 'es2022',
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: {
        input: here('client/view.html'),
        output: {
          entryFileNames: 'assets/view-[hash].js',
          chunkFileNames: 'assets/view-[name]-[hash].js',
        },
      },
    },
  })) as Rolldown.RolldownOutput
  return built.output
}
