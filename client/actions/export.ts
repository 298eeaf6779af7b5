import { FileJson, Image, ImagePlus, type LucideIcon, MonitorDown } from 'lucide-react'
import { wholeLook } from '../../journey/views/look.ts'
import { rewordToast, showToast } from '../components/toast-store.ts'
import type { MessageKey } from '../language/messages.ts'
import { currentLanguage } from '../language/text.ts'
import { downloadMap } from '../services/download-map.ts'
import { fileName } from '../services/file-name.ts'
import { saveFile } from '../services/save-file.ts'
import { currentTheme } from '../state/theme.ts'
import type { Action, ActionContext } from './action.ts'

const progressKey = 'export'

/** What takes the map out of the app. The drawing code is fetched when first needed. */
export const exportPng = takeOut('export-png', 'map.exportPng', Image, (context) => savePng(context, 1))
export const exportPng2 = takeOut('export-png-2', 'map.exportPng2', ImagePlus, (context) => savePng(context, 2))

/** Copies the part of the map that is in sight, as a picture. */
export const copyView: Action = {
  ...takeOut('copy-view', 'map.copyView', MonitorDown, (context) =>
    whileDrawing(context, async () => {
      const { captureView } = await import('../services/picture/capture-view.ts')
      const copied = await captureView(fileName(context.editor.store.getState().map.meta.title, 'png'))
      showToast({ message: context.text(copied ? 'map.copied' : 'map.copySaved'), tone: 'good' })
    }),
  ),
  // What is not drawn cannot be copied as it is seen.
  isEnabled: ({ workplace }) => workplace.getState().mode === 'map',
  whyNot: 'map.copyViewNeedsDrawing',
}

/** Saves the map as a file that Jejak can open again. */
export const exportJson = takeOut('export-json', 'map.exportJson', FileJson, ({ editor, text }) => {
  const file = downloadMap(editor.doc)
  saveFile(file)
  showToast({ message: text('map.exported', { file: file.fileName }), tone: 'good' })
})

function takeOut(
  id: string,
  label: MessageKey,
  icon: LucideIcon,
  run: (context: ActionContext) => void | Promise<void>,
): Action {
  return {
    id,
    group: 'map',
    label,
    icon,
    keywords: 'keyword.export',
    isEnabled: () => true,
    run: (context) => void run(context),
  }
}

function savePng(context: ActionContext, scale: 1 | 2): Promise<void> {
  const { editor, text } = context
  return whileDrawing(context, async () => {
    const { map, look } = editor.store.getState()
    const { drawMapPng } = await import('../services/picture/draw-map.ts')
    const name = fileName(map.meta.title, scale === 1 ? 'png' : '2x.png')
    const onProgress = (done: number) => {
      const percent = Math.round(done * 100)
      rewordToast(progressKey, text('map.exportProgress', { percent }))
    }
    const shown = { ...wholeLook, flow: look.flow }
    const options = { scale, language: currentLanguage(), theme: currentTheme(), look: shown, onProgress }
    const blob = await drawMapPng(map, options)
    saveFile({ fileName: name, blob })
    showToast({ message: text('map.exported', { file: name }), tone: 'good' })
  })
}

async function whileDrawing({ text }: ActionContext, draw: () => Promise<void>): Promise<void> {
  const dismiss = showToast({ key: progressKey, message: text('map.exporting'), durationMs: 120_000 })
  try {
    await draw()
  } catch {
    showToast({ message: text('map.exportFailed'), detail: text('map.exportFailedDetail'), tone: 'danger' })
  } finally {
    dismiss()
  }
}
