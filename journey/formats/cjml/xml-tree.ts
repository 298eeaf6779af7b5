import { SaxesParser } from 'saxes'

/** An element of a file: names in lower case and without prefixes, since files differ in both. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children. */
  readonly text: string
  readonly line: number
}

export const treeLimits = { depth: 40, elements: 500_000 } as const

export type XmlReading =
  | { readonly ok: true; readonly root: XmlElement; readonly faults: readonly { line: number; message: string }[] }
  | { readonly ok: false; readonly why: 'forbidden' | 'too-many' | 'not-xml' }

interface Growing {
  name: string
  attributes: Map<string, string>
  children: XmlElement[]
  text: string
  line: number
}

class Stop extends Error {
  readonly why: 'forbidden' | 'too-many'
  constructor(why: 'forbidden' | 'too-many') {
    super(why)
    this.why = why
  }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1).toLowerCase()

/**
 * Reads XML that may have faults, as hand-written files do: what can be understood is. Documents with a document type are
 * refused, and with it every entity of their own.
 */
export function readXml(text: string): XmlReading {
  const top: Growing = { name: '', attributes: new Map(), children: [], text: '', line: 0 }
  const open = [top]
  const faults: { line: number; message: string }[] = []
  let elements = 0
  const parser = new SaxesParser({ xmlns: false })
  parser.on('doctype', () => {
    throw new Stop('forbidden')
  })
  parser.on('error', ({ message }) => {
    if (faults.length < 100) faults.push({ line: parser.line, message: message.replace(/^[\d:]+\s*/, '') })
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > treeLimits.elements || open.length > treeLimits.depth) throw new Stop('too-many')
    const element: Growing = {
      name: local(name),
      attributes: new Map(Object.entries(attributes).map(([key, value]) => [local(key), value])),
      children: [],
      text: '',
      line: parser.line,
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    if (open.length > 1) open.pop()
  })
  const addText = (words: string) => {
    const element = open.at(-1)
    if (element) element.text += words
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  try {
    parser.write(text.replace(/^\uFEFF/, '')).close()
  } catch (error) {
    if (error instanceof Stop) return { ok: false, why: error.why }
    if (top.children.length === 0) return { ok: false, why: 'not-xml' }
  }
  const [root] = top.children
  return root ? { ok: true, root, faults } : { ok: false, why: 'not-xml' }
}
