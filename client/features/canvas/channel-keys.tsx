import type { CSSProperties } from 'react'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import { useLanguage } from '../../language/text.ts'
import { useCanvasState } from './canvas-state.ts'
import styles from './channel-keys.module.css'
import { LegendIcon } from './lane-legend.tsx'

/** The names of a channel lane's rows, for its label, at the heights of the sheet. */
export function ChannelKeys({ id }: { readonly id: string }) {
  const names: Readonly<Record<string, string>> = sheetWords(useLanguage()).channels
  const chart = useCanvasState((state) => state.layout.channelCharts.find(({ lane }) => lane === id))
  const top = useCanvasState((state) => state.layout.laneById.get(id)?.box.y ?? 0)
  if (!chart) return null
  const pitch = chart.box.height / chart.rows.length
  return (
    <div className={styles.rows} style={{ '--pitch': pitch } as CSSProperties}>
      {chart.rows.map(({ channel, y, icon }) => (
        <span key={channel} className={styles.row} style={{ '--y': y - top } as CSSProperties}>
          <LegendIcon name={icon.icon} className={styles.icon} />
          <span className={styles.name} dir="auto">
            {names[channel] ?? channel}
          </span>
        </span>
      ))}
    </div>
  )
}
