import { type Fonts, fontFamilies, fontsFor } from '../fonts/faces.ts'
import type { LoadResource } from '../fonts/load-resource.ts'
import { renderCjml } from '../formats/cjml/render-cjml.ts'
import { renderCsvArchive } from '../formats/csv/render-csv.ts'
import { embedFonts } from '../formats/embed-fonts.ts'
import { renderOnePagerHtml } from '../formats/html/render-one-pager.ts'
import { renderHtml } from '../formats/html/render-html.ts'
import { renderJson } from '../formats/json.ts'
import { renderMarkdown } from '../formats/markdown/render-markdown.ts'
import { renderMermaid } from '../formats/mermaid/render-mermaid.ts'
import type { PictureCanvas } from '../formats/png/picture-canvas.ts'
import { renderPng } from '../formats/png/render-png.ts'
import { renderSvg } from '../formats/svg/render-svg.ts'
import { renderXlsx } from '../formats/xlsx/render-xlsx.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { Scene } from '../scene/items.ts'
import { drawExport } from './draw-map.ts'
import { exportedOnePager, sceneOf } from './one-pager.ts'
import { ExportError } from './export-error.ts'
import type { ExportControl, ExportFormat, ExportedFile, writtenFormats } from './exported-file.ts'
import { type ExportOptions, pictureLimits } from './options.ts'

/** What an export needs of the place where it runs. */
export interface ExportTools {
  readonly load: LoadResource
  readonly canvas: PictureCanvas
  /** What an HTML file runs. */
  readonly viewer: () => Promise<{ readonly script: string; readonly style: string }>
}

type Writer = (
  map: JourneyMap,
  options: ExportOptions,
  tools: ExportTools,
  control: ExportControl,
) => Promise<Uint8Array | string | Drawn>

/** A file with text that was set by us. */
interface Drawn {
  readonly written: Uint8Array | string
  /** Characters that none of our fonts has. */
  readonly missing: readonly string[]
}

interface Format {
  readonly mediaType: string
  readonly extension: string
  readonly write: Writer
}

/** Every format that a map is written in. */
const formats: Readonly<Record<(typeof writtenFormats)[number], Format>> = {
  json: { mediaType: 'application/json', extension: 'jejak.json', write: (map) => Promise.resolve(renderJson(map)) },
  svg: { mediaType: 'image/svg+xml', extension: 'svg', write: writeSvg },
  png: { mediaType: 'image/png', extension: 'png', write: writePng },
  pdf: { mediaType: 'application/pdf', extension: 'pdf', write: writePdf },
  html: { mediaType: 'text/html', extension: 'html', write: writeHtml },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    write: (map, { language }) => Promise.resolve(renderXlsx(map, language)),
  },
  csv: {
    // All tables, one file each, as spreadsheets read numbers in the language.
    mediaType: 'application/zip',
    extension: 'csv.zip',
    write: (map, { language }) =>
      Promise.resolve(renderCsvArchive(map, { language, notation: language === 'id' ? 'indonesian' : 'standard' })),
  },
  markdown: {
    mediaType: 'text/markdown',
    extension: 'md',
    write: (map, { language }) => Promise.resolve(renderMarkdown(map, language)),
  },
  mermaid: {
    mediaType: 'text/vnd.mermaid',
    extension: 'mmd',
    write: (map, { language }) => Promise.resolve(renderMermaid(map, language)),
  },
  cjml: {
    mediaType: 'application/xml',
    extension: 'cjml.xml',
    write: (map, { language }) => Promise.resolve(renderCjml(map, language)),
  },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extension: 'pptx',
    write: writePptx,
  },
}

/**
 * Writes a map in a format. The same map, options and installation give the same bytes; a PNG the same on the same drawing
 * engine, and otherwise the same to the eye.
 * @throws ExportError when what is asked for cannot be; the signal's reason when it is stopped
 */
export async function exportMap(
  map: JourneyMap,
  format: ExportFormat,
  options: ExportOptions,
  tools: ExportTools,
  control: ExportControl = {},
): Promise<ExportedFile> {
  control.signal?.throwIfAborted()
  const known = (formats as Readonly<Partial<Record<ExportFormat, Format>>>)[format]
  if (!known) throw new ExportError('unknown-format')
  const { mediaType, extension, write } = known
  const { comments: _comments, votes: _votes, ...undiscussed } = map
  const told = options.comments || format === 'json' ? map : undiscussed
  const made = await write(told, options, tools, control)
  const { written, missing } =
    typeof made === 'string' || made instanceof Uint8Array ? { written: made, missing: [] } : made
  const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written
  return { mediaType, extension, bytes, missing }
}

const textsOf = (scene: Scene) => scene.items.flatMap((item) => (item.kind === 'text' ? [item] : []))

const familiesOf = ({ used }: Fonts) => fontFamilies.filter((family) => used.some(({ face }) => face.family === family))

async function writeSvg(map: JourneyMap, options: ExportOptions, { load }: ExportTools): Promise<Drawn> {
  const scene = drawExport(map, options)
  const fonts = await fontsFor(textsOf(scene), load)
  const written = renderSvg(scene, {
    language: options.language,
    title: map.meta.title || 'Jejak',
    description: map.meta.description,
    families: familiesOf(fonts),
    fonts: await embedFonts(fonts, load),
    map,
  })
  return { written, missing: fonts.missing }
}

async function writePng(
  map: JourneyMap,
  options: ExportOptions,
  { load, canvas }: ExportTools,
  { onProgress, signal }: ExportControl,
): Promise<Drawn> {
  const scene = drawExport(map, options)
  const scale = options.width === undefined ? options.scale : options.width / scene.width
  const [width, height] = [scene.width * scale, scene.height * scale]
  if (Math.max(width, height) > pictureLimits.side || width * height > (options.mostPixels ?? pictureLimits.pixels))
    throw new ExportError('picture-too-large')
  const fonts = await fontsFor(textsOf(scene), load)
  const written = await renderPng(scene, { scale, fonts, load, canvas, map, onProgress, signal })
  return { written, missing: fonts.missing }
}

async function writePdf(map: JourneyMap, options: ExportOptions, { load }: ExportTools, control: ExportControl) {
  // What writes PDFs is larger than all other formats together.
  const pdf = await import('./write-pdf.ts')
  const { bytes: written, missing } = await pdf.writePdf(map, options, load, control)
  return { written, missing }
}

async function writePptx(map: JourneyMap, options: ExportOptions): Promise<Uint8Array> {
  const pptx = await import('./write-pptx.ts')
  return pptx.writePptx(map, options)
}

const uiFont = '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2'

async function writeHtml(
  map: JourneyMap,
  options: ExportOptions,
  { load, viewer }: ExportTools,
): Promise<Drawn | string> {
  const { language, today, pages, theme } = options
  if (pages.kind === 'one-pager') {
    const content = exportedOnePager(map, options)
    const scene = sceneOf(content, pages.paper, theme)
    const fonts = await fontsFor(textsOf(scene), load)
    const written = renderOnePagerHtml(content, scene, {
      language,
      theme,
      paper: pages.paper,
      families: familiesOf(fonts),
      fonts: await embedFonts(fonts, load),
      map,
    })
    return { written, missing: fonts.missing }
  }
  const fonts = [
    { family: 'Plus Jakarta Sans Variable', weight: '200 800', format: 'woff2', bytes: await load(uiFont) },
  ] as const
  return renderHtml(map, { ...(await viewer()), fonts }, { language, asOf: today })
}
