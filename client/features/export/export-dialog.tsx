import { useEffect, useMemo, useRef, useState } from 'react'
import { ExportError } from '../../../journey/export/export-error.ts'
import { writtenFormats } from '../../../journey/export/exported-file.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Switch } from '../../components/switch.tsx'
import { showToast } from '../../components/toast-store.ts'
import { useToday } from '../../components/use-today.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { writeExport } from '../../services/export/write-export.ts'
import { fileName } from '../../services/file-name.ts'
import { saveFile } from '../../services/save-file.ts'
import { useEditorState } from '../../state/editor.ts'
import { useEarlierMap } from '../../state/use-earlier-map.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { chosenOptions } from './chosen-options.ts'
import { EarlierVersion } from './earlier-version.tsx'
import {
  type ExportChoice,
  drawnFormats,
  layoutOf,
  rememberChoice,
  rememberedChoice,
  returningFormats,
} from './export-choice.ts'
import { ExportContents } from './export-contents.tsx'
import { ExportPreview } from './export-preview.tsx'
import { ExportShape } from './export-shape.tsx'
import styles from './export-dialog.module.css'

interface Progress {
  /** Whether it takes long enough to be told of. */
  readonly isLong: boolean
  /** 0…1; undefined where nobody knows. */
  readonly done?: number
}

/** Characters that are named where no font has them. */
const mostMissing = 20

/** What takes longer tells how far it is, and can be stopped. */
const longMs = 500

/** Chooses what to make of the map, shows what it will look like, and saves it. */
export function ExportDialog({ mapId }: { readonly mapId: string }) {
  const text = useText()
  const language = useLanguage()
  const workplace = useWorkplace()
  const map = useEditorState((state) => state.map)
  const look = useEditorState((state) => state.look)
  const [choice, setChoice] = useState(() => rememberedChoice(language))
  const [progress, setProgress] = useState<Progress>()
  const running = useRef<AbortController>(undefined)
  const today = useToday()
  const earlier = useEarlierMap(mapId)
  const { before } = earlier
  const options = useMemo(() => chosenOptions(choice, { map, look, today, before }), [choice, map, look, today, before])
  const { format } = choice
  const isOnePager = layoutOf(choice) === 'one-pager'
  const isDrawn = drawnFormats.includes(format)
  const change = (fields: Partial<ExportChoice>) => setChoice({ ...choice, ...fields })
  const close = () => workplace.setState({ dialog: undefined })
  useEffect(() => () => running.current?.abort(new DOMException('The dialog was closed.', 'AbortError')), [])

  const save = async () => {
    const control = new AbortController()
    running.current = control
    setProgress({ isLong: false })
    const timer = setTimeout(() => setProgress((now) => now && { ...now, isLong: true }), longMs)
    try {
      const file = await writeExport(map, format, options, {
        onProgress: (done) => setProgress((now) => now && { ...now, done }),
        signal: control.signal,
      })
      const name = fileName(map.meta.title, file.extension)
      saveFile({ fileName: name, blob: new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.mediaType }) })
      rememberChoice(choice)
      close()
      const { missing } = file
      showToast({
        message: text('map.exported', { file: name }),
        tone: 'good',
        ...(missing.length > 0
          ? { detail: text('exports.missing', { characters: missing.slice(0, mostMissing).join(' ') }) }
          : {}),
      })
    } catch (error) {
      if (control.signal.aborted) return
      const isTooLarge = error instanceof ExportError && error.code === 'picture-too-large'
      showToast({
        message: text('exports.failed'),
        detail: text(isTooLarge ? 'exports.tooLarge' : 'exports.failedDetail'),
        tone: 'danger',
      })
    } finally {
      clearTimeout(timer)
      setProgress(undefined)
    }
  }

  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => {
        if (!open) close()
      }}
      title={text('exports.title')}
      footer={
        <>
          {progress?.isLong !== true ? (
            <Button onClick={close}>{text('exports.cancel')}</Button>
          ) : (
            <>
              <progress className={styles.progress} value={progress.done} aria-label={text('exports.writing')} />
              <Button onClick={() => running.current?.abort(new DOMException('Stopped.', 'AbortError'))}>
                {text('exports.stop')}
              </Button>
            </>
          )}
          <Button variant="primary" disabled={progress !== undefined} onClick={() => void save()}>
            {text('exports.save')}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.choices}>
          <fieldset className={styles.formats}>
            <legend>{text('exports.format')}</legend>
            {writtenFormats.map((each) => (
              <label key={each} className={styles.format}>
                <input
                  type="radio"
                  name="format"
                  value={each}
                  checked={each === format}
                  {...(each === format ? { 'data-initial-focus': true } : {})}
                  onChange={() => change({ format: each })}
                />
                <span>
                  <strong>{text(`exports.name-${each}`)}</strong>
                  <small>{text(`exports.about-${each}`)}</small>
                </span>
              </label>
            ))}
          </fieldset>
        </div>
        <div className={styles.outcome}>
          <ExportPreview map={map} choice={choice} options={options} />
          <div className={styles.contents}>
            <ExportShape choice={choice} change={change} />
            {(isDrawn || isOnePager) && (
              <ExportContents map={map} look={look} choice={choice} change={change} isOnePager={isOnePager} />
            )}
            {returningFormats.includes(format) && (map.comments ?? map.votes) && (
              <Switch
                label={text('exports.comments')}
                checked={choice.comments}
                onChange={(comments) => change({ comments })}
              />
            )}
            {(isOnePager || format === 'pptx') && <EarlierVersion {...earlier} />}
          </div>
        </div>
      </div>
    </Dialog>
  )
}
