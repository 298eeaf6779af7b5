import { Info, PencilLine } from 'lucide-react'
import type { Analysis } from '../../../journey/economics/analysis.ts'
import { label } from '../../../journey/library/words.ts'
import { periodIn } from '../../../journey/metrics/period.ts'
import type { BucketTotal } from '../../../journey/ranking/rank-frictions.ts'
import { Button } from '../../components/button.tsx'
import { ContradictionNotice, refusalWords } from '../../components/figures-notice.tsx'
import { printMoney } from '../../language/money-words.ts'
import { useFormats } from '../../language/formats.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { boardOf, useBoard } from '../../state/board.ts'
import { useEconomics } from '../../state/economics.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import styles from './board.module.css'
import { type BoardRow, type Missing, type lackedByAll, moneyLacks } from './board-rows.ts'

interface MoneyStripProps {
  readonly totals: readonly BucketTotal[]
  readonly analysis: Analysis | undefined
  /** Scores that no friction has, and what they lack. */
  readonly lacked: ReturnType<typeof lackedByAll>
  readonly onAskMap: () => void
}

/** What is lost in each of the three ways, what fixing everything would bring, and what to make of such figures. */
export function MoneyStrip({ totals, analysis, lacked, onAskMap }: MoneyStripProps) {
  const t = useText()
  const formats = useFormats()
  const language = useLanguage()
  const editor = useEditor()
  const print = usePrint()
  const period = useEditorState(({ map }) => map.meta.period)
  const chosen = useBoard(({ filter }) => filter.buckets)
  const isBehind = useEconomics(({ isAnalysisBehind }) => isAnalysisBehind)
  const hasFailed = useEconomics((state) => state.hasFailed)
  const figures = analysis?.problem === null && analysis.hasMoney ? analysis : undefined
  const isWithheld = figures?.leaks.joint === null
  const cards = useEditorState(({ map }) => map.cards)
  const problem = analysis && analysis.problem !== null ? analysis.problem : undefined
  const hidesAssumed = useEditorState(({ look }) => look.hideAssumed)
  const lacking = moneyLacks(useEditorState(({ map }) => map))
  if (totals.every(({ count }) => count === 0)) return null
  const pick = (bucket: BucketTotal['bucket']) =>
    boardOf(editor).setState(({ filter }) => {
      const buckets = filter.buckets.includes(bucket)
        ? filter.buckets.filter((each) => each !== bucket)
        : [...filter.buckets, bucket]
      return { filter: { ...filter, buckets } }
    })
  return (
    <section className={styles.strip} aria-label={t('board.losses')} data-behind={isBehind || undefined}>
      <div className={styles.stripNotice}>
        <ContradictionNotice flow={analysis} cards={cards} />
      </div>
      <div className={styles.tiles}>
        {totals
          .filter(({ bucket, count }) => bucket !== 'none' || count > 0)
          .map((total) => (
            <button
              key={total.bucket}
              type="button"
              className={styles.tile}
              aria-pressed={chosen.includes(total.bucket)}
              title={total.bucket === 'none' ? undefined : label('lossBucket', total.bucket, language)}
              onClick={() => pick(total.bucket)}
            >
              <span className={styles.tileName}>{t(`board.bucket-${total.bucket}`)}</span>
              <span className={styles.tileValue}>
                {total.share !== null
                  ? print(total.share)
                  : isWithheld && total.count > 0
                    ? t('economics.withheld')
                    : '–'}
              </span>
              <span className={styles.tileCount}>{t('board.count', { count: total.count })}</span>
            </button>
          ))}
        {figures && (
          <div className={styles.total}>
            <span className={styles.tileName}>{t('board.joint')}</span>
            <span className={styles.tileValue}>
              {figures.leaks.joint === null ? t('economics.withheld') : print(figures.leaks.joint)}
            </span>
            <span className={styles.tileCount}>
              {figures.basis === 'entrant'
                ? t('board.perEntrant')
                : t('board.perPeriod', { period: periodIn(language, period ?? t('board.period')) })}
            </span>
          </div>
        )}
      </div>
      <p className={styles.honest}>
        <Info size={14} aria-hidden />
        <span>
          {figures
            ? `${t('board.honest')} ${isWithheld ? '' : t(figures.leaks.isExact ? 'board.sharesAre' : 'board.sharesSampled')}`
            : hasFailed
              ? t('board.failed')
              : problem && problem.kind !== 'empty'
                ? refusalWords(problem, t, formats).join(' ')
                : lacking.length === 0
                  ? t(hidesAssumed ? 'board.hiddenHint' : 'economics.behind')
                  : t('board.noMoney', { missing: formats.list(lacking.map((each) => t(`board.noMoney-${each}`))) })}
        </span>
        {!figures && !problem && (
          <Button size="small" onClick={onAskMap}>
            {t('board.askMap')}
          </Button>
        )}
      </p>
      <Lacked scores={figures ? lacked : { ...lacked, money: undefined }} />
    </section>
  )
}

/** What no friction has been given, said once for all of them. */
function Lacked({
  scores,
}: {
  readonly scores: Partial<Record<keyof BoardRow['missing'], readonly Missing[] | undefined>>
}) {
  const t = useText()
  const formats = useFormats()
  const names = { rice: 'RICE', opportunity: t('board.opportunity'), money: t('board.money') } as const
  const sentences = (['rice', 'opportunity', 'money'] as const).flatMap((score) => {
    const missing = scores[score] ?? []
    if (missing.length === 0) return []
    const what = formats.list(missing.map((each) => t(`board.missing-${each}`)))
    return [t('board.lacks', { score: names[score], what })]
  })
  if (sentences.length === 0) return null
  return (
    <p className={styles.honest} data-lacked>
      <PencilLine size={14} aria-hidden />
      <span>
        {sentences.join(' ')} {t('board.lacksHow')}
      </span>
    </p>
  )
}

/** A loss bucket above its frictions, with what they come to. */
export function BucketHead({
  total,
  analysis,
}: {
  readonly total: BucketTotal
  readonly analysis: Analysis | undefined
}) {
  const t = useText()
  const language = useLanguage()
  const print = usePrint()
  const { bucket, count, share } = total
  const joint = analysis?.problem === null ? analysis.leaks.joint : null
  const part = share === null || joint === null || joint === 0 ? undefined : share / joint
  const formats = useFormats()
  return (
    <span className={styles.bucket}>
      <strong>{bucket === 'none' ? t('board.bucket-none') : label('lossBucket', bucket, language)}</strong>
      <span>{t('board.count', { count })}</span>
      {share !== null && <span>{print(share)}</span>}
      {part !== undefined && <span>{t('board.ofAll', { share: formats.percent(part * 100, 0) })}</span>}
    </span>
  )
}

function usePrint(): (value: number) => string {
  const formats = useFormats()
  const currency = useEditorState(({ map }) => map.meta.currency)
  return (value) => printMoney(value, currency, formats)
}
