import { loadResource } from '../../journey-node/load-resource.ts'
import { pictureCanvas } from '../../journey-node/picture-canvas.ts'
import type { ExportTools } from '../../journey/export/export-map.ts'

/** What exports need in a test. The viewer of HTML files is built with the product, and looked at in a browser. */
export const exportTools: ExportTools = {
  load: loadResource,
  canvas: pictureCanvas,
  viewer: () => Promise.resolve({ script: 'void 0', style: '' }),
}
