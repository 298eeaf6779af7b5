import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vite'
import { describe, expect, it } from 'vitest'

/** Attributes whose text people read or hear. */
const spokenAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'error',
  'hint',
  'label',
  'message',
  'noneLabel',
  'placeholder',
  'title',
])

interface Node {
  readonly type: string
  readonly [field: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

const hasLetters = (text: unknown) => typeof text === 'string' && /\p{L}/u.test(text)

/** Text that an expression gives as it stands: literals, and what a condition or a template chooses among. */
function literals(node: unknown): readonly string[] {
  if (!isNode(node)) return []
  switch (node.type) {
    case 'Literal':
      return hasLetters(node.value) ? [String(node.value)] : []
    case 'TemplateLiteral':
      return (node.quasis as readonly { value: { cooked: string } }[])
        .map(({ value }) => value.cooked)
        .filter((text) => hasLetters(text))
    case 'ConditionalExpression':
      return [...literals(node.consequent), ...literals(node.alternate)]
    case 'LogicalExpression':
      return [...literals(node.left), ...literals(node.right)]
    case 'JSXExpressionContainer':
      return literals(node.expression)
    default:
      return []
  }
}

/** Text in a component's source that does not come from the messages. */
export function literalText(source: string, file = 'component.tsx'): string[] {
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!isNode(value)) return
    if (value.type === 'JSXText' && hasLetters(value.value)) found.push(String(value.value).trim())
    if (value.type === 'JSXElement' || value.type === 'JSXFragment') {
      for (const child of value.children as readonly Node[]) {
        if (child.type === 'JSXExpressionContainer') found.push(...literals(child))
      }
    }
    if (value.type === 'JSXAttribute') {
      const name = (value.name as { name?: unknown }).name
      if (typeof name === 'string' && spokenAttributes.has(name)) found.push(...literals(value.value))
    }
    for (const field of Object.values(value)) visit(field)
  }
  visit(parseAst(source, { lang: 'tsx' }, file))
  return found
}

const client = join(import.meta.dirname, '../../../client')
const components = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx'))
  .sort()

describe('text on screen', () => {
  it('is recognised when it is written into a component', () => {
    expect(literalText('const A = () => <p>Hello</p>')).toEqual(['Hello'])
    expect(literalText('const A = () => <p>{on ? "On" : t("a.off")}</p>')).toEqual(['On'])
    expect(literalText('const A = () => <p>{`${n} maps`}</p>')).toEqual([' maps'])
    expect(literalText('const A = () => <button aria-label="Close" />')).toEqual(['Close'])
    expect(literalText('const A = () => <input placeholder={busy && "Wait"} className="box" />')).toEqual(['Wait'])
    expect(literalText('const A = () => <p className="x">{t("a.b")} · {`+${n}`}</p>')).toEqual([])
  })

  it.each(components)('comes from the messages in %s', (path) => {
    expect(literalText(readFileSync(join(client, path), 'utf8'), path)).toEqual([])
  })
})
