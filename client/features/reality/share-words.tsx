import { Badge } from '../../components/badge.tsx'
import { IntervalBar } from '../../components/interval-bar.tsx'
import { type Share } from '../../../journey/reality/event-log.ts'
import type { Compared } from '../../../journey/reality/stated.ts'
import { type Formats, useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import styles from './reality.module.css'

/** A share and its interval as the words of a message take them. */
export function shareValues({ count, of, share, interval }: Share, formats: Formats) {
  return {
    count: formats.number(count),
    of: formats.number(of),
    share: formats.percent(share),
    low: formats.percent(interval.low),
    high: formats.percent(interval.high),
  }
}

/** A share with its interval, drawn and in words, and what the map says of it. */
export function ShareWords({ measured, stated }: { readonly measured: Share; readonly stated?: Compared }) {
  const text = useText()
  const formats = useFormats()
  const { interval, share } = measured
  return (
    <div className={styles.share}>
      <IntervalBar
        low={interval.low}
        high={interval.high}
        value={share}
        from={0}
        to={100}
        evidence="measured"
        target={stated?.stated}
      />
      <span className={styles.figures}>{text('reality.taken', shareValues(measured, formats))}</span>
      {stated && (
        <span className={styles.stated}>
          {text(stated.isSaid ? 'reality.mapSays' : 'reality.mapAssumes', { share: formats.percent(stated.stated) })}{' '}
          {stated.differs && <Badge>{text('reality.differs')}</Badge>}
        </span>
      )}
    </div>
  )
}
