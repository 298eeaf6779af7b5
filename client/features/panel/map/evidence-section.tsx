import { useMemo } from 'react'
import { label } from '../../../../journey/library/words.ts'
import { evidenceScore } from '../../../../journey/metrics/evidence-score.ts'
import { evidences } from '../../../../journey/model/vocabulary.ts'
import { EvidenceMark } from '../../../components/evidence-mark.tsx'
import { useToday } from '../../../components/use-today.ts'
import { useFormats } from '../../../language/formats.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditorState } from '../../../state/editor.ts'
import { Fold } from '../fold.tsx'
import styles from './map.module.css'

/** How far the numbers of the map may be believed, and which ones to look at next. */
export function EvidenceSection() {
  const t = useText()
  const language = useLanguage()
  const formats = useFormats()
  const map = useEditorState((state) => state.map)
  const today = useToday()
  const rated = useMemo(() => evidenceScore(map, today), [map, today])
  const { score, count, stale, byKind } = rated
  if (score === undefined) return null
  return (
    <Fold
      name="evidence"
      size="section"
      title={t('metric.evidenceScore')}
      summary={t('metric.evidenceScoreIs', { score: formats.number(score, 0) })}
    >
      <div className={styles.evidence}>
        <p className={styles.score}>
          <strong>{formats.number(score, 0)}</strong>
          <span>{t('metric.evidenceHow')}</span>
        </p>
        <div className={styles.shares} aria-hidden="true">
          {evidences.map((evidence) => (
            <span key={evidence} data-evidence={evidence} style={{ flexGrow: rated[evidence] }} />
          ))}
        </div>
        <ul className={styles.evidenceCounts}>
          {evidences.map((evidence) => (
            <li key={evidence}>
              <EvidenceMark evidence={evidence} />
              <span>{label('evidence', evidence, language)}</span>
              <span>{formats.number(rated[evidence])}</span>
            </li>
          ))}
          {stale > 0 && <li className={styles.stale}>{t('metric.evidenceStale', { count: stale })}</li>}
        </ul>
        <table className={styles.kinds}>
          <caption>{t('metric.evidenceCount', { count })}</caption>
          <tbody>
            {byKind.map((kind) => (
              <tr key={kind.kind}>
                <th scope="row">{t(`metric.kind-${kind.kind}`)}</th>
                <td>{formats.number(kind.count)}</td>
                <td>{t('metric.evidenceScoreIs', { score: formats.number(kind.score, 0) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Fold>
  )
}
