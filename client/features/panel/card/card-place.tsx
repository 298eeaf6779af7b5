import { moveCards } from '../../../../journey/edits/cards.ts'
import type { Card, Lane } from '../../../../journey/model/schema.ts'
import { derivedRoles } from '../../../../journey/model/vocabulary.ts'
import { useActions } from '../../../actions/use-actions.tsx'
import { Select } from '../../../components/select.tsx'
import { useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { usePanelEdit } from '../panel-edit.ts'
import { Dot } from '../thing-name.tsx'

/** Where a card stands: choosing another place moves it there, behind what stands there already. */
export function CardPlace({ card, lane }: { readonly card: Card; readonly lane: Lane | undefined }) {
  const t = useText()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const context = useActions()
  const { stages, lanes } = useEditorState(({ map }) => map)
  const arrangement = useEditorState((state) => state.arrangement)
  const stage = arrangement.stageOf.get(card.id)
  const isTouchpoint = lane?.role === 'touchpoint'
  const columns = stage === undefined ? [] : (arrangement.columns.get(stage) ?? [])
  const under = columns.some(({ id }) => id === card.place.under) ? card.place.under : undefined

  const move = (to: { stage: string; lane: string; under?: string | undefined }) => {
    edit('step.moveCard', card.id, () => moveCards(doc, [card.id], { ...to, index: Number.MAX_SAFE_INTEGER }))
    context().view.reveal(card.id)
  }
  return (
    <>
      <Select
        label={t('panel.stage')}
        value={stage}
        placeholder={t('panel.unplaced')}
        options={stages.map(({ id, title, colour = 'slate' }) => ({
          value: id,
          label: title || t('untitled.stage'),
          icon: <Dot colour={colour} />,
        }))}
        onChange={(next) => move({ stage: next, lane: card.place.lane })}
      />
      <Select
        label={t('panel.lane')}
        value={lane?.id}
        placeholder={t('panel.unplaced')}
        options={lanes
          .filter(({ id, role }) => !derivedRoles.has(role) || id === lane?.id)
          .map(({ id, title }) => ({ value: id, label: title || t('untitled.lane') }))}
        onChange={(next) => move({ stage: stage ?? card.place.stage, lane: next, under })}
      />
      {!isTouchpoint && stage !== undefined && columns.length > 0 && (
        <Select
          label={t('panel.under')}
          value={under}
          options={columns.map(({ id, title }) => ({ value: id, label: title || t('untitled.card') }))}
          onChange={(next) => move({ stage, lane: card.place.lane, under: next })}
          noneLabel={t('panel.wholeStage')}
          onClear={() => move({ stage, lane: card.place.lane })}
        />
      )}
    </>
  )
}
