import { type LoadResource, once } from './load-resource.ts'
import { tableSize, widthTable } from '../layout/font-metrics.ts'
import { sfntOfWoff } from './woff.ts'

/** A file of a font: one weight, and the characters of one piece of it. */
export interface FontFace {
  /** As the file itself and style sheets call it. */
  readonly family: string
  readonly weight: number
  /** For {@link LoadResource}. */
  readonly path: string
  /** What characters it is for, as CSS writes it. */
  readonly range: string
}

/** A face, and the characters of some texts that it sets. */
export interface UsedFace {
  readonly face: FontFace
  readonly codePoints: ReadonlySet<number>
  /** Weights that the texts asked for: a family of few weights sets several of them in one. */
  readonly weights: ReadonlySet<number>
}

/** Text as it is set: one face throughout. */
export interface FaceRun {
  readonly text: string
  readonly face: FontFace
}

/** The fonts of some texts. */
export interface Fonts {
  readonly used: readonly UsedFace[]
  /** Characters that none of our fonts has; they are set in the first one, where they are drawn as empty boxes. */
  readonly missing: readonly string[]
  /** Text of a weight in pieces of one face each; letters that join stay together. */
  runsOf(text: string, weight: number): readonly FaceRun[]
}

interface Family {
  readonly name: string
  readonly folder: string
  readonly weights: readonly number[]
  /** Where not all that the package lists is in its files. */
  readonly only?: readonly string[]
}

interface Piece {
  readonly key: string
  readonly range: string
  readonly ranges: readonly (readonly [number, number])[]
}

const own: Family = { name: 'Plus Jakarta Sans', folder: 'plus-jakarta-sans', weights: [400, 500, 600, 700] }
const sans: Family = {
  name: 'Noto Sans',
  folder: 'noto-sans',
  weights: [400, 700],
  only: ['greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'devanagari', 'vietnamese', 'latin-ext'],
}
const thai: Family = { name: 'Noto Sans Thai', folder: 'noto-sans-thai', weights: [400, 700], only: ['thai'] }
const arabic: Family = { name: 'Noto Sans Arabic', folder: 'noto-sans-arabic', weights: [400, 700], only: ['arabic'] }
const chinese: Family = { name: 'Noto Sans SC', folder: 'noto-sans-sc', weights: [400, 700] }
const emoji: Family = { name: 'Noto Emoji', folder: 'noto-emoji', weights: [400, 700] }

/** Of other scripts, in the order in which they are asked. */
const borrowed: readonly Family[] = [sans, thai, arabic, chinese, emoji]

/** All families, in the order in which a style sheet names them. */
export const fontFamilies: readonly string[] = [own, ...borrowed].map(({ name }) => name)

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const isPicture = /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)/u

/**
 * Finds the fonts that texts need: the house's own wherever it has the character, then those of other scripts. Reads which
 * characters a family has only when a text needs that family.
 */
export async function fontsFor(
  texts: Iterable<{ readonly text: string; readonly weight: number }>,
  load: LoadResource,
): Promise<Fonts> {
  const pieces = new Map<Family, readonly Piece[]>([[own, await piecesOf(own, load)]])
  const clusters = new Map<string, Set<number>>()
  for (const { text, weight } of texts)
    for (const cluster of clustersOf(text)) {
      const weights = clusters.get(cluster)
      if (weights) weights.add(weight)
      else clusters.set(cluster, new Set([weight]))
    }
  const others = [...clusters.keys()].filter((cluster) => !isOwn(cluster))
  if (others.length > 0) for (const family of borrowed) pieces.set(family, await piecesOf(family, load))

  const faces = new Map<string, FontFace>()
  const used = new Map<FontFace, { readonly codePoints: Set<number>; readonly weights: Set<number> }>()
  const missing = new Set<string>()
  const known = new Map<string, FontFace>()
  const faceOf = (cluster: string, weight: number): FontFace => {
    const key = `${weight}/${cluster}`
    let face = known.get(key)
    if (!face) {
      const found = find(cluster, pieces)
      const { family, piece } = found ?? {
        family: own,
        piece: pieces.get(own)?.find(({ key: name }) => name === 'latin'),
      }
      face = faceIn(faces, family, piece, weight)
      known.set(key, face)
      if (!found) missing.add(cluster)
    }
    return face
  }
  for (const [cluster, weights] of clusters)
    for (const weight of weights) {
      const face = faceOf(cluster, weight)
      let use = used.get(face)
      if (!use) used.set(face, (use = { codePoints: new Set(), weights: new Set() }))
      use.weights.add(weight)
      for (const character of cluster) use.codePoints.add(character.codePointAt(0) ?? 0)
    }
  return {
    used: [...used]
      .map(([face, use]) => ({ face, ...use }))
      .sort((a, b) => order(a.face) - order(b.face) || (a.face.path < b.face.path ? -1 : 1)),
    missing: [...missing],
    runsOf(text, weight) {
      const runs: { text: string; face: FontFace }[] = []
      for (const segment of clustersOf(text)) {
        const last = runs.at(-1)
        // A mark of its own goes with what stands before it. A space is the house's own wherever it stands, as browsers
        // set it: that of emoji is as wide as an emoji.
        const face = last && /^\p{M}+$/u.test(segment) ? last.face : faceOf(segment, weight)
        if (last?.face === face) last.text += segment
        else runs.push({ text: segment, face })
      }
      return runs
    },
  }
}

