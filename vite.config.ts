import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { type HtmlTagDescriptor, type Plugin, type Rolldown, type UserConfig, defineConfig } from 'vite'
import { compileMessages } from './client/language/compile-messages.ts'
import { en } from './client/language/en/index.ts'
import { id } from './client/language/id/index.ts'
import { wordSpacing } from './journey/layout/font-metrics.ts'
import { parseMapText } from './journey/model/parse.ts'
import { type Picture, renderPicture } from './journey/scene/picture.ts'
import { cssVariables, themes } from './journey/scene/tokens.ts'
import { fileViewer } from './scripts/file-viewer.ts'
import { splitWords } from './scripts/first-words.ts'
import { viewPage } from './scripts/view-page.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Something that `first-paint.js` reads in the page. */
const meta = (name: string, content: string): HtmlTagDescriptor => ({
  tag: 'meta',
  attrs: { name, content },
  injectTo: 'head-prepend',
})

/** `virtual:tokens.css`: the design tokens as custom properties, so that the CSS and the drawn maps cannot differ. */
function tokensCss(): Plugin {
  const name = 'virtual:tokens.css'
  return {
    name: 'jejak-tokens-css',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined
      const light = `color-scheme: light;\n${cssVariables(themes.light)}`
      const dark = `color-scheme: dark;\n${cssVariables(themes.dark)}`
      return [
        `:root { ${light}\n--word-space: ${wordSpacing}em; }`,
        `@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${dark} } }`,
        `:root[data-theme='dark'] { ${dark} }`,
      ].join('\n')
    },
  }
}

/**
 * `virtual:template-pictures`: a small picture of every template, drawn when the app is built, so that the gallery does
 * not have to fetch the templates to show them.
 */
function templatePictures(): Plugin {
  const name = 'virtual:template-pictures'
  const folder = here('./templates')
  return {
    name: 'jejak-template-pictures',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined
      const pictures: Record<string, Picture> = {}
      for (const file of readdirSync(folder).filter((path) => path.endsWith('.en.json'))) {
        const path = join(folder, file)
        this.addWatchFile(path)
        const parsed = parseMapText(readFileSync(path, 'utf8'))
        if (!parsed.ok) throw new Error(`${file}: ${parsed.problems.map((problem) => problem.message).join(' ')}`)
        pictures[file.replace('.en.json', '')] = renderPicture(parsed.value)
      }
      return `export const templatePictures = JSON.parse(${JSON.stringify(JSON.stringify(pictures))})`
    },
  }
}

/**
 * Compiles the messages of each language, in two parts: the parser of ICU messages stays out of the app, and the words of
 * what is fetched later out of its beginning.
 */
function compiledMessages(): Plugin {
  const catalogues = { en, id }
  return {
    name: 'jejak-compiled-messages',
    apply: 'build',
    load(path) {
      const [, language, part] = /client\/language\/(en|id)\/(first|later)\.ts$/.exec(path.replaceAll('\\', '/')) ?? []
      if ((language !== 'en' && language !== 'id') || (part !== 'first' && part !== 'later')) return undefined
      const compiled = JSON.stringify(compileMessages(splitWords(catalogues[language])[part]))
      return `export const words = JSON.parse(${JSON.stringify(compiled)})`
    },
  }
}

/** The Latin letters are on every page: their font file is asked for with the HTML, not when the CSS has arrived. */
function preloadFont(): Plugin {
  return {
    name: 'jejak-preload-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((file) =>
          /plus-jakarta-sans-latin-wght-normal[^/]*\.woff2$/.test(file),
        )
        if (font === undefined) return []
        const attrs = { rel: 'preload', href: `/${font}`, as: 'font', type: 'font/woff2', crossorigin: '' }
        return [{ tag: 'link', attrs, injectTo: 'head-prepend' }]
      },
    },
  }
}

/** Files of what is built that hold a source. */
const chunksOf = (bundle: object | undefined) =>
  Object.values((bundle ?? {}) as Rolldown.OutputBundle).filter((file) => file.type === 'chunk')

/**
 * Names the files of the map page in a `<meta>`, which `first-paint.js` has fetched together with the app's own: otherwise
 * they would be asked for only when the app has arrived and been read.
 */
