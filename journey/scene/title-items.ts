import type { TitleBlock } from '../layout/map-layout.ts'
import type { Drawing } from './items.ts'
import { chipItems, evidenceBox, severityItems } from './mark-items.ts'
import { frictionItems } from './sheet-items.ts'
import { textItems } from './text-items.ts'

/** The title block of an export. */
export function titleItems({ heading, description, personas, metrics, frictions, legend }: TitleBlock): Drawing {
  return [
    ...textItems(heading, 'ink'),
    ...(description ? textItems(description, 'ink-2') : []),
    ...personas.flatMap(({ box, colour, text }): Drawing => [
      { kind: 'rect', ...box, radius: box.height / 2, fill: `${colour}-tint` },
      {
        kind: 'rect',
        x: box.x + 10,
        y: box.y + box.height / 2 - 4,
        width: 8,
        height: 8,
        radius: 4,
        fill: `${colour}-strong`,
      },
      ...textItems(text, `${colour}-ink`),
    ]),
    ...metrics.flatMap((chip) => chipItems(chip, chip.x, chip.y)),
    ...frictions.flatMap(frictionItems),
    ...legend.headings.flatMap((block) => textItems(block, 'ink-3')),
    ...legend.severity.flatMap(({ x, y, severity, text }) => [
      ...severityItems(severity, { x, y, size: 20 }),
      ...textItems(text, 'ink-2'),
    ]),
    ...legend.evidence.flatMap(({ box, evidence, text }) => [
      ...evidenceBox(box, evidence),
      ...textItems(text, 'ink-2'),
    ]),
  ]
}
