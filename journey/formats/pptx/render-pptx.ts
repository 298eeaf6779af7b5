import { oneLine } from '../plain-text.ts'
import { curveSlides } from './curve-slides.ts'
import type { Deck } from './deck.ts'
import { mapSlides } from './map-slides.ts'
import { pptxWords } from './pptx-words.ts'
import { Slides } from './slides.ts'
import { steadyFile } from './steady-file.ts'
import { summarySlide } from './summary-slide.ts'
import { changesSlide, frictionSlides, metricSlides } from './table-slides.ts'
import { titleSlide } from './title-slide.ts'

/**
 * A map as a presentation of shapes, tables and charts that can be edited: title, summary, the map itself, its frictions,
 * metrics and emotion curves. The same deck gives the same bytes.
 */
export async function renderPptx(deck: Deck): Promise<Uint8Array> {
  // Only who asks for slides pays for what writes them.
  const { default: Presentation } = await import('pptxgenjs')
  const presentation = new Presentation()
  presentation.title = oneLine(deck.summary.title)
  presentation.subject = pptxWords[deck.language].kicker
  presentation.author = 'Jejak'
  presentation.company = 'Jejak'
  const slides = new Slides(presentation, deck.theme, deck.language)
  titleSlide(slides, deck)
  summarySlide(slides, deck)
  changesSlide(slides, deck)
  mapSlides(slides, deck)
  frictionSlides(slides, deck)
  metricSlides(slides, deck)
  curveSlides(slides, deck)
  const written = await presentation.write({ outputType: 'uint8array', compression: false })
  if (!(written instanceof Uint8Array)) throw new TypeError('No bytes were written.')
  return steadyFile(written)
}