function preloadMapPage(): Plugin {
  return {
    name: 'jejak-preload-map-page',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunks = chunksOf(bundle)
        const files = new Set<string>()
        const add = (chunk: (typeof chunks)[number] | undefined) => {
          if (!chunk || files.has(chunk.fileName)) return
          files.add(chunk.fileName)
          for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
          for (const name of chunk.imports) add(chunks.find(({ fileName }) => fileName === name))
        }
        for (const path of starts.map) add(chunks.find(({ moduleIds }) => moduleIds.includes(here(path))))
        return files.size === 0 ? [] : [meta('map-page', [...files].map((file) => `/${file}`).join(' '))]
      },
    },
  }
}

/** The same for the words of each language. */
function preloadWords(): Plugin {
  return {
    name: 'jejak-preload-words',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        (['en', 'id'] as const).flatMap((language) => {
          const source = here(`client/language/${language}/first.ts`)
          const chunk = chunksOf(bundle).find(({ moduleIds }) => moduleIds.includes(source))
          return chunk ? [meta(`words-${language}`, `/${chunk.fileName}`)] : []
        }),
    },
  }
}

/** What the pages begin with, as files of the sources. */
const starts = {
  app: ['client/main.tsx'],
  library: ['client/pages/library-page.tsx'],
  session: ['client/state/begin-map.ts'],
  map: ['client/state/begin-map.ts', 'client/pages/map-page.tsx'],
}

/**
 * A page's code in few files: what every page needs, what both pages need, what opens a map, and what shows it. Left alone, the
 * bundler makes a file of whatever any two lazily loaded parts share, and browsers fetch six files at a time over HTTP/1.
 */
function fileOf(id: string, modules: Rolldown.ChunkingContext): string | null {
  const isIn = (page: keyof typeof starts) => reachable(starts[page], modules).has(id)
  if (isIn('app')) return 'app'
  // Small parts of the library that dialogs have too: as one file, since browsers fetch few at a time.
  if (!isIn('map')) return isIn('library') && /\/components\/|lucide-react/.test(id) ? 'parts' : null
  // A map begins to open while the code that draws it is still on its way.
  return isIn('library') ? 'pages' : isIn('session') ? 'session' : 'map'
}

/** Worked out once, since the app is built once by each process. */
const reached = new Map<readonly string[], ReadonlySet<string>>()

/** What is imported from some files, and from what they import, but not what is fetched later. */
function reachable(paths: readonly string[], modules: Rolldown.ChunkingContext): ReadonlySet<string> {
  const known = reached.get(paths)
  if (known) return known
  const ids = new Set<string>()
  const waiting = paths.map((path) => here(path))
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (ids.has(id)) continue
    ids.add(id)
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) {
      if (barrel.test(imported)) waiting.push(...namedFrom(imported, id, modules))
      else waiting.push(imported)
    }
  }
  reached.set(paths, ids)
  return ids
}

/** Modules that pass on all that a package has; who imports them wants the parts that are named. */
const barrel = /\/node_modules\/(radix-ui|lucide-react)\/dist\/(?:esm\/lucide-react|index)\.mjs$/

