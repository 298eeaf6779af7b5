import type { EvidenceLayout, HeadLayout, PersonaKey } from '../layout/one-pager-layout.ts'
import type { Box } from '../layout/shapes.ts'
import type { Evidence } from '../model/vocabulary.ts'
import type { Drawing, DrawingItem } from './items.ts'
import { textItems } from './text-items.ts'
import type { ColourToken } from './tokens.ts'

/** Title, lead, personas, and how far the numbers may be believed. */
export function headItems({ kicker, title, deck, personas, evidence }: HeadLayout): Drawing {
  return [
    ...textItems(kicker, 'accent'),
    ...textItems(title, 'ink'),
    ...textItems(deck, 'ink-2'),
    ...personas.flatMap(personaItems),
    ...(evidence ? evidenceItems(evidence) : []),
  ]
}

function personaItems({ sample: { x, y, width }, colour, dash, isDrawn, text }: PersonaKey): Drawing {
  const stroke: ColourToken = `${colour}-strong`
  const sample: DrawingItem = isDrawn
    ? { kind: 'path', d: `M${x + 1} ${y}H${x + width - 1}`, stroke, strokeWidth: 3, dash: thin(dash) }
    : { kind: 'rect', x, y: y - width / 2, width, height: width, radius: width / 2, fill: stroke }
  return [sample, ...textItems(text, 'ink')]
}

/** Dashes of the map's curves, for thinner and shorter lines. */
export const thin = (dash: readonly number[]) => dash.map((length) => length * 0.7)

function evidenceItems({ heading, score, outOf, parts }: EvidenceLayout): Drawing {
  return [
    ...textItems(heading, 'ink-3'),
    ...textItems(score, 'ink'),
    ...textItems(outOf, 'ink-3'),
    ...parts.flatMap(({ evidence, bar, swatch, text }) => [
      ...(bar ? believableBar(bar, evidence, 'ink-2') : []),
      ...believableBar(swatch, evidence, 'ink-2'),
      ...textItems(text, 'ink-2'),
    ]),
  ]
}

/** A bar whose line says how far to believe it: filled where measured, outlined where estimated, dashed where assumed. */
export function believableBar(box: Box, evidence: Evidence, colour: ColourToken): Drawing {
  const { x, y, width, height } = box
  const radius = Math.min(2, width / 2)
  if (evidence === 'measured' || width < 3) return [{ kind: 'rect', x, y, width, height, radius, fill: colour }]
  const line = { kind: 'rect', x: x + 0.6, y: y + 0.6, width: width - 1.2, height: height - 1.2, radius } as const
  return [{ ...line, stroke: colour, strokeWidth: 1.2, ...(evidence === 'assumed' ? { dash: [2.5, 2.5] } : {}) }]
}
