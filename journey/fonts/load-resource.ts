/**
 * Loads a file that a format needs besides the map: a font, a drawing engine. Each place has its own way: the app fetches
 * what was built with it, Node reads it from the disk.
 * @param path inside an installed package, as `@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-400-normal.woff`
 */
export type LoadResource = (path: string) => Promise<Uint8Array>

const kept = new WeakMap<LoadResource, Map<string, Promise<unknown>>>()

/** What was made of a file is kept for as long as the way to load it: fonts and engines are opened once. */
export function once<T>(load: LoadResource, path: string, open: (bytes: Uint8Array) => T | Promise<T>): Promise<T> {
  let known = kept.get(load)
  if (!known) kept.set(load, (known = new Map()))
  const before = known.get(path)
  if (before) return before as Promise<T>
  const opening = load(path).then(open)
  known.set(path, opening)
  // A file that could not be had this time may be there the next.
  opening.catch(() => known.delete(path))
  return opening
}
