import { useEffect, useState } from 'react'
import { exportOptions } from '../../../journey/export/options.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { wholeLook } from '../../../journey/views/look.ts'
import { Spinner } from '../../components/spinner.tsx'
import { useToday } from '../../components/use-today.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { writeExport } from '../../services/export/write-export.ts'
import { useCurrentTheme } from '../../state/theme.ts'
import styles from './history-dialog.module.css'

/** A version as it would be exported, drawn in a thread of its own. */
export function VersionPicture({ map, label }: { readonly map: JourneyMap; readonly label: string }) {
  const text = useText()
  const language = useLanguage()
  const theme = useCurrentTheme()
  const today = useToday()
  const [picture, setPicture] = useState<string>()
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    const control = new AbortController()
    let address: string | undefined
    const draw = async () => {
      const options = exportOptions({ language, theme, today, look: wholeLook })
      const { bytes } = await writeExport(map, 'svg', options, { signal: control.signal })
      if (control.signal.aborted) return
      address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/svg+xml' }))
      setPicture(address)
    }
    draw().catch(() => {
      if (!control.signal.aborted) setMissing(true)
    })
    return () => {
      control.abort(new DOMException('Another version.', 'AbortError'))
      if (address !== undefined) URL.revokeObjectURL(address)
    }
  }, [map, language, theme, today])
  return (
    <figure className={styles.picture}>
      {picture === undefined && !isMissing && <Spinner label={text('history.drawing')} />}
      {isMissing && <p>{text('history.noPicture')}</p>}
      {picture !== undefined && <img src={picture} alt={label} />}
    </figure>
  )
}
