import { readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** A source file: its path from the root of the repository, with slashes, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** One import of one file, whatever its form: static, dynamic, of types only, passed on, or through a URL. */
export interface Import {
  readonly from: string
  /** What stands in the code. */
  readonly specifier: string
  /** A path from the root for our own files, a package's name for others; undefined when it is put together at run time. */
  readonly to: string | undefined
  readonly isOwn: boolean
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every file of some folders whose name ends in one of `endings`. */
export function filesIn(folders: readonly string[], endings: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(posix.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
      .map((entry) => posix.join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({ path: posix.relative(root, path), text: readFileSync(path, 'utf8') })),
  )
}

/**
 * All imports of a TypeScript or JavaScript file.
 * @throws when the file cannot be parsed, since an import could hide in it.
 */
export function importsOf({ path, text }: SourceFile): Import[] {
  const { program, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const found: Import[] = []
  const add = (source: unknown) => {
    const specifier = literal(source)
    found.push(
      specifier === undefined ? { from: path, specifier: '…', to: undefined, isOwn: false } : resolve(path, specifier),
    )
  }
  walk(program as unknown as Node, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
      case 'ImportExpression':
      case 'TSImportType':
        if (node.source) add(node.source)
        break
      case 'TSExternalModuleReference':
        add(node.expression)
        break
      case 'CallExpression':
        if (isNamed(node.callee, 'require') || isGlob(node.callee))
          for (const source of [node.arguments].flat(2).slice(0, 1)) add(source)
        break
      case 'NewExpression': {
        const [source, base] = [node.arguments].flat() as (Node | undefined)[]
        if (
          isNamed(node.callee, 'URL') &&
          isNode(base?.object) &&
          base.object.type === 'MetaProperty' &&
          literal(source)?.startsWith('.')
        )
          add(source)
        break
      }
    }
  })
  return found
}

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value
const isNamed = (value: unknown, name: string) => isNode(value) && value.type === 'Identifier' && value.name === name
const isGlob = (value: unknown) =>
  isNode(value) && isNode(value.object) && value.object.type === 'MetaProperty' && isNamed(value.property, 'glob')

/** A string that is known before the program runs. */
function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'TSLiteralType') return literal(node.literal)
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  const [only] =
    node.type === 'TemplateLiteral' && Array.isArray(node.quasis) && node.quasis.length === 1 ? node.quasis : []
  return (only as { value?: { cooked?: string } } | undefined)?.value?.cooked
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node)) {
    if (isNode(value)) walk(value, visit)
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item, visit)
  }
}

function resolve(from: string, specifier: string): Import {
  if (specifier.startsWith('.')) {
    const to = posix.join(posix.dirname(from), specifier.replace(/[?#].*$/, ''))
    // Files of a package, named by where they lie.
    return to.startsWith('node_modules/')
      ? resolve(from, to.slice('node_modules/'.length))
      : { from, specifier, to, isOwn: true }
  }
  const [scope = '', name = ''] = specifier.split('/')
  const isBuiltIn = /^(node|virtual):/.test(specifier)
  return {
    from,
    specifier,
    to: isBuiltIn ? specifier : scope.startsWith('@') ? `${scope}/${name}` : scope,
    isOwn: false,
  }
}
