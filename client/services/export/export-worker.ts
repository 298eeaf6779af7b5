import { expose, transfer } from 'comlink'
import { exportMap } from '../../../journey/export/export-map.ts'
import type { ExportFormat, ExportedFile } from '../../../journey/export/exported-file.ts'
import type { ExportOptions } from '../../../journey/export/options.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { loadResource } from './load-resource.ts'
import { pictureCanvas } from './picture-canvas.ts'

const tools = {
  load: loadResource,
  canvas: pictureCanvas,
  viewer: () => import('virtual:file-viewer'),
}

/** Writes exports off the page's thread. */
const exporter = {
  async write(
    map: JourneyMap,
    format: ExportFormat,
    options: ExportOptions,
    onProgress: (done: number) => void,
  ): Promise<ExportedFile> {
    const file = await exportMap(map, format, options, tools, { onProgress })
    return transfer(file, [file.bytes.buffer])
  },
}

export type Exporter = typeof exporter

expose(exporter)
