import { fontsFor } from '../../../journey/fonts/faces.ts'
import { loadResource } from './load-resource.ts'

/** Fetches the fonts of some text once, in all weights, so that they are on the device when an export needs them. */
export async function keepFonts(text: string): Promise<void> {
  const { used } = await fontsFor(
    [400, 500, 600, 700].map((weight) => ({ text, weight })),
    loadResource,
  )
  for (const { face } of used) await loadResource(face.path)
}
