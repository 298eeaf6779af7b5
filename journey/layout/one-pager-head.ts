import type { OnePagerContent } from './one-pager-content.ts'
import type { EvidenceLayout, EvidencePart, HeadLayout, PersonaKey } from './one-pager-layout.ts'
import { pageStyles } from './one-pager-sizes.ts'
import { blockHeight, blockWidth, textBlock } from './styles.ts'

const evidenceWidth = 250
const gap = 48

/** What the page is about and what to take away; at its right, how far the numbers may be believed. */
export function headLayout(content: OnePagerContent, x: number, top: number, width: number): HeadLayout {
  const evidence = content.evidence && evidenceLayout(content.evidence, x + width - evidenceWidth, top)
  const room = evidence ? width - evidenceWidth - gap : width
  const kicker = textBlock(content.kicker, pageStyles.kicker, { x, y: top, width: room, lines: 1, own: true })
  let y = top + pageStyles.kicker.lineHeight + 2
  const title = titleBlock(content.title, x, y, room)
  y += blockHeight(title)
  const deck = deckBlock(content.deck, x, y + 4, Math.min(room, 820))
  if (deck.lines.length > 0) y += 4 + blockHeight(deck)
  const personas = personaKeys(content.personas, x, y + 8, room)
  if (personas.length > 0) y += 8 + pageStyles.persona.lineHeight
  const bottom = evidence ? Math.max(y, evidence.bottom) : y
  return { kicker, title, deck, personas, ...(evidence ? { evidence: evidence.layout } : {}), bottom }
}

/** A short title is large; a long one is set smaller before it is cut. */
function titleBlock(title: string, x: number, y: number, width: number) {
  const place = { x, y, width, own: true } as const
  const large = textBlock(title, pageStyles.title, { ...place, lines: 2 })
  const isCut = large.lines.at(-1)?.text.endsWith('…') === true && !title.endsWith('…')
  return isCut ? textBlock(title, pageStyles.longTitle, { ...place, lines: 3 }) : large
}

/** Two lines, if a little smaller type makes them enough. */
function deckBlock(deck: string, x: number, y: number, width: number) {
  const place = { x, y, width, lines: 3, own: true } as const
  const usual = textBlock(deck, pageStyles.deck, place)
  const small = textBlock(deck, pageStyles.deckSmall, place)
  return usual.lines.length > 2 && small.lines.length < usual.lines.length ? small : usual
}

const sampleWidth = 26

/** Names in one row; those for whom there is no room are left out. */
function personaKeys(
  personas: OnePagerContent['personas'],
  left: number,
  y: number,
  width: number,
): readonly PersonaKey[] {
  const keys: PersonaKey[] = []
  let x = left
  for (const { title, colour, dash, isDrawn } of personas) {
    const lead = (isDrawn ? sampleWidth : 8) + 7
    const room = Math.min(left + width - x - lead, 300)
    if (room < 60) break
    const text = textBlock(title, pageStyles.persona, { x: x + lead, y, width: room, lines: 1 })
    const sample = { x, y: y + pageStyles.persona.lineHeight / 2, width: isDrawn ? sampleWidth : 8 }
    keys.push({ sample, colour, dash, isDrawn, text })
    x += lead + blockWidth(text) + 22
  }
  return keys
}

const barHeight = 9
const swatchRoom = 15

function evidenceLayout(
  { heading, score, outOf, parts }: NonNullable<OnePagerContent['evidence']>,
  x: number,
  top: number,
): { readonly layout: EvidenceLayout; readonly bottom: number } {
  const line = (text: string, style: keyof typeof pageStyles, at: number, y: number) =>
    textBlock(text, pageStyles[style], { x: at, y, width: evidenceWidth, lines: 1 })
  const head = line(heading, 'kicker', x, top)
  const big = line(score, 'score', x, top + 14)
  const rest = line(outOf, 'about', x + blockWidth(big) + 5, top + 30)
  const total = parts.reduce((sum, { count }) => sum + count, 0) || 1
  const y = top + 54
  const words = parts.map(({ text }) => line(text, 'small', 0, y + barHeight + 5))
  const legend = words.reduce((sum, block) => sum + swatchRoom + blockWidth(block), 0)
  const spare = Math.min((evidenceWidth - 2 - legend) / Math.max(parts.length - 1, 1), 14)
  let barX = x
  let textX = x
  const laid = parts.map(({ evidence, count }, index): EvidencePart => {
    const width = (evidenceWidth * count) / total
    const bar = {
      x: barX,
      y,
      width: Math.max(width - (barX + width < x + evidenceWidth - 1 ? 2 : 0), 1),
      height: barHeight,
    }
    barX += width
    const swatch = { x: textX, y: y + barHeight + 7, width: 11, height: 9 }
    const text = { ...(words[index] ?? head), x: textX + swatchRoom }
    textX += swatchRoom + blockWidth(text) + spare
    return { evidence, ...(count > 0 ? { bar } : {}), swatch, text }
  })
  return { layout: { heading: head, score: big, outOf: rest, parts: laid }, bottom: y + barHeight + 18 }
}
