import { ChevronDown, Plus, Trash2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { addOutcome, changeOutcome, deleteOutcome } from '../../../../journey/edits/outcomes.ts'
import { formatValue } from '../../../../journey/metrics/number-format.ts'
import { limits } from '../../../../journey/model/limits.ts'
import type { Outcome } from '../../../../journey/model/schema.ts'
import { Button, IconButton } from '../../../components/button.tsx'
import { FigureField } from '../../../components/figure-field.tsx'
import { Switch } from '../../../components/switch.tsx'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { LiveTitle } from '../fields/live-field.tsx'
import { Fold } from '../fold.tsx'
import { usePanel } from '../panel-context.ts'
import { usePanelEdit } from '../panel-edit.ts'
import { Rows } from '../section.tsx'
import { useShownMiddle } from '../use-shown-middle.ts'
import styles from './map.module.css'

/** How the journey can end, and what that is worth. */
export function OutcomeSection() {
  const t = useText()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const outcomes = useEditorState(({ map }) => map.outcomes)
  const [added, setAdded] = useState<string>()
  const add = () =>
    setAdded(
      edit('step.addOutcome', undefined, () =>
        // The first way to end is the one that everybody hopes for.
        addOutcome(doc, { title: '', good: outcomes.every(({ good }) => good !== true) }),
      ),
    )
  return (
    <Fold
      name="outcomes"
      size="section"
      title={t('flow.outcomes')}
      summary={outcomes.map(({ title }) => title || t('untitled.outcome')).join(', ')}
    >
      {outcomes.length === 0 && <p className={styles.quiet}>{t('flow.noOutcomesYet')}</p>}
      <ul className={styles.personas}>
        {outcomes.map((outcome) => (
          <OutcomeItem key={outcome.id} outcome={outcome} isNew={outcome.id === added} />
        ))}
      </ul>
      {outcomes.length < limits.outcomes && (
        <div className={styles.addLine}>
          <Button size="small" variant="quiet" icon={<Plus size={16} />} onClick={add}>
            {t('flow.addOutcome')}
          </Button>
        </div>
      )}
    </Fold>
  )
}

function OutcomeItem({ outcome, isNew }: { readonly outcome: Outcome; readonly isNew: boolean }) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const { focus } = usePanel()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const [open, setOpen] = useState(isNew)
  const bodyId = useId()
  const item = useRef<HTMLLIElement>(null)
  const { id, title, good = false, value } = outcome
  const name = title || t('untitled.outcome')
  const worth = useShownMiddle()(value)
  useEffect(() => {
    if (isNew) item.current?.querySelector('textarea')?.focus()
  }, [isNew])
  const change = (fields: Parameters<typeof changeOutcome>[2], gesture?: string) =>
    edit('step.changeOutcome', id, () => changeOutcome(doc, id, fields), gesture && `${gesture}:${id}`)
  return (
    <li ref={item} className={styles.persona} data-open={open || undefined} data-item={id}>
      <div className={styles.outcomeLine}>
        <LiveTitle
          size="small"
          label={t('flow.outcomeName')}
          placeholder={t('flow.outcomePlaceholder')}
          value={title}
          write={(text) => change({ title: text }, 'title')}
        />
        {worth !== undefined && !open && (
          <span className={styles.worth}>{formatValue(worth, 'money', language, currency)}</span>
        )}
        <IconButton
          size="small"
          label={t(open ? 'flow.closeOutcome' : 'flow.openOutcome', { name })}
          icon={<ChevronDown size={16} />}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={() => setOpen(!open)}
          className={styles.toggle}
        />
      </div>
      {open && (
        <div id={bodyId} className={styles.outcomeBody}>
          <Rows>
            <FigureField
              draftKey={`worth:${id}`}
              label={t('flow.worth')}
              placeholder={t('flow.worthPlaceholder')}
              bounds="any"
              unit="money"
              currency={currency}
              suffix={currency}
              value={value}
              onChange={(next) => change({ value: next })}
            />
          </Rows>
          <div className={styles.outcomeFoot}>
            <Switch label={t('flow.good')} checked={good} onChange={(next) => change({ good: next })} />
            <IconButton
              size="small"
              label={t('flow.deleteOutcome')}
              icon={<Trash2 size={14} />}
              onClick={() => {
                edit('step.deleteOutcome', id, () => deleteOutcome(doc, id))
                focus()
              }}
            />
          </div>
        </div>
      )}
    </li>
  )
}
