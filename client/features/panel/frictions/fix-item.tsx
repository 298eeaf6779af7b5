import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { changeFix, deleteFix, setFixed } from '../../../../journey/edits/fixes.ts'
import { formatPercent, formatValue } from '../../../../journey/metrics/number-format.ts'
import type { Fix } from '../../../../journey/model/schema.ts'
import { DayField, timeOfDay } from '../../../components/day-field.tsx'
import { FigureField } from '../../../components/figure-field.tsx'
import { useFormats } from '../../../language/formats.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { LiveTitle } from '../fields/live-field.tsx'
import { OwnerField } from '../fields/owner-field.tsx'
import { DeleteFoot } from '../delete-foot.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { Rows } from '../section.tsx'
import { CommentsFold } from '../thing-discussion.tsx'
import { useShownMiddle } from '../use-shown-middle.ts'
import item from '../item-list.module.css'
import styles from './frictions.module.css'

interface FixItemProps {
  readonly fix: Fix
  /** Id of the friction under which it stands. */
  readonly friction: string
  readonly open: boolean
  readonly onToggle: () => void
}

/** A fix as a line; opened, what it does, costs and takes, and who does it until when. */
export function FixItem({ fix, friction, open, onToggle }: FixItemProps) {
  const t = useText()
  const language = useLanguage()
  const formats = useFormats()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const bodyId = useId()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const { id, title, owner, due, effectiveness, cost, effort } = fix
  const shown = useShownMiddle()
  const [taken, spent] = [shown(effectiveness), shown(cost)]
  const facts = [
    ...(taken === undefined ? [] : [`−${formatPercent(taken * 100, language, 0)}`]),
    ...(spent === undefined ? [] : [formatValue(spent, 'money', language, currency)]),
    ...(owner === undefined ? [] : [owner]),
    ...(due === undefined ? [] : [t('flow.dueOn', { day: formats.date(timeOfDay(due)) })]),
  ]
  const change = (fields: Parameters<typeof changeFix>[2], gesture?: string) =>
    edit('step.changeFix', id, () => changeFix(doc, id, fields), gesture && `${gesture}:${id}`)
  return (
    <li className={styles.fix} data-open={open || undefined}>
      <button
        type="button"
        className={styles.fixHead}
        aria-expanded={open}
        aria-controls={open ? bodyId : undefined}
        onClick={onToggle}
      >
        <span className={item.words}>
          <span className={styles.fixTitle} dir="auto">
            {title || t('untitled.fix')}
          </span>
          {facts.length > 0 && !open && <span className={item.facts}>{facts.join(' · ')}</span>}
        </span>
        <ChevronDown size={14} className={item.chevron} aria-hidden />
      </button>
      {open && (
        <div id={bodyId}>
          <Rows>
            <LiveTitle
              size="row"
              label={t('panel.title')}
              placeholder={t('untitled.fix')}
              value={title}
              write={(text) => change({ title: text }, 'title')}
            />
            <FigureField
              draftKey={`effectiveness:${id}`}
              label={t('flow.effectiveness')}
              placeholder={t('flow.effectivenessPlaceholder')}
              bounds="share"
              value={effectiveness}
              onChange={(next) => change({ effectiveness: next })}
            />
            <FigureField
              draftKey={`cost:${id}`}
              label={t('flow.cost')}
              placeholder={t('flow.costPlaceholder')}
              bounds="amount"
              unit="money"
              currency={currency}
              suffix={currency}
              value={cost}
              onChange={(next) => change({ cost: next })}
            />
            <FigureField
              draftKey={`effort:${id}`}
              label={t('flow.effort')}
              placeholder={t('flow.effortPlaceholder')}
              bounds="amount"
              suffix={t('flow.effortSuffix')}
              value={effort}
              onChange={(next) => change({ effort: next })}
            />
            <OwnerField value={owner} write={(next) => change({ owner: next }, 'owner')} />
            <DayField label={t('flow.due')} value={due} onChange={(next) => change({ due: next })} />
          </Rows>
          <CommentsFold on={id} title={title || t('untitled.fix')} />
          <DeleteFoot
            label={t('flow.deleteFix')}
            onDelete={() => edit('step.deleteFix', id, () => deleteFix(doc, id))}
            here={
              fix.frictions.length > 1 && {
                label: t('flow.removeFix'),
                onRemove: () => edit('step.changeFix', id, () => setFixed(doc, id, friction, false)),
              }
            }
          />
        </div>
      )}
    </li>
  )
}
