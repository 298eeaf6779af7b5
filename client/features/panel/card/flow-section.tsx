import { changeCard } from '../../../../journey/edits/cards.ts'
import { setEnd } from '../../../../journey/edits/outcomes.ts'
import type { Card } from '../../../../journey/model/schema.ts'
import { ContradictionNotice } from '../../../components/figures-notice.tsx'
import { FigureField } from '../../../components/figure-field.tsx'
import { NumberField } from '../../../components/number-field.tsx'
import { Select } from '../../../components/select.tsx'
import { useFormats } from '../../../language/formats.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { useFlow } from '../../../state/economics.ts'
import { wordedFlow } from '../../../../journey/flow/sheet-flow.ts'
import { Fold } from '../fold.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { Rows } from '../section.tsx'
import { useShownMiddle } from '../use-shown-middle.ts'
import styles from './card.module.css'

/** How customers flow through a touchpoint: how many begin, leave and end here, and what a visit costs. */
export function FlowSection({ card }: { readonly card: Card }) {
  const t = useText()
  const formats = useFormats()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const outcomes = useEditorState(({ map }) => map.outcomes)
  const { id, entry, exit, exitKind = 'base', visitCost, ends = {} } = card
  const change = (fields: Parameters<typeof changeCard>[2]) => edit('step.flow', id, () => changeCard(doc, id, fields))
  const flow = useFlow()
  const leaving = useShownMiddle()(exit)
  const summary = leaving === undefined ? undefined : t('flow.exitIs', { share: formats.percent(leaving * 100) })
  return (
    <Fold name="flow" size="section" title={t('flow.title')} summary={summary}>
      <ContradictionNotice flow={flow} cards={[card]} at={id} />
      <Risks id={id} />
      <Rows>
        <FigureField
          draftKey={`exit:${id}`}
          label={t('flow.exit')}
          bounds="share"
          placeholder={t('flow.exitPlaceholder')}
          value={exit}
          onChange={(next) => change({ exit: next })}
        />
        {exit !== undefined && (
          <Select
            label={t('flow.exitKind')}
            value={exitKind}
            options={[
              { value: 'base', label: t('flow.exitBase') },
              { value: 'measured', label: t('flow.exitMeasured') },
            ]}
            onChange={(next) => change({ exitKind: next })}
          />
        )}
        {exit !== undefined && (
          <p className={styles.flowHint}>{t(exitKind === 'base' ? 'flow.exitBaseHint' : 'flow.exitMeasuredHint')}</p>
        )}
        <FigureField
          draftKey={`visitCost:${id}`}
          label={t('flow.visitCost')}
          placeholder={t('flow.visitCostPlaceholder')}
          bounds="any"
          unit="money"
          currency={currency}
          suffix={currency}
          value={visitCost}
          onChange={(next) => change({ visitCost: next })}
        />
        <NumberField
          draftKey={`entry:${id}`}
          label={t('flow.entry')}
          placeholder={t('flow.entryPlaceholder')}
          {...(entry === undefined ? {} : { hint: t('flow.entryHint') })}
          least={0}
          value={entry}
          onChange={(next) => change({ entry: next })}
        />
      </Rows>
      <h4 className={styles.flowHeading}>{t('flow.ends')}</h4>
      {outcomes.length > 0 && (
        <Rows>
          {outcomes.map((outcome) => (
            <NumberField
              key={outcome.id}
              draftKey={`end:${id}:${outcome.id}`}
              label={outcome.title || t('untitled.outcome')}
              least={0}
              placeholder="0"
              value={ends[outcome.id]}
              onChange={(weight) => edit('step.flow', id, () => setEnd(doc, id, outcome.id, weight))}
            />
          ))}
        </Rows>
      )}
      <p className={styles.flowNote}>{t(outcomes.length > 0 ? 'flow.endsHint' : 'flow.noOutcomes')}</p>
    </Fold>
  )
}

/** How the money at risk that the map shows at a touchpoint comes about. */
function Risks({ id }: { readonly id: string }) {
  const text = useText()
  const language = useLanguage()
  const map = useEditorState((state) => state.map)
  const isShown = useEditorState(({ look }) => look.flow)
  const flow = useFlow(isShown)
  if (!isShown || flow?.problem !== null) return null
  const risks = wordedFlow(map, flow, language).risks.get(id) ?? []
  if (risks.length === 0) return null
  return (
    <section className={styles.risks} aria-label={text('economics.riskTitle')}>
      <h4 className={styles.flowHeading}>{text('economics.riskTitle')}</h4>
      <ul>
        {risks.map((risk) => (
          <li key={risk}>{risk}</li>
        ))}
      </ul>
      <p className={styles.flowHint}>{text('economics.honest')}</p>
    </section>
  )
}
