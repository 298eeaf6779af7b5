import { limits } from './limits.ts'
import { type Problems, problem } from './problem.ts'

/** Whether a value is a plain object with string keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field's path as people write it: `cards[3].place.order`. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else text += text === '' ? String(part) : `.${String(part)}`
  }
  return text
}

/**
 * Names that would mean something else than a field once the map is a document: `__proto__` changes prototypes, Yjs
 * tells kinds of values by their `constructor`, a colon and `deletedAt` are how the document keeps sets and deletions.
 */
export function isForbiddenKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'deletedAt' || key.includes(':')
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null

/**
 * Checks depth and key names and returns the data without what is at fault there, so that the rest can be checked too.
 * What has no fault is not copied, and one path is kept for the whole walk: a file of 20 MB may hold ten million values.
 */
export function withoutFaults(data: unknown, problems: Problems): unknown {
  const path: PropertyKey[] = []
  const tooDeep = String(limits.fileDepth)
  const enter = (key: PropertyKey, value: unknown): unknown => {
    if (!isContainer(value)) return value
    path.push(key)
    let kept: unknown = null
    if (path.length < limits.fileDepth) kept = walk(value)
    else {
      const where = pathText(path)
      problems.add(() => problem('too-deep', where, `Data is nested deeper than ${tooDeep} levels.`, tooDeep))
    }
    path.pop()
    return kept
  }
  const walk = (value: object): object => {
    if (Array.isArray(value)) return walkList(value)
    let changed: Map<string, unknown> | undefined
    const entries = Object.entries(value)
    for (const [key, item] of entries) {
      const isForbidden = isForbiddenKey(key)
      if (isForbidden)
        problems.add(() =>
          problem('forbidden-key', pathText([...path, key]), `A field may not be called "${key}".`, key),
        )
      const kept = isForbidden ? undefined : enter(key, item)
      if (kept !== item || isForbidden) (changed ??= new Map()).set(key, kept)
    }
    if (!changed) return value
    return Object.fromEntries(
      entries.flatMap(([key, item]) =>
        isForbiddenKey(key) ? [] : [[key, changed.has(key) ? changed.get(key) : item]],
      ),
    )
  }
  const walkList = (list: readonly unknown[]): readonly unknown[] => {
    let changed: unknown[] | undefined
    for (let index = 0; index < list.length; index++) {
      const kept = enter(index, list[index])
      if (kept !== list[index]) (changed ??= list.slice())[index] = kept
    }
    return changed ?? list
  }
  return isContainer(data) ? walk(data) : data
}
