import type { CSSProperties } from 'react'
import type { Colour } from '../../../journey/model/vocabulary.ts'

/** The colours of a stage's header, for its style sheet. */
export function headerColours(colour: Colour): CSSProperties {
  return { '--hue-tint': `var(--j-${colour}-tint)`, '--hue-ink': `var(--j-${colour}-ink)` } as CSSProperties
}
