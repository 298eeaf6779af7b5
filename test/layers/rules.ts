import { isBuiltin } from 'node:module'
import type { Import } from './imports.ts'

/** A rule of the house. Its name is what someone reads who has broken it. */
export interface Rule {
  readonly name: string
  isBroken(by: Import): boolean
}

const isIn = (path: string | undefined, ...folders: readonly string[]) =>
  path !== undefined && folders.some((folder) => path === folder || path.startsWith(`${folder}/`))

/** Folder → our own folders that it may import besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'journey/model': [],
  'journey/doc': ['journey/model'],
  'journey/edits': ['journey/model', 'journey/doc'],
  'journey/layout': ['journey/model'],
  'journey/scene': ['journey/model', 'journey/layout'],
  'journey/formats': [
    'journey/model',
    'journey/layout',
    'journey/scene',
    'journey/fonts',
    'journey/library',
    'journey/metrics',
  ],
  'journey/fonts': ['journey/layout'],
  'journey/diff': ['journey/model', 'journey/metrics', 'journey/library'],
  'journey/export': [
    'journey/model',
    'journey/layout',
    'journey/scene',
    'journey/fonts',
    'journey/formats',
    'journey/library',
    'journey/metrics',
    'journey/economics',
    'journey/ranking',
    'journey/views',
    'journey/diff',
    'journey/flow',
  ],
  'journey/metrics': ['journey/model'],
  'journey/economics': ['journey/model', 'journey/metrics'],
  'journey/ranking': ['journey/model', 'journey/metrics', 'journey/economics'],
  'journey/flow': ['journey/model', 'journey/metrics', 'journey/economics', 'journey/scene'],
  'journey/import': ['journey/model', 'journey/metrics', 'journey/library'],
  'journey/reality': ['journey/model', 'journey/metrics', 'journey/economics', 'journey/import'],
  'journey/library': ['journey/model', 'journey/metrics'],
  'journey/views': ['journey/model', 'journey/metrics', 'journey/library'],
  client: ['journey', 'templates'],
  'collab-server': ['journey', 'journey-node', 'templates'],
  cli: ['journey', 'journey-node', 'templates'],
  'journey-node': ['journey'],
}

/** Packages that `journey` may use: small, pure, and the same in a browser and in Node. */
const purePackages = [
  'zod',
  'fractional-indexing',
  'yjs',
  'papaparse',
  'fflate',
  'harfbuzzjs',
  'bidi-js',
  'pdfkit',
  'pptxgenjs',
  'saxes',
  'lib0',
]

/** A package that belongs to one place, so that the rest of the house does not depend on it. */
const owners: readonly { readonly package: RegExp; readonly owner: string; readonly paths: RegExp }[] = [
  { package: /^y-websocket$/, owner: 'the sync link', paths: /^client\/services\/sync-link(\.ts$|\/)/ },
  { package: /^idb$/, owner: 'the local store', paths: /^client\/services\/local-store\// },
  { package: /^html-to-image$/, owner: 'client/services/picture', paths: /^client\/services\/picture\// },
  { package: /^lmdb$/, owner: 'the storage of the server', paths: /^collab-server\/storage\// },
  { package: /^ioredis$/, owner: 'the fan-out of the server', paths: /^collab-server\/fan-out\// },
  { package: /^pg$/, owner: 'the storage in PostgreSQL', paths: /^collab-server\/storage\/postgres\// },
]

/** What stands above what in the client; a folder imports from its own row and from those below it. */
const clientRows: readonly (readonly string[])[] = [
  ['main.tsx'],
  ['app.tsx'],
  ['pages', 'viewer'],
  ['features'],
  ['actions'],
  ['state', 'services', 'components', 'language', 'styles'],
]
const clientRow = (path: string) => clientRows.findIndex((row) => row.includes(path.split('/')[1] ?? ''))

const folderRules = Object.entries(mayImport).map(([folder, allowed]): Rule => {
  const others = allowed.length > 0 ? `only ${allowed.join(', ')} and itself` : 'nothing of ours but itself'
  return {
    name: `${folder} imports ${others}`,
    isBroken: ({ from, to, isOwn }) => isIn(from, folder) && isOwn && !isIn(to, folder, ...allowed),
  }
})

const ownerRules = owners.map(({ package: owned, owner, paths }): Rule => ({
  name: `only ${owner} imports ${owned.source.replace(/[\\^$/]/g, '')}`,
  isBroken: ({ from, to, isOwn }) => !isOwn && to !== undefined && owned.test(to) && !paths.test(from),
}))

const featureOf = (path: string | undefined) => /^client\/features\/([^/]+)/.exec(path ?? '')?.[1]

export const rules: readonly Rule[] = [
  ...folderRules,
  ...ownerRules,
  {
    name: 'journey/doc and journey/edits alone know Yjs',
    isBroken: ({ from, to }) => isIn(from, 'journey') && !isIn(from, 'journey/doc', 'journey/edits') && to === 'yjs',
  },
  {
    name: 'journey imports only packages that need neither a page nor Node',
    isBroken: ({ from, to, isOwn }) =>
      isIn(from, 'journey') && !isOwn && to !== undefined && !purePackages.includes(to),
  },
  {
    name: 'features do not import each other',
    isBroken: ({ from, to }) => {
      const [mine, other] = [featureOf(from), featureOf(to)]
      return mine !== undefined && other !== undefined && mine !== other
    },
  },
  {
    name: 'in the client, imports point down: pages, features, actions, and what they all share',
    isBroken: ({ from, to }) =>
      isIn(from, 'client') &&
      to !== undefined &&
      isIn(to, 'client') &&
      clientRow(to) >= 0 &&
      clientRow(to) < clientRow(from),
  },
  {
    name: 'services draw nothing: no components, no React',
    isBroken: ({ from, to }) =>
      isIn(from, 'client/services') && (isIn(to, 'client/components') || /^react(-dom)?$/.test(to ?? '')),
  },
  {
    name: 'the client runs in a browser: no modules of Node',
    isBroken: ({ from, to, isOwn }) => isIn(from, 'client') && !isOwn && to !== undefined && isBuiltin(to),
  },
  {
    name: 'the server draws nothing: no React',
    isBroken: ({ from, to }) => isIn(from, 'collab-server', 'cli') && /^react(-dom)?$/.test(to ?? ''),
  },
  {
    name: 'nobody imports the composition root',
    isBroken: ({ to }) => to === 'collab-server/main.ts' || to === 'client/main.tsx',
  },
  {
    name: 'an import says which file it means',
    isBroken: ({ to }) => to === undefined,
  },
]

/** Every broken rule, as a sentence with the file, the import and the rule's name. */
export function brokenRules(imports: readonly Import[]): string[] {
  return imports.flatMap((one) =>
    rules.filter((rule) => rule.isBroken(one)).map((rule) => `${one.from} imports ${one.specifier}, but ${rule.name}`),
  )
}

/** Circles among our own files, each once, as the way round. Imports of types count: a file is understood with what it names. */
export function cyclesAmong(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to, isOwn } of imports)
    if (isOwn && to !== undefined) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const way: string[] = []
  const found: string[] = []
  const visit = (file: string) => {
    if (way.includes(file)) {
      found.push([...way.slice(way.indexOf(file)), file].join(' → '))
      return
    }
    if (done.has(file)) return
    way.push(file)
    for (const other of next.get(file) ?? []) visit(other)
    way.pop()
    done.add(file)
  }
  for (const file of next.keys()) visit(file)
  return found
}
