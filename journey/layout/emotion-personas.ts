import type { Persona } from '../model/schema.ts'
import type { Colour } from '../model/vocabulary.ts'
import type { CurveMarker } from './derived-layout.ts'

const personaCycle: readonly Colour[] = ['indigo', 'coral', 'teal', 'amber', 'plum', 'green', 'blue', 'olive', 'violet']

/** The hue of a persona. */
export function personaColour(persona: Persona, index: number): Colour {
  return persona.colour ?? personaCycle[index % personaCycle.length] ?? 'slate'
}

/** How a persona's curve is drawn. */
export interface CurveStyle {
  readonly persona: Persona
  readonly colour: Colour
  readonly marker: Exclude<CurveMarker, 'face'>
  readonly dash: readonly number[]
}

/** One for each curve of a chart: more than these cannot be told apart. A later curve lies on an earlier one, which shows in its gaps. */
const looks: readonly Pick<CurveStyle, 'marker' | 'dash'>[] = [
  { marker: 'circle', dash: [] },
  { marker: 'square', dash: [14, 8] },
  { marker: 'diamond', dash: [6, 7] },
  { marker: 'triangle', dash: [18, 7, 1, 7] },
  { marker: 'hexagon', dash: [1, 6] },
]

/**
 * The personas whose curves a chart draws, and how.
 * @param shown their ids; without it the first of the map
 */
export function curveStyles(personas: readonly Persona[], shown: readonly string[] | undefined): CurveStyle[] {
  const styles: CurveStyle[] = []
  personas.forEach((persona, index) => {
    const look = looks[styles.length]
    if (look && (shown === undefined || shown.includes(persona.id)))
      styles.push({ persona, colour: personaColour(persona, index), ...look })
  })
  return styles
}