/** Where a face's family stands among the families. */
const order = ({ family }: FontFace) => fontFamilies.indexOf(family)

/** The font file of a face, as OpenType. */
export function loadFace({ path }: FontFace, load: LoadResource): Promise<Uint8Array> {
  return once(load, path, sfntOfWoff)
}

/** Text in pieces that no font may tear apart. */
function clustersOf(text: string): Iterable<string> {
  // Where no mark can follow, the segmenter, which is slow, has nothing to say.
  return /^[\u0020-\u02FF\u2010-\u205E]*$/.test(text)
    ? text
    : Array.from(graphemes.segment(text), ({ segment }) => segment)
}

/** Whether the house's own font has every character of a cluster. */
function isOwn(cluster: string): boolean {
  const widths = widthTable(400)
  for (const character of cluster) {
    const codePoint = character.codePointAt(0) ?? 0
    if (codePoint >= tableSize || Number.isNaN(widths[codePoint])) return false
  }
  return true
}

function find(
  cluster: string,
  pieces: ReadonlyMap<Family, readonly Piece[]>,
): { readonly family: Family; readonly piece: Piece } | undefined {
  const codePoint = cluster.codePointAt(0) ?? 0
  const families = isOwn(cluster) ? [own] : isPicture.test(cluster) ? [emoji, chinese] : borrowed
  for (const family of families) {
    const piece = pieces
      .get(family)
      ?.find(({ ranges }) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last))
    if (piece) return { family, piece }
  }
  return undefined
}

function faceIn(
  faces: Map<string, FontFace>,
  { name, folder, weights }: Family,
  piece: Piece | undefined,
  wanted: number,
): FontFace {
  // As style sheets choose: what is heavier than medium is rather too heavy than too light. Were another weight set, an
  // SVG would look for its letters in a file that has them not.
  const fitting = wanted > 500 ? weights.find((each) => each >= wanted) : weights.findLast((each) => each <= wanted)
  const weight = fitting ?? weights.at(-1) ?? wanted
  const path = `@fontsource/${folder}/files/${folder}-${piece?.key ?? 'latin'}-${weight}-normal.woff`
  let face = faces.get(path)
  if (!face) faces.set(path, (face = { family: name, weight, path, range: piece?.range ?? '' }))
  return face
}

function piecesOf({ folder, only }: Family, load: LoadResource): Promise<readonly Piece[]> {
  return once(load, `@fontsource/${folder}/unicode.json`, (bytes) => {
    const listed = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, string>>
    return Object.entries(listed).flatMap(([name, range]): Piece[] =>
      only?.includes(name) === false ? [] : [{ key: name.replaceAll(/[[\]]/g, ''), range, ranges: rangesOf(range) }],
    )
  })
}

/** `U+0000-00FF,U+0131` as pairs of first and last. */
const rangesOf = (range: string) =>
  range.split(',').map((part) => {
    const [first = 0, last = first] = part
      .replace('U+', '')
      .split('-')
      .map((end) => Number.parseInt(end, 16))
    return [first, last] as const
  })
