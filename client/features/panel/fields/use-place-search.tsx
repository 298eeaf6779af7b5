import { useCallback } from 'react'
import { searchEntries } from '../../../../journey/library/search.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditorState } from '../../../state/editor.ts'
import { Dot } from '../thing-name.tsx'
import type { Option } from '../../../components/option-list.tsx'

/** A search over the touchpoints of the map, in reading order; with `places` over its stages and other cards too. */
export function usePlaceSearch(among: 'touchpoints' | 'places'): (query: string) => readonly Option[] {
  const t = useText()
  const language = useLanguage()
  const stages = useEditorState(({ map }) => map.stages)
  const cards = useEditorState(({ map }) => map.cards)
  const { touchpoints, stageOf } = useEditorState((state) => state.arrangement)
  return useCallback(
    (query: string) => {
      const stageById = new Map(stages.map((stage) => [stage.id, stage]))
      const isTouchpoint = new Set(touchpoints.map(({ id }) => id))
      const others = among === 'places' ? cards.filter(({ id }) => !isTouchpoint.has(id) && stageOf.has(id)) : []
      const optionOf = (id: string, title: string, stageId: string | undefined, group?: string) => {
        const stage = stageId === undefined ? undefined : stageById.get(stageId)
        const detail = stage === undefined || stage.id === id ? {} : { detail: stage.title || t('untitled.stage') }
        return {
          key: id,
          en: title,
          id: title,
          option: {
            key: id,
            label: title,
            icon: <Dot colour={stage?.colour ?? 'slate'} />,
            ...detail,
            ...(group === undefined ? {} : { group }),
          },
        }
      }
      const cardOption = (id: string, title: string, group?: string) =>
        optionOf(id, title || t('untitled.card'), stageOf.get(id), group)
      const groups = among === 'places'
      const entries = [
        ...touchpoints.map(({ id, title }) => cardOption(id, title, groups ? t('panel.touchpoints') : undefined)),
        ...(groups
          ? stages.map(({ id, title }) => optionOf(id, title || t('untitled.stage'), id, t('panel.stages')))
          : []),
        ...others.map(({ id, title }) => cardOption(id, title, t('panel.otherCards'))),
      ]
      const found = searchEntries(entries, query, language).map(({ option }) => option)
      // Sorted by rank, groups would be torn apart.
      return query.trim() === '' ? found : found.map(({ group: _group, ...option }: Option) => option)
    },
    [stages, cards, touchpoints, stageOf, among, language, t],
  )
}
