import { ChevronRight, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { label } from '../../../journey/library/words.ts'
import { periodIn } from '../../../journey/metrics/period.ts'
import { asFigure, isStale } from '../../../journey/model/figure.ts'
import { rankings } from '../../../journey/ranking/rank-frictions.ts'
import { type Rice, evidenceOf } from '../../../journey/ranking/scores.ts'
import { SeverityShape } from '../../components/icon.tsx'
import { useToday } from '../../components/use-today.ts'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { printMoney } from '../../language/money-words.ts'
import { useFormats } from '../../language/formats.ts'
import { useLanguage, useText } from '../../language/text.ts'
import type { FrictionColumn } from '../../state/board.ts'
import { useEditorState } from '../../state/editor.ts'
import { riskWords } from '../../../journey/flow/sheet-flow.ts'
import type { BoardRow, Missing, lackedByAll } from './board-rows.ts'
import styles from './cells.module.css'
import { type GridColumn, amountsWidth } from './grid-column.ts'
import { Evident, FigureText, Hidden, Nothing, Withheld } from './figure-text.tsx'
import { disputeWords, rankWords } from './rank-words.ts'
import { StatusIcon } from './status-icon.tsx'

interface FrictionColumnOptions {
  readonly rows: readonly BoardRow[]
  readonly basis: 'period' | 'entrant' | undefined
  /** Figures contradict each other somewhere, and so no share can be believed. */
  readonly sharesWithheld: boolean
  /** Scores of which what they lack is asked once, above the table. */
  readonly lacked: ReturnType<typeof lackedByAll>
  readonly onPlace: (id: string) => void
}

/** What the board says of a friction, column by column. */
export function useFrictionColumns({
  rows,
  basis,
  sharesWithheld,
  lacked,
  onPlace,
}: FrictionColumnOptions): readonly GridColumn<BoardRow, FrictionColumn>[] {
  const t = useText()
  const language = useLanguage()
  const formats = useFormats()
  const today = useToday()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const period = useEditorState(({ map }) => map.meta.period)
  const print = (value: number | null) => (value === null ? '' : printMoney(value, currency, formats))
  const riskWidth = amountsWidth(
    rows.map(({ ranked }) => print(ranked.atRisk)),
    152,
    76,
  )
  const shareWidth = amountsWidth(
    rows.map((row) => print(row.share)),
    152,
    28,
  )
  const hasVotes = rows.some(({ votes }) => votes > 0)
  return useMemo(() => {
    const share = (value: number) => formats.percent(value * 100)
    const rank = (place: number | null) =>
      place !== null && <span className={styles.rank}>{t('board.nth', { place })}</span>
    const needsWords = (missing: readonly Missing[]) =>
      t('board.needs', { what: formats.list(missing.map((each) => t(`board.missing-${each}`))) })
    const needs = (missing: readonly Missing[], isHidden = false, isAsked = false) =>
      isHidden ? (
        <Hidden />
      ) : isAsked && missing.length > 0 ? (
        <span className={styles.nothing} data-hint={needsWords(missing)}>
          <span aria-hidden="true">–</span>
          <VisuallyHidden>{needsWords(missing)}</VisuallyHidden>
        </span>
      ) : missing.length === 0 ? (
        <Nothing />
      ) : (
        <span className={styles.needs} data-hint={needsWords(missing)}>
          {needsWords(missing)}
        </span>
      )
    const riceWords = ({ reach, impact, confidence, effort, score }: Rice) =>
      t('board.riceRule', {
        reach: formats.number(reach ?? 0, 0),
        impact: formats.number(impact),
        confidence: share(confidence),
        effort: formats.number(effort ?? 0, 1),
        score: formats.number(score ?? 0, 1),
      })
    const isOld = ({ frequency, exitImpact }: BoardRow['friction']) =>
      [frequency, exitImpact].some((field) => field !== undefined && isStale(asFigure(field), today))
    const columns: readonly GridColumn<BoardRow, FrictionColumn>[] = [
      {
        key: 'title',
        label: t('board.friction'),
        width: 264,
        cell: ({ friction }) => (
          <span className={styles.title} dir="auto" data-closed={friction.status === 'fixed' || undefined}>
            {friction.title || t('untitled.friction')}
          </span>
        ),
      },
      {
        key: 'severity',
        label: t('panel.severity'),
        about: t('board.about-severity'),
        width: 128,
        cell: ({ friction, ranked }) => (
          <span className={styles.score}>
            <SeverityShape
              severity={friction.severity}
              size={20}
              evidence={friction.evidence}
              label={`${friction.severity} – ${label('severity', friction.severity, language)}`}
            />
            {rank(ranked.ranks.severity)}
          </span>
        ),
      },
      {
        key: 'rice',
        label: 'RICE',
        about: t('board.about-rice'),
        width: 132,
        isNumber: true,
        cell: ({ friction, ranked, missing, hidden }) =>
          ranked.rice.score === null ? (
            needs(missing.rice, hidden.rice, 'rice' in lacked)
          ) : (
            <span className={styles.score}>
              <span data-hint={riceWords(ranked.rice)}>
                <Evident evidence={evidenceOf(friction)} isStale={isOld(friction)}>
                  {formats.number(ranked.rice.score, ranked.rice.score < 100 ? 1 : 0)}
                </Evident>
              </span>
              {rank(ranked.ranks.rice)}
            </span>
          ),
      },
      {
        key: 'opportunity',
        label: t('board.opportunity'),
        about: t('board.about-opportunity'),
        width: 140,
        isNumber: true,
        cell: ({ ranked, missing }) =>
          ranked.opportunity === null ? (
            needs(missing.opportunity, false, 'opportunity' in lacked)
          ) : (
            <span className={styles.score}>
              {formats.number(ranked.opportunity, 1)}
              {rank(ranked.ranks.opportunity)}
            </span>
          ),
      },
      {
        key: 'money',
        label: t('board.money'),
        about: t(basis === 'entrant' ? 'board.about-moneyEach' : 'board.about-money', {
          period: periodIn(language, period ?? t('board.period')),
        }),
        width: riskWidth,
        isNumber: true,
        cell: ({ friction, ranked, missing, hidden, isWithheld }) =>
          isWithheld ? (
            <Withheld />
          ) : ranked.atRisk === null ? (
            needs(missing.money, hidden.money, 'money' in lacked)
          ) : (
            <span className={styles.score}>
              <span
                data-hint={`${riskWords({ friction, atRisk: ranked.atRisk, places: 1 }, currency, language)} ${t('board.honest')}`}
              >
                <Evident evidence={evidenceOf(friction)} isStale={isOld(friction)}>
                  {printMoney(ranked.atRisk, currency, formats)}
                </Evident>
              </span>
              {rank(ranked.ranks.money)}
            </span>
          ),
      },
      {
        key: 'share',
        label: t('board.share'),
        about: t('board.about-share'),
        width: shareWidth,
        isNumber: true,
        cell: ({ share }) =>
          sharesWithheld ? <Withheld /> : share === null ? <Nothing /> : printMoney(share, currency, formats),
      },
      {
        key: 'ranks',
        label: t('board.ranks'),
        about: t('board.about-ranks'),
        width: 124,
        cell: ({ ranked }) => {
          if (rankings.every((ranking) => ranked.ranks[ranking] === null)) return <Nothing />
          return (
            <span
              className={styles.ranks}
              data-disputed={ranked.isDisputed || undefined}
              data-hint={ranked.isDisputed ? disputeWords(ranked, t) : rankWords(ranked, t)}
            >
              <span aria-hidden="true" className={styles.rankBars}>
                {rankings.map((ranking) => (
                  <span key={ranking}>{ranked.ranks[ranking] ?? '·'}</span>
                ))}
              </span>
              {ranked.isDisputed && <TriangleAlert size={14} aria-hidden />}
              <VisuallyHidden>{ranked.isDisputed ? disputeWords(ranked, t) : rankWords(ranked, t)}</VisuallyHidden>
            </span>
          )
        },
      },
      {
        key: 'fixes',
        label: t('flow.fixes'),
        width: 100,
        cell: ({ fixCount }) => (
          <span className={styles.fold}>
            <ChevronRight size={14} aria-hidden />
            {fixCount}
          </span>
        ),
      },
      ...(hasVotes
        ? [
            {
              key: 'votes' as const,
              label: t('board.column-votes'),
              about: t('board.about-votes'),
              width: 88,
              isNumber: true,
              cell: ({ votes }: BoardRow) => (votes === 0 ? <Nothing /> : votes),
            },
          ]
        : []),
      {
        key: 'status',
        label: t('panel.status'),
        width: 152,
        cell: ({ friction }) => (
          <span className={styles.status}>
            <StatusIcon status={friction.status} />
            {label('frictionStatus', friction.status, language)}
          </span>
        ),
      },
      {
        key: 'owner',
        label: t('panel.owner'),
        width: 128,
        cell: ({ friction }) => (friction.owner ? <span dir="auto">{friction.owner}</span> : <Nothing />),
      },
      {
        key: 'places',
        label: t('board.where'),
        width: 200,
        cell: ({ places }) =>
          places.length === 0 ? (
            <span className={styles.nothing}>{t('panel.wholeJourney')}</span>
          ) : (
            <span className={styles.places}>
              {places.map((place) => (
                <button
                  key={place.id}
                  type="button"
                  tabIndex={-1}
                  dir="auto"
                  title={t('board.showOnMap', { title: place.title })}
                  onClick={() => onPlace(place.id)}
                >
                  {place.title || t('untitled.card')}
                </button>
              ))}
            </span>
          ),
      },
      {
        key: 'frequency',
        label: t('flow.frequency'),
        about: t('board.about-frequency'),
        width: 104,
        isNumber: true,
        cell: ({ friction }) => <FigureText value={friction.frequency} print={share} />,
      },
      {
        key: 'exitImpact',
        label: t('flow.exitImpact'),
        about: t('board.about-exitImpact'),
        width: 116,
        isNumber: true,
        cell: ({ friction }) => <FigureText value={friction.exitImpact} print={share} />,
      },
      {
        key: 'persistence',
        label: t('flow.persistence'),
        width: 136,
        cell: ({ friction }) =>
          friction.persistence === undefined ? <Nothing /> : t(`flow.persistence-${friction.persistence}`),
      },
      {
        key: 'bucket',
        label: t('panel.lossBucket'),
        width: 168,
        cell: ({ bucket }) => (bucket === 'none' ? <Nothing /> : t(`board.bucket-${bucket}`)),
      },
    ]
    return columns
  }, [
    t,
    language,
    formats,
    today,
    currency,
    period,
    basis,
    sharesWithheld,
    lacked,
    onPlace,
    riskWidth,
    shareWidth,
    hasVotes,
  ])
}
