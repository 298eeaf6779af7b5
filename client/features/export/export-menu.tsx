import { Download, FileJson, Image, ImagePlus, MonitorDown } from 'lucide-react'
import { IconButton } from '../../components/button.tsx'
import type { MenuItem } from '../../components/menu-item.ts'
import { Menu } from '../../components/menu.tsx'
import { saveFile } from '../../components/save-file.ts'
import { rewordToast, showToast } from '../../components/toast-store.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { downloadMap } from '../../services/download-map.ts'
import { fileName } from '../../services/file-name.ts'
import { useEditor } from '../../state/editor.ts'
import { currentTheme } from '../../state/theme.ts'

const progressKey = 'export'

/** Everything that takes the map out of the app, as lines of a menu. The drawing code is fetched when first needed. */
export function useExportItems(): readonly MenuItem[] {
  const text = useText()
  const language = useLanguage()
  const editor = useEditor()

  const saveJson = () => {
    const file = downloadMap(editor.doc)
    saveFile(file)
    showToast({ message: text('map.exported', { file: file.fileName }), tone: 'good' })
  }
  const whileDrawing = async (draw: () => Promise<void>) => {
    const dismiss = showToast({ key: progressKey, message: text('map.exporting'), durationMs: 120_000 })
    try {
      await draw()
    } catch {
      showToast({ message: text('map.exportFailed'), detail: text('map.exportFailedDetail'), tone: 'danger' })
    } finally {
      dismiss()
    }
  }
  const savePng = (scale: 1 | 2) =>
    whileDrawing(async () => {
      const { map } = editor.store.getState()
      const { drawMapPng } = await import('./draw-map.ts')
      const name = fileName(map.meta.title, scale === 1 ? 'png' : '2x.png')
      const onProgress = (done: number) => {
        const percent = Math.round(done * 100)
        rewordToast(progressKey, text('map.exportProgress', { percent }))
      }
      const blob = await drawMapPng(map, { scale, language, theme: currentTheme(), onProgress })
      saveFile({ fileName: name, blob })
      showToast({ message: text('map.exported', { file: name }), tone: 'good' })
    })
  const copyView = () =>
    whileDrawing(async () => {
      const { captureView } = await import('./capture-view.ts')
      const copied = await captureView(fileName(editor.store.getState().map.meta.title, 'png'))
      showToast({ message: text(copied ? 'map.copied' : 'map.copySaved'), tone: 'good' })
    })
  return [
    { label: text('map.exportPng'), icon: <Image size={16} />, onSelect: () => void savePng(1) },
    { label: text('map.exportPng2'), icon: <ImagePlus size={16} />, onSelect: () => void savePng(2) },
    { label: text('map.copyView'), icon: <MonitorDown size={16} />, onSelect: () => void copyView() },
    { kind: 'separator' },
    { label: text('map.exportJson'), icon: <FileJson size={16} />, onSelect: saveJson },
  ]
}

/** The export as a menu of its own. */
export function ExportMenu() {
  const text = useText()
  const items = useExportItems()
  return (
    <Menu
      align="end"
      trigger={<IconButton label={text('map.export')} icon={<Download size={18} />} data-export-menu />}
      items={items}
    />
  )
}
