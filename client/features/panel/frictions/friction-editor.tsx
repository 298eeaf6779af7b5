import { changeFriction, deleteFriction, setFrictionPlace } from '../../../../journey/edits/frictions.ts'
import type { Patch } from '../../../../journey/edits/map.ts'
import { label } from '../../../../journey/library/words.ts'
import type { Friction } from '../../../../journey/model/schema.ts'
import { evidences, frictionKinds, frictionStatuses, lossBuckets } from '../../../../journey/model/vocabulary.ts'
import { Select } from '../../../components/select.tsx'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor } from '../../../state/editor.ts'
import { AddressField } from '../fields/address-field.tsx'
import { LiveArea, LiveTitle } from '../fields/live-field.tsx'
import { OwnerField } from '../fields/owner-field.tsx'
import { DeleteFoot } from '../delete-foot.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { Row, Rows } from '../section.tsx'
import { CommentsFold } from '../thing-discussion.tsx'
import { FrictionFixes } from './friction-fixes.tsx'
import { FrictionNumbers } from './friction-numbers.tsx'
import { FrictionPlaces } from './friction-places.tsx'
import item from '../item-list.module.css'
import { SeverityField } from './severity-field.tsx'

interface FrictionEditorProps {
  readonly friction: Friction
  readonly on: string | undefined
}

/** Everything about one friction. */
export function FrictionEditor({ friction, on }: FrictionEditorProps) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const { id } = friction

  const change = (fields: Patch<Omit<Friction, 'id' | 'order' | 'on'>>, gesture?: string) =>
    edit('step.changeFriction', on, () => changeFriction(doc, id, fields), gesture && `${gesture}:${id}`)
  return (
    <>
      <SeverityField value={friction.severity} onChange={(severity) => change({ severity }, 'severity')} />
      <Rows>
        <LiveTitle
          size="row"
          label={t('panel.title')}
          placeholder={t('untitled.friction')}
          value={friction.title}
          write={(title) => change({ title }, 'title')}
        />
        <Select
          label={t('panel.status')}
          value={friction.status}
          options={frictionStatuses.map((status) => ({
            value: status,
            label: label('frictionStatus', status, language),
          }))}
          onChange={(status) => change({ status })}
        />
        <OwnerField value={friction.owner} write={(owner) => change({ owner }, 'owner')} />
        <AddressField
          draftKey={`url:${id}`}
          label={t('panel.link')}
          value={friction.url}
          onChange={(url) => change({ url })}
        />
        <Select
          label={t('panel.kind')}
          value={friction.kind}
          options={frictionKinds.map((kind) => ({ value: kind, label: label('frictionKind', kind, language) }))}
          onChange={(kind) => change({ kind })}
          noneLabel={t('panel.none')}
          onClear={() => change({ kind: undefined })}
        />
        <Select
          label={t('panel.evidence')}
          value={friction.evidence}
          options={evidences.map((evidence) => ({ value: evidence, label: label('evidence', evidence, language) }))}
          onChange={(evidence) => change({ evidence })}
          noneLabel={t('panel.none')}
          onClear={() => change({ evidence: undefined })}
        />
        <Select
          label={t('panel.lossBucket')}
          value={friction.lossBucket}
          options={lossBuckets.map((bucket) => ({ value: bucket, label: label('lossBucket', bucket, language) }))}
          onChange={(lossBucket) => change({ lossBucket })}
          noneLabel={t('panel.none')}
          onClear={() => change({ lossBucket: undefined })}
        />
        <Row label={t('panel.places')}>
          <FrictionPlaces friction={friction} />
        </Row>
      </Rows>
      <div className={item.notes}>
        <LiveArea
          label={t('panel.notes')}
          labelHidden
          placeholder={t('panel.frictionNotesPlaceholder')}
          value={friction.notes}
          write={(notes) => change({ notes }, 'notes')}
        />
      </div>
      <div>
        <FrictionNumbers friction={friction} change={change} />
        <FrictionFixes friction={friction} />
        <CommentsFold on={id} title={friction.title || t('untitled.friction')} />
      </div>
      <DeleteFoot
        label={t(friction.on.length > 1 ? 'panel.deleteEverywhere' : 'panel.delete')}
        onDelete={() => edit('step.deleteFriction', on, () => deleteFriction(doc, id))}
        here={
          on !== undefined &&
          friction.on.length > 1 && {
            label: t('panel.removeHere'),
            onRemove: () => edit('step.frictionPlace', on, () => setFrictionPlace(doc, id, on, false)),
          }
        }
      />
    </>
  )
}
