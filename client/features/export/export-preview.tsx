import { useEffect, useState } from 'react'
import type { ExportOptions } from '../../../journey/export/options.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { Spinner } from '../../components/spinner.tsx'
import { useText } from '../../language/text.ts'
import { writeExport } from '../../services/export/write-export.ts'
import type { ExportChoice } from './export-choice.ts'
import styles from './export-dialog.module.css'

interface ExportPreviewProps {
  readonly map: JourneyMap
  readonly choice: ExportChoice
  readonly options: ExportOptions
}

type Preview = { readonly picture: string } | { readonly words: string } | 'failed'

/** Formats that are text to be read. */
const readable: readonly string[] = ['json', 'markdown', 'mermaid', 'cjml']
/** As much of a text as is looked at. */
const shownLetters = 4_000
/** A choice that is gone through with the arrow keys is not drawn at every step. */
const settledMs = 200

/** What a choice will look like: the very drawing, or the beginning of the very text. */
export function ExportPreview({ map, choice, options }: ExportPreviewProps) {
  const text = useText()
  const [preview, setPreview] = useState<Preview>()
  const { format } = choice
  const isText = readable.includes(format)
  // The size of a picture does not change how it looks.
  const { scale: _scale, width: _width, before, ...rest } = options
  const looks = JSON.stringify(rest)
  useEffect(() => {
    const control = new AbortController()
    let address: string | undefined
    const draw = async () => {
      // Whatever is no text is shown by the drawing that stands in it.
      const { bytes } = await writeExport(map, isText ? format : 'svg', options, { signal: control.signal })
      if (control.signal.aborted) return
      if (isText) return setPreview({ words: new TextDecoder().decode(bytes.subarray(0, shownLetters)) })
      address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/svg+xml' }))
      setPreview({ picture: address })
    }
    const timer = setTimeout(() => {
      draw().catch(() => {
        if (!control.signal.aborted) setPreview('failed')
      })
    }, settledMs)
    return () => {
      clearTimeout(timer)
      control.abort(new DOMException('Another choice.', 'AbortError'))
      if (address !== undefined) URL.revokeObjectURL(address)
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [map, isText ? format : 'svg', looks, before])
  return (
    <figure className={styles.preview} aria-label={text('exports.preview')}>
      {preview === undefined && <Spinner label={text('exports.drawing')} />}
      {preview === 'failed' && <p>{text('exports.noPreview')}</p>}
      {typeof preview === 'object' && 'picture' in preview && (
        <img src={preview.picture} alt={text('exports.previewOf', { title: map.meta.title })} />
      )}
      {typeof preview === 'object' && 'words' in preview && <pre dir="auto">{preview.words}</pre>}
    </figure>
  )
}
