import { changeFriction, setFrictionPlace } from '../../../journey/edits/frictions.ts'
import type { Patch } from '../../../journey/edits/map.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Friction } from '../../../journey/model/schema.ts'
import { frictionStatuses, lossBuckets, persistences, severities } from '../../../journey/model/vocabulary.ts'
import { showOnMap } from '../../actions/board.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { FigureField } from '../../components/figure-field.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { TextValueField } from '../../components/text-value-field.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import type { FrictionColumn } from '../../state/board.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import type { BoardRow } from './board-rows.ts'
import styles from './cell-editor.module.css'
import { MoneyInputs, RiceInputs } from './friction-inputs.tsx'
import { PickList } from './pick-list.tsx'
import { finding, placeOptions, useOwners, useValueOptions } from './use-choices.tsx'

type Fields = Patch<Omit<Friction, 'id' | 'order' | 'on' | 'statusLog'>>

const stepOf = {
  status: 'step.frictionStatus',
  owner: 'step.frictionOwner',
  bucket: 'step.frictionBucket',
  severity: 'step.frictionSeverity',
} as const

/** Columns whose value is chosen from a list. */
export const listColumns: ReadonlySet<FrictionColumn> = new Set([
  'status',
  'owner',
  'bucket',
  'severity',
  'persistence',
  'places',
])

interface FrictionCellEditorProps {
  readonly rows: readonly BoardRow[]
  readonly column: FrictionColumn
  readonly onDone: () => void
  /** Shows what has to be said about the map as a whole. */
  readonly onAskMap: () => void
}

/** Edits one property of a friction, or of several at once. */
export function FrictionCellEditor({ rows, column, onDone, onAskMap }: FrictionCellEditorProps) {
  const t = useText()
  const language = useLanguage()
  const editor = useEditor()
  const context = useActions()
  const map = useEditorState((state) => state.map)
  const values = useValueOptions()
  const owners = useOwners()
  const [row] = rows
  if (!row) return null
  const { friction } = row
  const { id } = friction
  const change = (fields: Fields) =>
    editor.edit(column in stepOf ? stepOf[column as keyof typeof stepOf] : 'step.changeFriction', undefined, () => {
      for (const each of rows) changeFriction(editor.doc, each.id, fields)
    })
  const done = (fields: Fields) => {
    change(fields)
    onDone()
  }
  const share = (field: 'frequency' | 'exitImpact') => (
    <FigureField
      draftKey={`board:${field}:${id}`}
      label={t(`flow.${field}`)}
      placeholder={t(`flow.${field}Placeholder`)}
      bounds="share"
      value={friction[field]}
      onChange={(next) => change({ [field]: next })}
    />
  )
  const tenths = (field: 'importance' | 'satisfaction') => (
    <NumberField
      draftKey={`board:${field}:${id}`}
      label={t(`flow.${field}`)}
      placeholder={t(`flow.${field}Placeholder`)}
      least={0}
      most={10}
      value={friction[field]}
      onChange={(next) => change({ [field]: next })}
    />
  )
  const list = (field: keyof typeof values, now: string, pick: (key: string) => void) => (
    <PickList
      label={t(`board.set-${field}`)}
      search={finding(
        values[field].map((option) => ({ ...option, chosen: rows.length === 1 && option.key === now })),
        language,
      )}
      onPick={({ key }) => pick(key)}
    />
  )
  switch (column) {
    case 'title':
      return (
        <div className={styles.fields}>
          <TextValueField
            draftKey={`board:title:${id}`}
            label={t('panel.title')}
            maxLength={limits.titleLength}
            value={friction.title}
            onChange={(title) => change({ title: title ?? '' })}
          />
        </div>
      )
    case 'status':
      return list('status', friction.status, (key) => {
        const status = frictionStatuses.find((each) => each === key)
        if (status) done({ status })
      })
    case 'bucket':
      return list('bucket', friction.lossBucket ?? 'none', (key) =>
        done({ lossBucket: lossBuckets.find((each) => each === key) }),
      )
    case 'severity':
      return list('severity', `${friction.severity}`, (key) => {
        const severity = severities.find((each) => `${each}` === key)
        if (severity !== undefined) done({ severity })
      })
    case 'persistence':
      return list('persistence', friction.persistence ?? 'none', (key) =>
        done({ persistence: persistences.find((each) => each === key) }),
      )
    case 'owner':
      return (
        <PickList
          label={t('board.set-owner')}
          maxLength={limits.nameLength}
          search={finding(
            [
              ...owners.map((name) => ({ key: `name:${name}`, label: name, chosen: name === friction.owner })),
              { key: 'none', label: t('board.nobody') },
            ],
            language,
          )}
          onPick={({ key, label }) => done({ owner: key === 'none' ? undefined : label })}
          onOwnWords={(owner) => done({ owner })}
        />
      )
    case 'places': {
      const words = { touchpoints: t('panel.touchpoints'), stages: t('panel.stages'), untitled: t('untitled.card') }
      const shows = row.places.map((place) => ({
        key: `show:${place.id}`,
        label: t('board.showOnMap', { title: place.title || t('untitled.card') }),
        group: t('board.showGroup'),
      }))
      return (
        <PickList
          stays
          label={t('panel.addPlace')}
          search={finding([...shows, ...placeOptions(map, friction.on, words)], language)}
          onPick={({ key, chosen = false }) => {
            if (key.startsWith('show:')) {
              onDone()
              showOnMap(context(), key.slice('show:'.length))
            } else editor.edit('step.frictionPlace', key, () => setFrictionPlace(editor.doc, id, key, !chosen))
          }}
        />
      )
    }
    case 'frequency':
    case 'exitImpact':
      return <div className={styles.fields}>{share(column)}</div>
    case 'opportunity':
      return (
        <div className={styles.fields}>
          {tenths('importance')}
          {tenths('satisfaction')}
          <p className={styles.note}>{t('board.opportunityRule')}</p>
        </div>
      )
    case 'rice':
      return (
        <RiceInputs row={row} change={change} onAskMap={onAskMap}>
          {row.missing.rice.includes('frequency') && share('frequency')}
        </RiceInputs>
      )
    case 'money':
      return (
        <MoneyInputs row={row} onAskMap={onAskMap}>
          {share('frequency')}
          {share('exitImpact')}
        </MoneyInputs>
      )
    case 'ranks':
    case 'share':
    case 'votes':
    case 'fixes':
      return null
  }
}
