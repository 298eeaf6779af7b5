import { useEffect, useId, useRef, useState } from 'react'
import { label as wordOf } from '../../journey/library/words.ts'
import { type Interval, intervalOfQuantity } from '../../journey/metrics/interval.ts'
import { type Quantity, isStale, middle } from '../../journey/model/figure.ts'
import { useFormats } from '../language/formats.ts'
import { useLanguage, useText } from '../language/text.ts'
import { timeOfDay } from './day-field.tsx'
import { EvidenceMark } from './evidence-mark.tsx'
import { IntervalBar } from './interval-bar.tsx'
import { useIsHidden } from './hides-assumed.ts'
import styles from './quantity-field.module.css'
import { QuantityDetails } from './quantity-details.tsx'
import { QuantityTextField } from './quantity-text-field.tsx'
import { type QuantityFieldProps, tidy } from './quantity.ts'
import { Tooltip } from './tooltip.tsx'
import { useToday } from './use-today.ts'

/** Enters and shows a number, a range or counts, and how far they may be believed. Compact until it is opened. */
export function QuantityField(props: QuantityFieldProps) {
  const { label, bounds, value, about, hint, suffix, draftKey, onValue, interval, target } = props
  const t = useText()
  const language = useLanguage()
  const formats = useFormats()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState(false)
  const isHidden = useIsHidden(about.evidence) && value !== undefined && !shown
  const scale = bounds === 'share' ? 100 : 1
  const rules = rulesOf(props)
  const today = useToday()
  const stale = value !== undefined && isStale(about, today)
  const isPlain = value === undefined || typeof value === 'number'
  const shownInterval = interval ?? (value === undefined ? undefined : intervalOfQuantity(value))
  const sure = wordOf('evidence', about.evidence, language)
  const print = (number: number) =>
    `${formats.number(number * scale, Math.abs(number * scale) < 1 ? 3 : 1)}${bounds === 'share' ? '%' : ''}`
  const summary = useRef<HTMLButtonElement>(null)
  const isFollowed = useRef(false)
  const takeOver = (next: Quantity | undefined) => {
    // On Enter the summary takes the place of the field, and of the focus in it.
    isFollowed.current = typeof next === 'object' && document.activeElement !== document.body
    onValue(next === undefined ? undefined : scaled(next, scale))
  }
  useEffect(() => {
    if (!isFollowed.current) return
    isFollowed.current = false
    // Not before the key is done with, which would press the button that takes the focus.
    requestAnimationFrame(() => {
      if (document.activeElement?.contains(summary.current)) summary.current?.focus()
    })
  })
  return (
    <div className={styles.field} data-evidence={value === undefined ? undefined : about.evidence}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <div className={styles.main}>
        <div className={styles.line} data-stale={stale || undefined}>
          {isHidden ? (
            <button
              type="button"
              className={styles.hidden}
              aria-label={t('figure.showHidden', { label })}
              onClick={() => setShown(true)}
            >
              {t('figure.hidden')}
            </button>
          ) : isPlain ? (
            <QuantityTextField
              draftKey={draftKey}
              label={label}
              rules={{ ...rules, isShare: bounds === 'share' }}
              suffix={suffix ?? (bounds === 'share' ? '%' : undefined)}
              {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
              value={value === undefined ? undefined : tidy(value * scale)}
              onChange={takeOver}
            />
          ) : (
            <button
              ref={summary}
              type="button"
              className={styles.summary}
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              onClick={() => setOpen(!open)}
              aria-label={`${label}: ${summaryOf(value, print, t)}`}
            >
              {summaryOf(value, print, t)}
            </button>
          )}
          <Tooltip label={value === undefined ? t('figure.more') : stale ? t('figure.staleMark', { sure }) : sure}>
            <button
              type="button"
              className={styles.mark}
              data-empty={value === undefined || undefined}
              aria-label={
                value === undefined ? t('figure.openEmpty', { label }) : t('figure.open', { label, evidence: sure })
              }
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              onClick={() => {
                setOpen(!open)
                setShown(true)
              }}
            >
              <EvidenceMark evidence={about.evidence} isStale={stale} />
            </button>
          </Tooltip>
        </div>
        {!isHidden && value !== undefined && shownInterval && (
          <div className={styles.interval}>
            <IntervalBar
              {...shownInterval}
              value={middle(value)}
              {...scaleOf(props, shownInterval)}
              evidence={about.evidence}
              target={target}
            />
            <p className={styles.note}>
              {props.intervalText ??
                t(shownInterval.kind === 'range' ? 'figure.rangeIs' : 'figure.intervalIs', {
                  low: print(shownInterval.low),
                  high: print(shownInterval.high),
                })}
            </p>
          </div>
        )}
        {Boolean(hint) && <p className={styles.note}>{hint}</p>}
        {stale && about.expires !== undefined && (
          <p className={styles.stale}>{t('figure.staleSince', { day: formats.date(timeOfDay(about.expires)) })}</p>
        )}
      </div>
      {open && (
        <QuantityDetails
          id={id}
          key={typeof value === 'object' ? Object.keys(value).join() : 'number'}
          {...props}
          rules={rules}
          scale={scale}
        />
      )}
    </div>
  )
}

/** A quantity as it was typed in the unit of the field, in that of the model. */
function scaled(value: Quantity, scale: number): Quantity {
  if (typeof value === 'number') return tidy(value / scale)
  if ('k' in value) return value
  return { p10: tidy(value.p10 / scale), p50: tidy(value.p50 / scale), p90: tidy(value.p90 / scale) }
}

function summaryOf(value: Exclude<Quantity, number>, print: (value: number) => string, t: ReturnType<typeof useText>) {
  return 'k' in value
    ? t('figure.countsAre', { k: value.k, n: value.n, share: print(middle(value)) })
    : t('figure.likely', { value: print(value.p50) })
}

function rulesOf({ bounds, unit, currency, least, most, whole }: QuantityFieldProps) {
  const from = least ?? (bounds === 'any' ? undefined : 0)
  const to = most ?? (bounds === 'share' ? 100 : undefined)
  return {
    unit: bounds === 'share' ? '%' : unit,
    currency,
    ...(from === undefined ? {} : { least: from }),
    ...(to === undefined ? {} : { most: to }),
    ...(whole === undefined ? {} : { whole }),
  }
}

/** The scale that an interval is drawn on: all that the value could be, or a little more than where it lies. */
function scaleOf({ bounds, least, most, target }: QuantityFieldProps, { low, high }: Interval) {
  if (bounds === 'share') return { from: 0, to: 1 }
  const [first, last] = [Math.min(low, target ?? low), Math.max(high, target ?? high)]
  const room = (last - first) * 0.15
  const from = least !== undefined && most !== undefined ? least : Math.min(0, first - room)
  return { from, to: least !== undefined && most !== undefined ? most : Math.max(0, last + room) }
}
