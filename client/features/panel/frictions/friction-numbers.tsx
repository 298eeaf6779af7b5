import type { Patch } from '../../../../journey/edits/map.ts'
import type { Friction } from '../../../../journey/model/schema.ts'
import { persistences, riceImpacts } from '../../../../journey/model/vocabulary.ts'
import { FigureField } from '../../../components/figure-field.tsx'
import { NumberField } from '../../../components/number-field.tsx'
import { Select } from '../../../components/select.tsx'
import { useFormats } from '../../../language/formats.ts'
import { useText } from '../../../language/text.ts'
import { Fold } from '../fold.tsx'
import { Rows } from '../section.tsx'
import { useShownMiddle } from '../use-shown-middle.ts'

interface FrictionNumbersProps {
  readonly friction: Friction
  readonly change: (fields: Patch<Omit<Friction, 'id' | 'order' | 'on'>>) => void
}

/** How often a friction is met and what it does: what rankings and the flow go by. */
export function FrictionNumbers({ friction, change }: FrictionNumbersProps) {
  const t = useText()
  const formats = useFormats()
  const { id, frequency, exitImpact, persistence, impact, importance, satisfaction } = friction
  const meeting = useShownMiddle()(frequency)
  const summary = meeting === undefined ? undefined : t('flow.frequencyIs', { share: formats.percent(meeting * 100) })
  return (
    <Fold name="friction-numbers" size="part" title={t('flow.numbers')} summary={summary}>
      <Rows>
        <FigureField
          draftKey={`frequency:${id}`}
          label={t('flow.frequency')}
          placeholder={t('flow.frequencyPlaceholder')}
          bounds="share"
          value={frequency}
          onChange={(next) => change({ frequency: next })}
        />
        <FigureField
          draftKey={`exitImpact:${id}`}
          label={t('flow.exitImpact')}
          placeholder={t('flow.exitImpactPlaceholder')}
          bounds="share"
          value={exitImpact}
          onChange={(next) => change({ exitImpact: next })}
        />
        <Select
          label={t('flow.persistence')}
          value={persistence}
          options={persistences.map((value) => ({ value, label: t(`flow.persistence-${value}`) }))}
          onChange={(next) => change({ persistence: next })}
          noneLabel={t('panel.none')}
          onClear={() => change({ persistence: undefined })}
        />
        <Select
          label={t('flow.impact')}
          value={impact === undefined ? undefined : `${impact}`}
          options={riceImpacts.map((value) => ({ value: `${value}`, label: t(`flow.impact-${value}`) }))}
          onChange={(next) => change({ impact: riceImpacts.find((value) => `${value}` === next) })}
          noneLabel={t('flow.impactFromSeverity')}
          onClear={() => change({ impact: undefined })}
        />
        <NumberField
          draftKey={`importance:${id}`}
          label={t('flow.importance')}
          placeholder={t('flow.importancePlaceholder')}
          least={0}
          most={10}
          value={importance}
          onChange={(next) => change({ importance: next })}
        />
        <NumberField
          draftKey={`satisfaction:${id}`}
          label={t('flow.satisfaction')}
          placeholder={t('flow.satisfactionPlaceholder')}
          least={0}
          most={10}
          value={satisfaction}
          onChange={(next) => change({ satisfaction: next })}
        />
      </Rows>
    </Fold>
  )
}
