import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { moveCards } from '../../../journey/edits/cards.ts'
import { restoreLane } from '../../../journey/edits/lanes.ts'
import { restoreStage } from '../../../journey/edits/stages.ts'
import { derivedRoles } from '../../../journey/model/vocabulary.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { type Text, useText } from '../../language/text.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { type UnplacedGroup, likelyLane, likelyStage } from './unplaced-groups.ts'
import styles from './unplaced-tray.module.css'

interface TrayGroupProps {
  readonly group: UnplacedGroup
  readonly onPlaced: ((ids: readonly string[]) => void) | undefined
}

/** Cards that lost the same place: put that place back, or place them somewhere else. */
export function TrayGroup({ group, onPlaced }: TrayGroupProps) {
  const t = useText()
  const editor = useEditor()
  const { doc } = editor
  const map = useEditorState((state) => state.map)
  const [chosenStage, setStage] = useState<string>()
  const [chosenLane, setLane] = useState<string>()
  const { cards, stage, lane } = group
  const targetStage = ifThere(map.stages, chosenStage) ?? likelyStage(map, stage?.was)?.id
  const targetLane = ifThere(map.lanes, chosenLane) ?? likelyLane(map, lane?.was)?.id
  const canPlace = (!stage || targetStage !== undefined) && (!lane || targetLane !== undefined)
  const canRestore = stage?.restorable !== false && lane?.restorable !== false

  const restore = () => {
    editor.edit('step.putBack', undefined, () => {
      if (stage) restoreStage(doc, stage.id)
      if (lane) restoreLane(doc, lane.id)
    })
    onPlaced?.(cards.map(({ id }) => id))
  }
  const place = (ids: readonly string[]) => {
    editor.edit('step.placeCards', ids.length === 1 ? ids[0] : undefined, () => {
      for (const card of cards) {
        if (!ids.includes(card.id)) continue
        const to = {
          stage: stage ? (targetStage ?? '') : card.place.stage,
          lane: lane ? (targetLane ?? '') : card.place.lane,
          under: card.place.under,
          index: Number.MAX_SAFE_INTEGER,
        }
        moveCards(doc, [card.id], to)
      }
    })
    onPlaced?.(ids)
  }
  return (
    <div className={styles.group}>
      <div className={styles.reason}>
        <p>{reasonOf(group, t)}</p>
        {canRestore && (
          <Button size="small" icon={<Undo2 size={14} />} onClick={restore}>
            {t('tray.putBack')}
          </Button>
        )}
      </div>
      {canPlace && (
        <div className={styles.target}>
          <span>{t('tray.orPlaceIn')}</span>
          {stage && (
            <Select<string>
              label={t('tray.stage')}
              labelHidden
              value={targetStage}
              options={map.stages.map(({ id, title }) => ({ value: id, label: title || t('untitled.stage') }))}
              onChange={setStage}
            />
          )}
          {lane && (
            <Select<string>
              label={t('tray.lane')}
              labelHidden
              value={targetLane}
              options={map.lanes
                .filter(({ role }) => !derivedRoles.has(role))
                .map(({ id, title }) => ({ value: id, label: title || t('untitled.lane') }))}
              onChange={setLane}
            />
          )}
        </div>
      )}
      <ul>
        {cards.map(({ id, title }) => {
          const name = title || t('untitled.card')
          return (
            <li key={id} className={styles.card}>
              <span className={styles.title} dir="auto">
                {name}
              </span>
              {canPlace && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('tray.placeCard', { title: name })}
                  onClick={() => place([id])}
                >
                  {t('tray.place')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {canPlace && cards.length > 1 && (
        <div className={styles.foot}>
          <Button size="small" variant="quiet" onClick={() => place(cards.map(({ id }) => id))}>
            {t('tray.placeAll', { count: cards.length })}
          </Button>
        </div>
      )}
    </div>
  )
}

/** An id that was chosen, as long as it is still there. */
function ifThere(things: readonly { readonly id: string }[], id: string | undefined): string | undefined {
  return things.some((thing) => thing.id === id) ? id : undefined
}

/** What is gone, by the title it had. */
function reasonOf({ stage, lane }: UnplacedGroup, t: Text): string {
  const stageTitle = stage?.was?.title || t('untitled.stage')
  const laneTitle = lane?.was?.title || t('untitled.lane')
  if (stage && lane) return t('tray.bothGone', { stage: stageTitle, lane: laneTitle })
  return stage ? t('tray.stageGone', { stage: stageTitle }) : t('tray.laneGone', { lane: laneTitle })
}
