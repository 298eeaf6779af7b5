import type { Severity } from '../model/vocabulary.ts'
import { lucidePaths } from './icon-paths.ts'

const circle = (cx: number, cy: number, r: number) =>
  `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`

/** Eyes are short strokes, so that they stay round ends at any size. */
const eyes = 'M9 9.5v.5M15 9.5v.5'

const ownPaths = {
  'face-very-bad': `${circle(12, 12, 10)}M7.5 8.2l2.2 1M16.5 8.2l-2.2 1M9 10.5v.4M15 10.5v.4M8 17c1-2 2.4-2.9 4-2.9s3 .9 4 2.9`,
  'face-bad': `${circle(12, 12, 10)}${eyes}M8.5 16.2c.9-1 2.1-1.5 3.5-1.5s2.6.5 3.5 1.5`,
  'face-neutral': `${circle(12, 12, 10)}${eyes}M8.5 15.5h7`,
  'face-good': `${circle(12, 12, 10)}${eyes}M8.5 14.5c.9 1.2 2.1 1.8 3.5 1.8s2.6-.6 3.5-1.8`,
  'face-very-good': `${circle(12, 12, 10)}M8.3 10c.3-.9 1.3-.9 1.6 0M14.1 10c.3-.9 1.3-.9 1.6 0M7.5 13.5h9c-.3 2.6-2 4.3-4.5 4.3s-4.2-1.7-4.5-4.3z`,
  /** Something that cannot be. */
  alert: 'M10.3 3.9L2.2 17.8A2 2 0 0 0 3.9 20.8h16.2a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0zM12 9v4.2M12 17v.1',
  /** What happened to something: it came, went, moved, or is another now. */
  'sign-plus': 'M12 4v16M4 12h16',
  'sign-minus': 'M4 12h16',
  'sign-right': 'M4 12h16M13 5l7 7-7 7',
  'sign-cross': 'M6 6l12 12M18 6L6 18',
  'sign-dot': circle(12, 12, 2.5),
  /** A speech bubble with a handset. */
  whatsapp:
    'M3.5 20.5l1.3-4.3A9 9 0 1 1 8 19.3zM9.2 7.8c-1.3 1.2-.9 3.3 1 5.5s4.1 3 5.5 1.8l-1.5-1.9-1.5.4c-.9-.6-1.7-1.5-2.2-2.5l.6-1.3z',
  /** Severity is a shape as well as a number: the more corners point at the reader, the worse, up to a stop sign. */
  'severity-0': circle(12, 12, 10),
  'severity-1': circle(12, 12, 10.5),
  'severity-2': 'M5.5 1.5h13a4 4 0 0 1 4 4v13a4 4 0 0 1-4 4h-13a4 4 0 0 1-4-4v-13a4 4 0 0 1 4-4z',
  'severity-3': 'M9.7 2.2a2.7 2.7 0 0 1 4.6 0l9.1 15.8a2.7 2.7 0 0 1-2.3 4.1h-18.2a2.7 2.7 0 0 1-2.3-4.1z',
  'severity-4':
    'M8 1h8a2 2 0 0 1 1.4.6l5 5a2 2 0 0 1 .6 1.4v8a2 2 0 0 1-.6 1.4l-5 5a2 2 0 0 1-1.4.6h-8a2 2 0 0 1-1.4-.6l-5-5a2 2 0 0 1-.6-1.4v-8a2 2 0 0 1 .6-1.4l5-5a2 2 0 0 1 1.4-.6z',
} as const

const paths: Readonly<Record<string, string>> = { ...lucidePaths, ...ownPaths }

/** Every icon that is drawn on the sheet. */
export type IconName = keyof typeof lucidePaths | keyof typeof ownPaths
export const iconNames = Object.keys(paths) as IconName[]

/**
 * The drawing of an icon: path data on 24 × 24, to be stroked 2 wide with round ends and joins (severity shapes are
 * filled). A name that is none of {@link iconNames} gives the general channel's icon.
 */
export function iconPath(name: string): string {
  return Object.hasOwn(paths, name) ? (paths[name] ?? '') : lucidePaths.channel
}

/** Where the middle of a severity's number stands in its shape, in parts of the shape's size. */
export function severityNumberY(severity: Severity): number {
  return severity === 3 ? 0.6 : 0.5
}
