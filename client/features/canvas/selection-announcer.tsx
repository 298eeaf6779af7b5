import { laneRoleWords } from '../../../journey/library/lane-roles.ts'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import { findThing, useEditorState } from '../../state/editor.ts'

/** Says to screen readers what is selected: the card's role, title and stage, and what hangs on it. */
export function SelectionAnnouncer() {
  const text = useText()
  const language = useLanguage()
  const words = useEditorState(({ map, arrangement, selection }) => {
    const [id] = selection
    if (id === undefined) return ''
    if (selection.length > 1) return text('canvas.selectedMany', { count: selection.length })
    const thing = findThing(map, id)
    if (thing?.kind === 'stage') return text('canvas.selectedStage', { title: thing.value.title })
    if (thing?.kind === 'lane') return text('canvas.selectedLane', { title: thing.value.title })
    if (thing?.kind === 'link') {
      const title = (card: string) => map.cards.find((item) => item.id === card)?.title ?? ''
      return text('canvas.selectedLink', { from: title(thing.value.from), to: title(thing.value.to) })
    }
    if (!thing) return ''
    const role = map.lanes.find((lane) => lane.id === thing.value.place.lane)?.role ?? 'note'
    return text('canvas.selectedCard', {
      role: laneRoleWords[role][language],
      title: thing.value.title || text('canvas.untitledCard'),
      stage: map.stages.find((stage) => stage.id === arrangement.stageOf.get(id))?.title ?? '',
      frictions: map.frictions.filter(({ on }) => on.includes(id)).length,
      metrics: map.metrics.filter(({ on }) => on === id).length,
    })
  })
  return (
    <VisuallyHidden>
      <output>{words}</output>
    </VisuallyHidden>
  )
}
