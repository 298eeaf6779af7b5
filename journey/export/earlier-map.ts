import type { JourneyMap } from '../model/schema.ts'

/** An earlier version of a map, to say what changed since. */
export interface EarlierMap {
  readonly map: JourneyMap
  /** What it is known by: a name, or a day `2026-11-22`; '' for neither. */
  readonly name: string
}

/** A file's name as people say the version in it; a day that is all of it, or stands in it, is what they mean. */
export function versionName(fileName: string): string {
  const plain = fileName.replace(/(\.jejak)?\.json$/i, '')
  return /\d{4}-\d{2}-\d{2}/.exec(plain)?.[0] ?? plain
}
