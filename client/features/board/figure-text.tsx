import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { label } from '../../../journey/library/words.ts'
import { type Figure, asFigure, isStale, middle } from '../../../journey/model/figure.ts'
import type { Evidence } from '../../../journey/model/vocabulary.ts'
import { useIsHidden } from '../../components/hides-assumed.ts'
import { useToday } from '../../components/use-today.ts'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import styles from './cells.module.css'

interface EvidentProps {
  readonly evidence: Evidence
  readonly isStale?: boolean
  readonly children: ReactNode
}

/** A number with the edge that says how far it may be believed: measured is full, assumed dashed, out of date faint. */
export function Evident({ evidence, isStale: stale = false, children }: EvidentProps) {
  const t = useText()
  const language = useLanguage()
  const words = label('evidence', evidence, language)
  return (
    <span className={styles.evident} data-evidence={evidence} data-stale={stale || undefined}>
      {children}
      <VisuallyHidden>{` (${stale ? t('figure.staleMark', { sure: words }) : words})`}</VisuallyHidden>
    </span>
  )
}

interface FigureTextProps {
  readonly value: number | Figure | undefined
  readonly print: (value: number) => string
}

/** The best single value of a figure; a dash where nobody has said any. */
export function FigureText({ value, print }: FigureTextProps) {
  const today = useToday()
  const figure = value === undefined ? undefined : asFigure(value)
  const isHidden = useIsHidden(figure?.evidence ?? '')
  if (!figure) return <Nothing />
  if (isHidden) return <Hidden />
  return (
    <Evident evidence={figure.evidence} isStale={isStale(figure, today)}>
      {print(middle(figure.value))}
    </Evident>
  )
}

/** Where what is known is only assumed, and assumptions are hidden. */
export function Hidden() {
  const t = useText()
  return (
    <span className={styles.nothing} data-hint={t('board.hiddenHint')}>
      {t('figure.isHidden')}
    </span>
  )
}

/** Money that nobody could believe, since it rests on figures that contradict each other. */
export function Withheld() {
  const t = useText()
  return (
    <span className={styles.withheld} data-hint={t('economics.withheldHint')}>
      <TriangleAlert size={14} aria-hidden />
      {t('economics.withheld')}
    </span>
  )
}

/** Where there is nothing. */
export function Nothing() {
  const t = useText()
  return (
    <span className={styles.nothing}>
      <span aria-hidden="true">–</span>
      <VisuallyHidden>{t('board.nothing')}</VisuallyHidden>
    </span>
  )
}
