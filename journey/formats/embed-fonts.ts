import { type Fonts, loadFace } from '../fonts/faces.ts'
import type { LoadResource } from '../fonts/load-resource.ts'
import { openSubset } from '../fonts/subset.ts'
import type { EmbeddedFont } from './font-face-css.ts'

/** The fonts that texts use, each cut down to the characters that stand in them. */
export async function embedFonts({ used }: Fonts, load: LoadResource): Promise<readonly EmbeddedFont[]> {
  const subset = await openSubset(load)
  return Promise.all(
    used.map(async ({ face, codePoints }): Promise<EmbeddedFont> => {
      const { family, weight } = face
      // Several files of a family and weight are told apart by their characters.
      const shares = used.some(
        ({ face: { ...other } }) => other.path !== face.path && other.family === family && other.weight === weight,
      )
      return {
        family,
        weight: String(weight),
        format: 'truetype',
        ...(shares ? { range: face.range } : {}),
        bytes: subset(await loadFace(face, load), codePoints),
      }
    }),
  )
}
