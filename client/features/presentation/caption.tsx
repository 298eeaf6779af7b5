import { ArrowDown, ArrowUp, Check } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { label } from '../../../journey/library/words.ts'
import { EvidenceMark } from '../../components/evidence-mark.tsx'
import { Icon, SeverityShape } from '../../components/icon.tsx'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import styles from './caption.module.css'
import type { Fact, NamedFigure, StepFacts, ToldMetric } from './step-facts.ts'

interface CaptionProps {
  readonly told: StepFacts
  readonly number: number
  readonly count: number
  /** What goes on and back, for who presents. */
  readonly children?: ReactNode
}

/** A longer title is set smaller, so that all of it is read. */
const longTitle = 36

/** What is told at a step, at the foot of the screen: readable from the back of a room. */
export function Caption({ told: { title, about, colour, severity, facts }, number, count, children }: CaptionProps) {
  const text = useText()
  const hue = colour === undefined ? 'var(--j-accent)' : `var(--j-${colour}-strong)`
  return (
    <section
      className={styles.caption}
      style={{ '--hue': hue, '--share': number / Math.max(count, 1) } as CSSProperties}
      aria-label={text('present.caption')}
      data-present-caption
    >
      <div className={styles.progress} aria-hidden />
      <div className={styles.head}>
        <p className={styles.about}>
          {text('present.stepOf', { number, count })}
          <span className={styles.dot}> · </span>
          {about}
        </p>
        <h2 className={styles.title} data-long={Array.from(title).length > longTitle || undefined}>
          {severity && <SeverityShape severity={severity.value} evidence={severity.evidence} size={30} />}
          <span dir="auto">{title}</span>
        </h2>
      </div>
      <dl className={styles.facts} data-facts={facts.length}>
        {facts.map((fact, index) => (
          <div key={index} className={styles.fact} data-fact={fact.kind}>
            <FactLines fact={fact} />
          </div>
        ))}
      </dl>
      {children}
    </section>
  )
}

function FactLines({ fact }: { readonly fact: Fact }) {
  switch (fact.kind) {
    case 'emotion':
      return (
        <>
          <dt>{fact.label}</dt>
          <dd className={styles.value}>
            <Icon name={fact.face} size={22} />
            <span className={styles.number}>{fact.value}</span>
          </dd>
          <dd className={styles.detail}>{fact.detail}</dd>
        </>
      )
    case 'frictions':
      return (
        <>
          <dt>{fact.label}</dt>
          {fact.items.map((item, index) => (
            <dd key={index} className={styles.item}>
              <span className={styles.value}>
                <SeverityShape severity={item.severity} evidence={item.evidence} size={22} />
                <span className={styles.words} dir="auto">
                  {item.title}
                </span>
              </span>
              <span className={styles.detail}>
                {item.figures.length === 0 && item.detail}
                {item.figures.map((figure) => (
                  <InlineFigure key={figure.label} {...figure} />
                ))}
              </span>
            </dd>
          ))}
        </>
      )
    case 'metrics':
      return (
        <>
          <dt>{fact.label}</dt>
          {fact.items.map((item, index) => (
            <dd key={index} className={styles.item}>
              <span className={styles.name} dir="auto">
                {item.title}
              </span>
              <span className={styles.value}>
                {item.value ? (
                  <BigFigure figure={item.value} />
                ) : (
                  <span className={styles.words}>{item.notMeasured}</span>
                )}
              </span>
              {item.aim !== '' && (
                <span className={styles.detail} data-standing={item.standing}>
                  <Standing standing={item.standing} />
                  {item.aim}
                </span>
              )}
            </dd>
          ))}
        </>
      )
    case 'figure':
      return (
        <>
          <dt>{fact.label}</dt>
          <dd className={styles.value}>
            <BigFigure figure={fact.figure} />
          </dd>
        </>
      )
    case 'words':
      return (
        <>
          <dt>{fact.label}</dt>
          <dd className={styles.value}>
            <span className={styles.words} dir="auto">
              {fact.value}
            </span>
          </dd>
          {fact.detail !== undefined && <dd className={styles.detail}>{fact.detail}</dd>}
        </>
      )
  }
}

function Standing({ standing }: { readonly standing: ToldMetric['standing'] }) {
  if (standing === 'met') return <Check size={16} aria-hidden />
  if (standing === 'below') return <ArrowUp size={16} aria-hidden />
  if (standing === 'above') return <ArrowDown size={16} aria-hidden />
  return null
}

function BigFigure({ figure: { text: value, evidence, isStale } }: Pick<NamedFigure, 'figure'>) {
  const text = useText()
  const language = useLanguage()
  return (
    <>
      <span className={styles.number}>{value}</span>
      {evidence && (
        <span className={styles.evidence}>
          <EvidenceMark evidence={evidence} isStale={isStale} />
          <span>
            {label('evidence', evidence, language).toLowerCase()}
            {isStale && `, ${text('present.stale')}`}
          </span>
        </span>
      )}
    </>
  )
}

function InlineFigure({ label: name, figure: { text: value, evidence, isStale } }: NamedFigure) {
  const language = useLanguage()
  return (
    <span className={styles.inline}>
      {evidence && <EvidenceMark evidence={evidence} isStale={isStale} />}
      <span>
        <b>{value}</b> {name}
        {evidence && <VisuallyHidden> ({label('evidence', evidence, language).toLowerCase()})</VisuallyHidden>}
      </span>
    </span>
  )
}
