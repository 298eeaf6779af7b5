import { useState } from 'react'
import { catalogueMetric } from '../../../../journey/metrics/catalogue.ts'
import { isMetricUnit, metricUnits, unitKindOf, unitLabel } from '../../../../journey/metrics/units.ts'
import type { Metric } from '../../../../journey/model/schema.ts'
import type { Language } from '../../../../journey/model/vocabulary.ts'
import { Select } from '../../../components/select.tsx'
import { useLanguage, useText } from '../../../language/text.ts'
import { LiveLine } from '../fields/live-field.tsx'

interface UnitFieldProps {
  readonly metric: Metric
  readonly onChange: (unit: string | undefined, gesture?: string) => void
}

const own = 'own'

/** The unit of a metric, where there is a choice: a duration has several, an own metric may have one in own words. */
export function UnitField({ metric, onChange }: UnitFieldProps) {
  const t = useText()
  const language = useLanguage()
  const { key, unit } = metric
  const known = catalogueMetric(key)
  const [wantsOwn, setWantsOwn] = useState(false)
  const isFree = known === undefined || known.unitKind === 'other'
  const units = metricUnits.filter((candidate) => isFree || unitKindOf(candidate) === known.unitKind)
  const isOwn = unit === undefined ? wantsOwn : !isMetricUnit(unit)
  if (units.length < 2 && !isOwn) return null
  return (
    <>
      <Select<string>
        label={t('panel.unit')}
        value={isOwn ? own : unit}
        options={[
          ...units.map((value) => ({ value, label: unitLabel(value, language) })),
          ...(isFree || isOwn ? [{ value: own, label: t('panel.ownUnit') }] : []),
        ]}
        onChange={(next) => {
          setWantsOwn(next === own)
          if (next !== own) onChange(next)
          else if (!isOwn) onChange(undefined)
        }}
        {...(isFree
          ? {
              noneLabel: t('panel.none'),
              onClear: () => {
                setWantsOwn(false)
                onChange(undefined)
              },
            }
          : {})}
      />
      {isOwn && (
        <LiveLine
          label={t('panel.ownUnit')}
          placeholder={t('panel.ownUnitPlaceholder')}
          value={unit}
          write={(text) => {
            setWantsOwn(true)
            onChange(text === '' ? undefined : text, 'unit')
          }}
        />
      )}
    </>
  )
}

/** What stands behind a number in its field: %, Rp, min. */
export function unitMark(unit: string | undefined, language: Language, currency: string | undefined): string {
  if (unit === undefined) return ''
  if (unit === 'money') return currency ?? ''
  const isShort = unit === '%' || unitKindOf(unit) === 'duration'
  return isShort ? unit : unitLabel(unit, language).slice(0, 8)
}
