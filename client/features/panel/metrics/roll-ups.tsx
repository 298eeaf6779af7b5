import { ChevronDown } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { label } from '../../../../journey/library/words.ts'
import { catalogueMetric } from '../../../../journey/metrics/catalogue.ts'
import { intervalOf } from '../../../../journey/metrics/interval.ts'
import { formatNumber, formatMetric } from '../../../../journey/metrics/number-format.ts'
import { type PlacedRollUp, type RollUpWay, rollUpWays, rollUpsOf } from '../../../../journey/metrics/roll-up.ts'
import { withoutAssumptions } from '../../../../journey/views/hide-assumed.ts'
import { Tooltip } from '../../../components/tooltip.tsx'
import { useLanguage, useText } from '../../../language/text.ts'
import { findThing, useEditorState } from '../../../state/editor.ts'
import { useGoTo } from '../panel-context.ts'
import { uncertaintyText } from './metric-words.ts'
import item from '../item-list.module.css'
import own from './roll-ups.module.css'
import { useRollUpFlow } from './use-roll-up-flow.ts'

/** What the metrics of the touchpoints come to for a stage, or for the map (`stage` undefined), and why. */
export function RollUps({ stage }: { readonly stage: string | undefined }) {
  const t = useText()
  const whole = useEditorState((state) => state.map)
  const hides = useEditorState(({ look }) => look.hideAssumed)
  const map = useMemo(() => (hides ? withoutAssumptions(whole) : whole), [hides, whole])
  const arrangement = useEditorState((state) => state.arrangement)
  const needsFlow = map.metrics.some(({ key }) => isByFlow(key))
  const flow = useRollUpFlow(map, needsFlow)
  const rolled = useMemo(() => {
    const all = rollUpsOf(map, arrangement, stage, flow ?? {})
    // Not that it is unknown: it is there in a moment.
    return flow ? all : all.filter(({ key }) => !isByFlow(key))
  }, [map, arrangement, stage, flow])
  if (rolled.length === 0) return null
  return (
    <section className={own.rollUps} aria-label={t('metric.fromTouchpoints')}>
      <h3 className={own.rollUpsTitle}>{t('metric.fromTouchpoints')}</h3>
      <ul>
        {rolled.map((each) => (
          <RollUpItem key={each.key} rollUp={each} />
        ))}
      </ul>
    </section>
  )
}

const isWay = (reason: PlacedRollUp['reason']): reason is RollUpWay => rollUpWays.some((way) => way === reason)

/** Rules that go by the flow of the map. */
const needing: ReadonlySet<string> = new Set(['visits-times-value', 'exit-probability', 'absorption-probability'])

const isByFlow = (key: string) => needing.has(catalogueMetric(key)?.rollUp ?? 'none')

function RollUpItem({ rollUp }: { readonly rollUp: PlacedRollUp }) {
  const t = useText()
  const language = useLanguage()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const goTo = useGoTo()
  const map = useEditorState((state) => state.map)
  const bodyId = useId()
  const [open, setOpen] = useState(false)
  const { key, unit, value, n, p10, p90, reason, evidence, parts, missing, own: itself } = rollUp

  const print = (number: number) => formatMetric(number, rollUp, language, currency)
  const why = t(`metric.reason-${reason}`, {
    count: parts.length,
    n: n === undefined ? '' : formatNumber(n, language),
  })
  const asMetric = { id: key, title: '', order: '', key, evidence, value, n, p10, p90, unit } as const
  const uncertainty = uncertaintyText(asMetric, { t, language, currency }, 'short')
  const facts = [
    ...(isWay(reason) ? [t(`metric.way-${reason}`)] : []),
    ...(value === undefined || evidence === 'measured' ? [] : [label('evidence', evidence, language)]),
    ...(n === undefined ? [] : [t('panel.sampleIs', { n: formatNumber(n, language) })]),
    ...(uncertainty === undefined || !intervalOf(asMetric) ? [] : [uncertainty]),
    ...(missing.length === 0 ? [] : [t('metric.leftOut', { count: missing.length })]),
  ]
  const line = (id: string, words: (metric: (typeof map.metrics)[number]) => string) => {
    const metric = map.metrics.find((each) => each.id === id)
    const place = metric?.on
    if (!metric || place === undefined) return null
    const thing = findThing(map, place)
    const title = (thing && 'title' in thing.value && thing.value.title) || t('untitled.card')
    return (
      <li key={id}>
        <button type="button" className={own.part} onClick={() => goTo(place)}>
          <span dir="auto">{title}</span>
          <span>{words(metric)}</span>
        </button>
      </li>
    )
  }
  return (
    <li className={own.rollUp} data-open={open || undefined}>
      <Tooltip label={why} side="left">
        <button
          type="button"
          className={item.head}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={() => setOpen(!open)}
        >
          <span className={item.words}>
            <span className={item.title}>{catalogueMetric(key)?.[language] ?? key}</span>
            {facts.length > 0 && <span className={item.facts}>{facts.join(' · ')}</span>}
          </span>
          <span className={own.rolled} data-missing={value === undefined || undefined}>
            {value === undefined ? t('metric.none') : print(value)}
          </span>
          <ChevronDown size={16} className={item.chevron} aria-hidden />
        </button>
      </Tooltip>
      {open && (
        <div id={bodyId} className={own.reason}>
          <p>{why}</p>
          {itself && (
            <p>
              {itself.gap === undefined
                ? t('metric.measuredItselfOnly', { value: print(itself.value) })
                : t('metric.measuredItself', {
                    value: print(itself.value),
                    gap: `${itself.gap < 0 ? '−' : '+'}${print(Math.abs(itself.gap))}`,
                  })}
            </p>
          )}
          {parts.length > 0 && (
            <div>
              <h4>{t('metric.parts')}</h4>
              <ul>
                {parts.map((id) =>
                  line(id, (metric) =>
                    [
                      formatMetric(metric.value ?? 0, metric, language, currency),
                      ...(metric.n === undefined ? [] : [t('panel.sampleIs', { n: formatNumber(metric.n, language) })]),
                    ].join(' · '),
                  ),
                )}
              </ul>
            </div>
          )}
          {missing.length > 0 && (
            <div>
              <h4>{t('metric.leftOutTitle')}</h4>
              <ul>{missing.map(({ id, why: lack }) => line(id, () => t(`metric.left-${lack}`)))}</ul>
            </div>
          )}
        </div>
      )}
    </li>
  )
}
