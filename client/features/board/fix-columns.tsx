import { Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import type { FixFigures } from '../../../journey/economics/analysis.ts'
import { asFigure, isStale, middle } from '../../../journey/model/figure.ts'
import type { Fix } from '../../../journey/model/schema.ts'
import { timeOfDay } from '../../components/day-field.tsx'
import { useIsHidden } from '../../components/hides-assumed.ts'
import { useToday } from '../../components/use-today.ts'
import { printMoney, printPayback } from '../../language/money-words.ts'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import type { FixColumn } from '../../state/board.ts'
import { useEditorState } from '../../state/editor.ts'
import styles from './cells.module.css'
import { type GridColumn, amountsWidth } from './grid-column.ts'
import { Evident, FigureText, Hidden, Nothing, Withheld } from './figure-text.tsx'
import { type FixRow, overdue } from './fix-rows.ts'

/** What the board says of a fix, column by column. */
export function useFixColumns(
  rows: readonly FixRow[],
  onDelete: (fix: Fix) => void,
  without: readonly FixColumn[] = [],
): readonly GridColumn<FixRow, FixColumn>[] {
  const t = useText()
  const formats = useFormats()
  const today = useToday()
  const period = useEditorState(({ map }) => map.meta.period)
  const hides = useIsHidden('assumed')
  const currency = useEditorState(({ map }) => map.meta.currency)
  const leftOut = without.join()
  const print = (value: number | null | undefined) =>
    typeof value === 'number' ? printMoney(value, currency, formats) : ''
  const gainWidth = amountsWidth(
    rows.map(({ figures }) => print(figures?.gain)),
    128,
    44,
  )
  const costWidth = amountsWidth(
    rows.map(({ fix }) => print(fix.cost === undefined ? undefined : middle(asFigure(fix.cost).value))),
    124,
    44,
  )
  return useMemo(() => {
    const isAssumed = (field: Fix['cost']) => field !== undefined && asFigure(field).evidence === 'assumed'
    const money = (value: number) => printMoney(value, currency, formats)
    const gainOf = ({ fix, figures }: FixRow, print: (figures: FixFigures) => string | null) => {
      if (figures?.isWithheld === true) return <Withheld />
      if (hides && [fix.effectiveness, fix.cost].some(isAssumed) && figures && print(figures) === null)
        return <Hidden />
      const words = figures && print(figures)
      if (words === null || words === undefined) return <Nothing />
      const field = fix.effectiveness
      const figure = field === undefined ? undefined : asFigure(field)
      return (
        <Evident evidence={figure?.evidence ?? 'assumed'} isStale={figure !== undefined && isStale(figure, today)}>
          {words}
        </Evident>
      )
    }
    const columns: readonly GridColumn<FixRow, FixColumn>[] = [
      {
        key: 'title',
        label: t('board.fix'),
        width: 280,
        cell: ({ fix }) => (
          <span className={styles.fixTitle}>
            <span className={styles.title} dir="auto">
              {fix.title || t('untitled.fix')}
            </span>
            <button
              type="button"
              tabIndex={-1}
              className={styles.delete}
              aria-label={t('board.deleteFix', { title: fix.title })}
              onClick={() => onDelete(fix)}
            >
              <Trash2 size={14} aria-hidden />
            </button>
          </span>
        ),
      },
      {
        key: 'frictions',
        label: t('board.against'),
        width: 220,
        cell: ({ titles }) =>
          titles.length === 0 ? (
            <span className={styles.needs}>{t('board.needsFrictions')}</span>
          ) : (
            <span className={styles.against} dir="auto">
              {titles.map((title) => title || t('untitled.friction')).join(' · ')}
            </span>
          ),
      },
      {
        key: 'gain',
        label: t('board.gain'),
        about: t('board.about-gain'),
        width: gainWidth,
        isNumber: true,
        cell: (row) => gainOf(row, ({ gain }) => (gain === null ? null : money(gain))),
      },
      {
        key: 'payback',
        label: t('board.payback'),
        about: t('board.about-payback'),
        width: 112,
        isNumber: true,
        cell: (row) =>
          gainOf(row, ({ payback }) => (payback === null ? null : printPayback(payback, period, t, formats))),
      },
      {
        key: 'effectiveness',
        label: t('flow.effectiveness'),
        about: t('board.about-effectiveness'),
        width: 112,
        isNumber: true,
        cell: ({ fix }) => <FigureText value={fix.effectiveness} print={(value) => formats.percent(value * 100)} />,
      },
      {
        key: 'cost',
        label: t('flow.cost'),
        width: costWidth,
        isNumber: true,
        cell: ({ fix }) => <FigureText value={fix.cost} print={money} />,
      },
      {
        key: 'effort',
        label: t('flow.effort'),
        width: 104,
        isNumber: true,
        cell: ({ fix }) => (
          <FigureText value={fix.effort} print={(value) => t('board.days', { count: formats.number(value, 1) })} />
        ),
      },
      {
        key: 'owner',
        label: t('panel.owner'),
        width: 128,
        cell: ({ fix }) => (fix.owner ? <span dir="auto">{fix.owner}</span> : <Nothing />),
      },
      {
        key: 'due',
        label: t('flow.due'),
        width: 148,
        cell: (row) => {
          const { due } = row.fix
          if (due === undefined) return <Nothing />
          const day = formats.date(timeOfDay(due))
          return overdue(row, today) ? (
            <span className={styles.overdue}>{t('board.overdue', { day })}</span>
          ) : (
            <span>{day}</span>
          )
        },
      },
    ]
    return columns.filter(({ key }) => !leftOut.split(',').includes(key))
  }, [t, formats, today, hides, period, currency, onDelete, leftOut, gainWidth, costWidth])
}