function namedFrom(from: string, id: string, modules: Rolldown.ChunkingContext): readonly string[] {
  const name = barrel.exec(from)?.[1]
  const passedOn = modules.getModuleInfo(from)?.importedIds ?? []
  const imports = new RegExp(`import \\{([^}]*)\\} from '${name}'`, 'g')
  const wanted = [...readFileSync(id, 'utf8').matchAll(imports)].flatMap(([, names = '']) =>
    names.split(',').flatMap((part) => /^\s*(?!type )(\w+)/.exec(part)?.[1] ?? []),
  )
  const places = readFileSync(from, 'utf8').split('\n')
  return wanted.flatMap((part) => {
    const line = places.find((text) => new RegExp(`\\bas ${part}\\b.* from `).test(text))
    const place = /from ["'](?:\.\/)?(.+)["']/.exec(line ?? '')?.[1]
    return passedOn.filter((path) => place !== undefined && path.includes(`/${place}`))
  })
}

/** Where a worker keeps its files, and what it serves for every address of its pages. */
interface Worker {
  readonly fileName: string
  /** Beginning of the names of its caches, unlike those of other workers. */
  readonly prefix: string
  /** HTML file, and the address that it is kept under. */
  readonly page: readonly [file: string, address: string]
  readonly keeps: (fileName: string) => boolean
}

/** Keeps everything that was built on the device. Its name is fixed, since browsers look for updates there. */
const appWorker: Worker = {
  fileName: 'service-worker.js',
  prefix: 'jejak-',
  page: ['index.html', '/'],
  // Fonts of scripts that few maps use are fetched for the exports that need them.
  keeps: (name) => !/noto-(?!.*unicode)/.test(name),
}

/** Keeps the page of links to read, and nothing else. */
const viewWorker: Worker = {
  fileName: 'view-worker.js',
  prefix: 'view-',
  page: ['view.html', '/view.html'],
  keeps: () => true,
}

function serviceWorker({ fileName, prefix, page: [page, address], keeps }: Worker): Plugin {
  return {
    name: `jejak-${fileName}`,
    apply: 'build',
    generateBundle(_options, bundle) {
      const built = Object.values(bundle).filter((file) => file.fileName.startsWith('assets/') && keeps(file.fileName))
      const kept = readdirSync(here('./client/public'))
      const files = [address, ...kept.map((name) => `/${name}`), ...built.map((file) => `/${file.fileName}`)].sort()
      const hash = createHash('sha256').update(files.join())
      for (const path of [page, ...kept.map((name) => `public/${name}`)])
        hash.update(readFileSync(here(`./client/${path}`)))
      const constants = { version: hash.digest('hex').slice(0, 16), prefix, page: address, files }
      const code = readFileSync(here('./client/service-worker.js'), 'utf8')
      const lines = Object.entries(constants).map(([name, value]) => `const ${name} = ${JSON.stringify(value)}`)
      this.emitFile({ type: 'asset', fileName, source: `${lines.join('\n')}\n${code}` })
    },
  }
}

/** Each file also as it goes over the line: the server need not compress it while the first visitor waits. */
function compressed(): Plugin {
  return {
    name: 'jejak-compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const names = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css|wasm)$/.test(name))
      const compress = promisify(brotliCompress)
      await Promise.all(
        names.map(async (name) => writeFile(join(dir, `${name}.br`), await compress(await readFile(join(dir, name))))),
      )
    },
  }
}

const viewer = () => fileViewer(() => [tokensCss(), react()].flat())

const client: UserConfig = {
  root: here('./client'),
  plugins: [
    tokensCss(),
    templatePictures(),
    compiledMessages(),
    preloadFont(),
    preloadMapPage(),
    preloadWords(),
    serviceWorker(appWorker),
    viewPage(() => [tokensCss(), preloadFont(), preloadWords(), serviceWorker(viewWorker), react()].flat()),
    compressed(),
    viewer(),
    react(),
  ],
  resolve: {
    alias: {
      // The stock package writes <style> elements, which our content security policy refuses.
      'react-remove-scroll': here('./client/components/scroll-lock.tsx'),
      'lib0/logging': here('./client/services/yjs-messages.ts'),
      'lib0/broadcastchannel': here('./client/services/no-broadcast.ts'),
    },
  },
  // The thread that exports brings the viewer of files along.
  worker: { format: 'es', plugins: () => [viewer()] },
  build: {
    outDir: here('./dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of our own: no data: addresses for the policy to allow.
    assetsInlineLimit: 0,
    manifest: true,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: fileOf, debugName: 'pages', test: /\.[jt]sx?$|\.mjs$|\.json$|\.css$/ }],
        },
      },
    },
  },
}

const server: UserConfig = {
  root: here('.'),
  plugins: [viewer()],
  build: {
    ssr: true,
    outDir: here('./dist/server'),
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: here('./collab-server/main.ts'),
        'document-worker': here('./collab-server/document-worker.ts'),
      },
      external: [/^node:/, ...builtinModules, '@napi-rs/canvas'],
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
}

const cli: UserConfig = {
  root: here('.'),
  plugins: [viewer()],
  build: {
    ssr: true,
    outDir: here('./dist/cli'),
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: { main: here('./cli/main.ts') },
      external: [/^node:/, ...builtinModules, '@napi-rs/canvas'],
      output: { entryFileNames: '[name].js' },
    },
  },
}

export default defineConfig(({ isSsrBuild, mode }) => (mode === 'cli' ? cli : isSsrBuild === true ? server : client))
