import { useEffect, useRef, useState } from 'react'
import { ExportError } from '../../../journey/export/export-error.ts'
import { writtenFormats } from '../../../journey/export/exported-file.ts'
import { type ExportOptions, exportOptions, pageKinds } from '../../../journey/export/options.ts'
import { pdfPapers } from '../../../journey/formats/pdf/plan-pages.ts'
import { dayOf } from '../../../journey/model/day.ts'
import { showsEverything, wholeLook } from '../../../journey/views/look.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { showToast } from '../../components/toast-store.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { writeExport } from '../../services/export/write-export.ts'
import { fileName } from '../../services/file-name.ts'
import { saveFile } from '../../services/save-file.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { type ExportChoice, drawnFormats, rememberChoice, rememberedChoice, wordedFormats } from './export-choice.ts'
import { ExportPreview } from './export-preview.tsx'
import styles from './export-dialog.module.css'

/** Chooses what to make of the map, shows what it will look like, and saves it. */
export function ExportDialog() {
  const text = useText()
  const language = useLanguage()
  const workplace = useWorkplace()
  const map = useEditorState((state) => state.map)
  const look = useEditorState((state) => state.look)
  const [choice, setChoice] = useState(() => rememberedChoice(language))
  const [progress, setProgress] = useState<number>()
  const running = useRef<AbortController>(undefined)
  const optionsOf = useExportOptions()
  const { format } = choice
  const isDrawn = drawnFormats.includes(format)
  const change = (fields: Partial<ExportChoice>) => setChoice({ ...choice, ...fields })
  const close = () => workplace.setState({ dialog: undefined })
  useEffect(() => () => running.current?.abort(new DOMException('The dialog was closed.', 'AbortError')), [])

  const save = async () => {
    const control = new AbortController()
    running.current = control
    setProgress(0)
    try {
      const file = await writeExport(map, format, optionsOf(choice), {
        onProgress: setProgress,
        signal: control.signal,
      })
      const name = fileName(map.meta.title, file.extension)
      saveFile({ fileName: name, blob: new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.mediaType }) })
      rememberChoice(choice)
      close()
      showToast({ message: text('map.exported', { file: name }), tone: 'good' })
    } catch (error) {
      if (control.signal.aborted) return
      const isTooLarge = error instanceof ExportError && error.code === 'picture-too-large'
      showToast({
        message: text('exports.failed'),
        detail: text(isTooLarge ? 'exports.tooLarge' : 'exports.failedDetail'),
        tone: 'danger',
      })
    } finally {
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
          {progress === undefined ? (
            <Button onClick={close}>{text('exports.cancel')}</Button>
          ) : (
            <>
              <progress className={styles.progress} value={progress} aria-label={text('exports.writing')} />
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
          {isDrawn && (
            <>
              {!showsEverything(look) && (
                <Row label={text('exports.part')}>
                  <Segmented
                    label={text('exports.part')}
                    options={[
                      { value: 'all', label: text('exports.partAll') },
                      { value: 'shown', label: text('exports.partShown') },
                    ]}
                    value={choice.part}
                    onChange={(part) => change({ part })}
                  />
                </Row>
              )}
              <Row label={text('exports.theme')}>
                <Segmented
                  label={text('exports.theme')}
                  options={[
                    { value: 'light', label: text('exports.light') },
                    { value: 'dark', label: text('exports.dark') },
                  ]}
                  value={choice.theme}
                  onChange={(theme) => change({ theme })}
                />
              </Row>
            </>
          )}
          {wordedFormats.includes(format) && (
            <Row label={text('exports.language')}>
              <Segmented
                label={text('exports.language')}
                options={[
                  { value: 'en', label: 'English' },
                  { value: 'id', label: 'Indonesia' },
                ]}
                value={choice.language}
                onChange={(next) => change({ language: next })}
              />
            </Row>
          )}
          {format === 'pdf' && (
            <>
              <Row label={text('exports.pages')}>
                <Segmented
                  label={text('exports.pages')}
                  options={pageKinds.map((value) => ({ value, label: text(`exports.pages-${value}`) }))}
                  value={choice.pages}
                  onChange={(pages) => change({ pages })}
                />
              </Row>
              <Row label={text('exports.paper')}>
                <Segmented
                  label={text('exports.paper')}
                  options={pdfPapers.map((value) => ({
                    value,
                    label: value === 'letter' ? 'Letter' : value.toUpperCase(),
                  }))}
                  value={choice.paper}
                  onChange={(paper) => change({ paper })}
                />
              </Row>
            </>
          )}
          {format === 'png' && (
            <Row label={text('exports.size')}>
              <Segmented
                label={text('exports.size')}
                options={[
                  { value: '1', label: '1×' },
                  { value: '2', label: '2×' },
                  { value: 'width', label: text('exports.byWidth') },
                ]}
                value={choice.size}
                onChange={(size) => change({ size })}
              />
            </Row>
          )}
          {format === 'png' && choice.size === 'width' && (
            <NumberField
              draftKey="export-width"
              label={text('exports.width')}
              suffix="px"
              least={1}
              most={60_000}
              whole
              value={choice.width}
              onChange={(width) => change({ width: width ?? choice.width })}
            />
          )}
        </div>
        <ExportPreview map={map} choice={choice} optionsOf={optionsOf} />
      </div>
    </Dialog>
  )
}

interface RowProps {
  readonly label: string
  readonly children: React.ReactNode
}

function Row({ label, children }: RowProps) {
  return (
    <div className={styles.row}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  )
}

/** Turns a choice into the options of an export of the map as it is. */
function useExportOptions(): (choice: ExportChoice) => ExportOptions {
  const editor = useEditor()
  return ({ theme, language, part, size, width, pages, paper }) => {
    const { look } = editor.store.getState()
    const shown = part === 'shown' ? look : { ...wholeLook, flow: look.flow }
    return exportOptions({
      language,
      theme,
      today: dayOf(new Date()),
      look: shown,
      pages: { kind: pages, paper },
      scale: size === '2' ? 2 : 1,
      ...(size === 'width' ? { width } : {}),
    })
  }
}
