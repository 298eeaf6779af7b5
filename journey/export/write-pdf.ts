import type { LoadResource } from '../fonts/load-resource.ts'
import { type RenderedPdf, renderPdf } from '../formats/pdf/render-pdf.ts'
import type { JourneyMap } from '../model/schema.ts'
import { drawLayout } from './draw-map.ts'
import type { ExportControl } from './exported-file.ts'
import { onePagerScene } from './one-pager.ts'
import type { ExportOptions } from './options.ts'

/** A map as PDF: drawn on one page or several, with its stages as bookmarks, or as the executive one-pager. */
export function writePdf(
  map: JourneyMap,
  options: ExportOptions,
  load: LoadResource,
  { onProgress, signal }: ExportControl,
): Promise<RenderedPdf> {
  const { language, today, theme, look, pages } = options
  const shared = { language, title: map.meta.title, map, asOf: today, load, onProgress, signal }
  if (pages.kind === 'one-pager') {
    const scene = onePagerScene(map, {
      language,
      today,
      theme,
      paper: pages.paper,
      ...(look.curves ? { personas: look.curves } : {}),
    })
    return renderPdf(scene, { ...shared, pages: { kind: 'exact' } })
  }
  const { layout, scene } = drawLayout(map, options)
  const titles = new Map(map.stages.map(({ id, title }) => [id, title]))
  return renderPdf(scene, {
    ...shared,
    pages,
    bookmarks: layout.stages.map(({ id, header: { x, y } }) => ({ title: titles.get(id) ?? '', x, y })),
  })
}
