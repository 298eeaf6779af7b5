import * as Y from 'yjs'

/**
 * All that a document shows, under every root and of every type, as one text: equal texts, equal content. It does not
 * depend on how Yjs happens to have split or merged its structs, nor on what is deleted.
 */
export function contentText(doc: Y.Doc): string {
  const roots = [...doc.share].sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(roots.map(([name, type]) => [name, contentOf(type)]).filter(([, content]) => content !== null))
}

/** Entries by key and items in order; null for a type that holds nothing. */
function contentOf(type: Y.ContentType['type']): unknown {
  const keys = [...type._map].filter(([, item]) => !item.deleted).sort(([a], [b]) => (a < b ? -1 : 1))
  const entries = keys.map(([key, item]) => [key, ...valuesOf(item)])
  const items: unknown[] = []
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    for (const value of valuesOf(item)) {
      const last = items.length - 1
      if (typeof value === 'string' && typeof items[last] === 'string') items[last] += value
      else items.push(value)
    }
  }
  return entries.length === 0 && items.length === 0 ? null : { entries, items }
}

/** An item's values; text as plain strings, everything else wrapped, so that no value looks like text. */
function valuesOf(item: Y.Item): unknown[] {
  const { content } = item
  if (content instanceof Y.ContentString) return [content.str]
  if (content instanceof Y.ContentType)
    return [{ type: content.type.constructor.name, ...asObject(contentOf(content.type)) }]
  if (content instanceof Y.ContentFormat) return [{ format: content.key, value: content.value }]
  if (content instanceof Y.ContentBinary) return [{ binary: [...content.content] }]
  if (content instanceof Y.ContentDoc) return [{ doc: content.doc.guid }]
  return content.getContent().map((value) => ({ value: value === undefined ? 'undefined' : [value] }))
}

function asObject(content: unknown): object {
  return content === null ? {} : { content }
}
