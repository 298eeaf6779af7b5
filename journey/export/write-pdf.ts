import type { LoadResource } from '../fonts/load-resource.ts'
import { type RenderedPdf, renderPdf } from '../formats/pdf/render-pdf.ts'
import type { JourneyMap } from '../model/schema.ts'
import { drawExport, drawLayout } from './draw-map.ts'
import type { ExportControl } from './exported-file.ts'
import type { ExportOptions } from './options.ts'

/** A map as PDF: drawn on one page or several, with its stages as bookmarks, or as the executive one-pager. */
export function writePdf(
  map: JourneyMap,
  options: ExportOptions,
  load: LoadResource,
  { onProgress, signal }: ExportControl,
): Promise<RenderedPdf> {
  const { language, today, pages } = options
  const shared = { language, title: map.meta.title, map, asOf: today, load, onProgress, signal }
  if (pages.kind === 'one-pager') {
    return renderPdf(drawExport(map, options), { ...shared, pages: { kind: 'exact' } })
  }
  const { layout, scene } = drawLayout(map, options)
  const titles = new Map(map.stages.map(({ id, title }) => [id, title]))
  return renderPdf(scene, {
    ...shared,
    pages,
    bookmarks: layout.stages.map(({ id, header: { x, y } }) => ({ title: titles.get(id) ?? '', x, y })),
  })
}
