import { label } from '../../../journey/library/words.ts'
import { type Colour, colours } from '../../../journey/model/vocabulary.ts'

/** Names of the colours of stages and cards, as the library words them. */
export const colour = Object.fromEntries(colours.map((key) => [key, label('colour', key, 'en')])) as Record<
  Colour,
  string
>
