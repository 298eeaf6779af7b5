/**
 * A file name from a title: what some file system does not take is left out; `map` when nothing is left.
 * @example fileName('Beli: polis?', 'png') // 'Beli polis.png'
 */
export function fileName(title: string, ending: string): string {
  const stem = title
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  return `${Array.from(stem).slice(0, 80).join('').trim() || 'map'}.${ending}`
}
