import type { Figures } from '../../../../journey/economics/analysis.ts'
import { useFormats } from '../../../language/formats.ts'
import { useText } from '../../../language/text.ts'
import { useEditorState } from '../../../state/editor.ts'
import { useGoTo } from '../panel-context.ts'
import styles from './economics.module.css'

/** More would be a table, and the largest say most. */
const mostBars = 8

/** Each friction's fair share of all that is at risk, as bars; where shares were sampled, with their standard error. */
export function LeakChart({ figures }: { readonly figures: Figures }) {
  const text = useText()
  const formats = useFormats()
  const goTo = useGoTo()
  const frictions = useEditorState(({ map }) => map.frictions)
  const { leaks, currency } = figures
  if (leaks.shares.length === 0) return null
  const money = (value: number) => formats.compact(value, currency)
  const most = Math.max(...leaks.shares.map(({ share }) => Math.abs(share)), Number.MIN_VALUE)
  const rest = leaks.shares.slice(mostBars)
  const width = (share: number) => `${(Math.abs(share) / most) * 100}%`
  return (
    <section className={styles.leaks} aria-label={text('economics.leaks')}>
      <h4>{text('economics.leaks')}</h4>
      <p className={styles.hint}>{text(leaks.isExact ? 'economics.leaksHint' : 'economics.leaksSampled')}</p>
      <ol>
        {leaks.shares.slice(0, mostBars).map(({ id, share, standardError }) => {
          const friction = frictions.find((each) => each.id === id)
          const place = friction?.on[0]
          const words = (
            <>
              <span className={styles.leakTitle} dir="auto">
                {friction?.title || text('untitled.friction')}
              </span>
              <span className={styles.leakMoney}>
                {money(share)}
                {standardError !== null && (
                  <small> {text('economics.leakError', { money: money(standardError) })}</small>
                )}
              </span>
              <span className={styles.track} aria-hidden="true">
                <span className={styles.fill} data-gain={share < 0 || undefined} style={{ width: width(share) }} />
                {standardError !== null && (
                  <span
                    className={styles.error}
                    style={{
                      left: width(Math.max(0, share - standardError)),
                      right: `calc(100% - ${width(Math.min(most, share + standardError))})`,
                    }}
                  />
                )}
              </span>
            </>
          )
          return (
            <li key={id}>
              {place === undefined ? (
                <div className={styles.leak}>{words}</div>
              ) : (
                <button type="button" className={styles.leak} onClick={() => goTo(place)}>
                  {words}
                </button>
              )}
            </li>
          )
        })}
      </ol>
      {rest.length > 0 && (
        <p className={styles.more}>
          <span>{text('economics.moreLeaks', { count: rest.length })}</span>
          <span>{money(rest.reduce((sum, { share }) => sum + share, 0))}</span>
        </p>
      )}
    </section>
  )
}
