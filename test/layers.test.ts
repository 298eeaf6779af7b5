import { describe, expect, it } from 'vitest'
import { type Import, filesIn, importsOf } from './layers/imports.ts'
import { brokenRules, cyclesAmong } from './layers/rules.ts'

const sourceFolders = ['journey', 'client', 'collab-server', 'cli']
const files = filesIn(sourceFolders, ['.ts', '.tsx', '.js', '.mjs'])
const imports = files.flatMap(importsOf)

describe('the house', () => {
  it('keeps its rules of who may import what', () => {
    expect(brokenRules(imports)).toEqual([])
  })

  it('has no circles of files', () => {
    expect(cyclesAmong(imports)).toEqual([])
  })

  it('was really looked at', () => {
    expect(files.length).toBeGreaterThan(150)
    expect(imports.length).toBeGreaterThan(files.length * 2)
    const packages = new Set(imports.map(({ to }) => to))
    expect(['yjs', 'react', 'y-websocket', 'zod'].filter((name) => !packages.has(name))).toEqual([])
  })

  it('has no files that say more than one thing: at most 350 lines', () => {
    const long = filesIn(sourceFolders, ['.ts', '.tsx', '.js', '.mjs', '.css'])
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 350)
    expect(long).toEqual([])
  })
})

describe('a wrong import is called by the name of its rule', () => {
  const cases: [path: string, text: string, rule: string | undefined][] = [
    ['journey/model/a.ts', `import { b } from '../doc/b.ts'`, 'journey/model imports nothing of ours but itself'],
    ['journey/doc/a.ts', `import type { B } from '../edits/b.ts'`, 'journey/doc imports only journey/model and itself'],
    ['journey/layout/a.ts', `export * from '../scene/b.ts'`, 'journey/layout imports only journey/model and itself'],
    [
      'journey/metrics/a.ts',
      `export { b } from '../library/b.ts'`,
      'journey/metrics imports only journey/model and itself',
    ],
    [
      'journey/doc/a.ts',
      `export type { B } from '../../client/b.ts'`,
      'journey/doc imports only journey/model and itself',
    ],
    [
      'journey/formats/a.ts',
      `const b = await import('../../collab-server/b.ts')`,
      'journey/formats imports only journey/model, journey/layout, journey/scene, journey/fonts, journey/library, journey/metrics and itself',
    ],
    ['journey/model/a.ts', `type B = import('../doc/b.ts').B`, 'journey/model imports nothing of ours but itself'],
    ['journey/model/a.ts', `import * as Y from 'yjs'`, 'journey/doc and journey/edits alone know Yjs'],
    [
      'journey/doc/a.ts',
      `import React from 'react'`,
      'journey imports only packages that need neither a page nor Node',
    ],
    ['journey/edits/a.ts', `import 'node:fs'`, 'journey imports only packages that need neither a page nor Node'],
    [
      'client/state/a.ts',
      `import { b } from '../../collab-server/b.ts'`,
      'client imports only journey, templates and itself',
    ],
    [
      'client/state/a.ts',
      `import type { B } from '../../cli/b.ts'`,
      'client imports only journey, templates and itself',
    ],
    ['client/state/a.ts', `import b = require('../../test/b.ts')`, 'client imports only journey, templates and itself'],
    [
      'client/state/a.ts',
      `const b = import.meta.glob('../../collab-server/*.ts')`,
      'client imports only journey, templates and itself',
    ],
    [
      'collab-server/a.ts',
      `import { b } from '../client/services/b.ts'`,
      'collab-server imports only journey, journey-node, templates and itself',
    ],
    [
      'collab-server/a.ts',
      `new Worker(new URL('../cli/b.ts', import.meta.url))`,
      'collab-server imports only journey, journey-node, templates and itself',
    ],
    ['cli/a.ts', `require('../client/b.ts')`, 'cli imports only journey, journey-node, templates and itself'],
    ['client/features/panel/a.tsx', `import { b } from '../tray/b.tsx'`, 'features do not import each other'],
    [
      'client/features/panel/a.tsx',
      `const B = lazy(() => import(\`../canvas/b.tsx\`))`,
      'features do not import each other',
    ],
    [
      'client/features/panel/a.tsx',
      `import type { Options } from 'html-to-image'`,
      'only client/services/picture imports html-to-image',
    ],
    ['client/state/a.ts', `import 'html-to-image'`, 'only client/services/picture imports html-to-image'],
    [
      'client/services/a.ts',
      `export { WebsocketProvider } from 'y-websocket'`,
      'only the sync link imports y-websocket',
    ],
    [
      'client/services/a.ts',
      `import { b } from '../actions/b.ts'`,
      'in the client, imports point down: pages, features, actions, and what they all share',
    ],
    [
      'client/services/a.ts',
      `import { Button } from '../components/button.tsx'`,
      'services draw nothing: no components, no React',
    ],
    [
      'client/components/a.tsx',
      `import type { B } from '../features/panel/b.tsx'`,
      'in the client, imports point down: pages, features, actions, and what they all share',
    ],
    ['client/state/a.ts', `import { readFileSync } from 'node:fs'`, 'the client runs in a browser: no modules of Node'],
    ['client/state/a.ts', `import path from 'path'`, 'the client runs in a browser: no modules of Node'],
    ['collab-server/a.ts', `import { createElement } from 'react'`, 'the server draws nothing: no React'],
    ['collab-server/a.ts', `import './main.ts'`, 'nobody imports the composition root'],
    ['client/state/a.ts', 'const b = import(`./${name}.ts`)', 'an import says which file it means'],
    [
      'journey/edits/a.ts',
      `import * as Y from 'yjs'; import { b } from '../doc/b.ts'; import { c } from './c.ts'`,
      undefined,
    ],
    ['journey/model/a.ts', `import * as z from 'zod/mini' // import '../doc/b.ts'`, undefined],
    [
      'client/features/canvas/a.tsx',
      `import { createStore } from 'zustand'; import { b } from '../../actions/b.ts'`,
      undefined,
    ],
    [
      'client/services/sync-link/a.ts',
      `import { WebsocketProvider } from 'y-websocket'; const text = "import x from 'lmdb'"`,
      undefined,
    ],
    [
      'client/pages/a.tsx',
      `import { b } from '../features/panel/b.tsx'; import data from '../../templates/blank.en.json'`,
      undefined,
    ],
  ]

  it.each(cases)('%s: %s', (path, text, rule) => {
    const broken = brokenRules(importsOf({ path, text }))
    expect(broken.map((sentence) => sentence.split(', but ')[1])).toEqual(rule === undefined ? [] : [rule])
  })

  it('and so is a circle, also one of types only', () => {
    const circle = [
      { path: 'journey/model/a.ts', text: `import type { B } from './b.ts'` },
      { path: 'journey/model/b.ts', text: `export * from './c.ts'` },
      { path: 'journey/model/c.ts', text: `const a = () => import('./a.ts')` },
    ].flatMap((file): Import[] => importsOf(file))
    expect(cyclesAmong(circle)).toEqual([
      'journey/model/a.ts → journey/model/b.ts → journey/model/c.ts → journey/model/a.ts',
    ])
    expect(cyclesAmong(circle.slice(0, 2))).toEqual([])
  })

  it('and a file that cannot be read is no excuse', () => {
    expect(() => importsOf({ path: 'client/a.ts', text: 'import {' })).toThrow('client/a.ts')
  })
})
