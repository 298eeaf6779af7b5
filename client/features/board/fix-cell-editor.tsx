import { changeFix, setFixed } from '../../../journey/edits/fixes.ts'
import type { Patch } from '../../../journey/edits/map.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Fix } from '../../../journey/model/schema.ts'
import { DayField } from '../../components/day-field.tsx'
import { FigureField } from '../../components/figure-field.tsx'
import { TextValueField } from '../../components/text-value-field.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import type { FixColumn } from '../../state/board.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import styles from './cell-editor.module.css'
import { PickList } from './pick-list.tsx'
import { finding, useOwners } from './use-choices.tsx'

/** Columns whose value is chosen from a list. */
export const fixListColumns: ReadonlySet<FixColumn> = new Set(['owner', 'frictions'])

interface FixCellEditorProps {
  readonly fix: Fix
  readonly column: FixColumn
  readonly onDone: () => void
}

/** Edits one property of a fix. */
export function FixCellEditor({ fix, column, onDone }: FixCellEditorProps) {
  const t = useText()
  const language = useLanguage()
  const editor = useEditor()
  const owners = useOwners()
  const frictions = useEditorState(({ map }) => map.frictions)
  const currency = useEditorState(({ map }) => map.meta.currency)
  const { id } = fix
  const change = (fields: Patch<Omit<Fix, 'id' | 'order' | 'frictions'>>) =>
    editor.edit('step.changeFix', undefined, () => changeFix(editor.doc, id, fields))
  switch (column) {
    case 'title':
      return (
        <div className={styles.fields}>
          <TextValueField
            draftKey={`board:fix-title:${id}`}
            label={t('panel.title')}
            maxLength={limits.titleLength}
            value={fix.title}
            onChange={(title) => change({ title: title ?? '' })}
          />
        </div>
      )
    case 'frictions':
      return (
        <PickList
          stays
          label={t('board.setFrictions')}
          search={finding(
            frictions.map((friction) => ({
              key: friction.id,
              label: friction.title || t('untitled.friction'),
              chosen: fix.frictions.includes(friction.id),
            })),
            language,
          )}
          onPick={({ key, chosen = false }) =>
            editor.edit('step.changeFix', undefined, () => setFixed(editor.doc, id, key, !chosen))
          }
        />
      )
    case 'owner':
      return (
        <PickList
          label={t('board.set-owner')}
          maxLength={limits.nameLength}
          search={finding(
            [
              ...owners.map((name) => ({ key: `name:${name}`, label: name, chosen: name === fix.owner })),
              { key: 'none', label: t('board.nobody') },
            ],
            language,
          )}
          onPick={({ key, label }) => {
            change({ owner: key === 'none' ? undefined : label })
            onDone()
          }}
          onOwnWords={(owner) => {
            change({ owner })
            onDone()
          }}
        />
      )
    case 'effectiveness':
      return (
        <div className={styles.fields}>
          <FigureField
            draftKey={`board:effectiveness:${id}`}
            label={t('flow.effectiveness')}
            placeholder={t('flow.effectivenessPlaceholder')}
            bounds="share"
            value={fix.effectiveness}
            onChange={(next) => change({ effectiveness: next })}
          />
        </div>
      )
    case 'cost':
      return (
        <div className={styles.fields}>
          <FigureField
            draftKey={`board:cost:${id}`}
            label={t('flow.cost')}
            placeholder={t('flow.costPlaceholder')}
            bounds="amount"
            unit="money"
            currency={currency}
            suffix={currency}
            value={fix.cost}
            onChange={(next) => change({ cost: next })}
          />
        </div>
      )
    case 'effort':
      return (
        <div className={styles.fields}>
          <FigureField
            draftKey={`board:effort:${id}`}
            label={t('flow.effort')}
            placeholder={t('flow.effortPlaceholder')}
            bounds="amount"
            suffix={t('flow.effortSuffix')}
            value={fix.effort}
            onChange={(next) => change({ effort: next })}
          />
        </div>
      )
    case 'due':
      return (
        <div className={styles.fields}>
          <DayField label={t('flow.due')} value={fix.due} onChange={(next) => change({ due: next })} />
        </div>
      )
    case 'gain':
    case 'payback':
      return (
        <div className={styles.fields}>
          <p className={styles.note}>{t(column === 'gain' ? 'board.gainRule' : 'board.paybackRule')}</p>
          <p className={styles.note}>{t('board.honest')}</p>
        </div>
      )
  }
}
