import { arrange } from '../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Text } from '../../language/text.ts'

export interface PlaceOption {
  readonly value: string
  readonly label: string
}

/** What values can be of: touchpoints with the stage they are in, then stages. */
export function placeOptions(map: JourneyMap, text: Text): readonly PlaceOption[] {
  const { columns } = arrange(map)
  const touchpoints = map.stages.flatMap((stage) =>
    (columns.get(stage.id) ?? []).map(({ id, title }) => ({
      value: id,
      label: `${title || text('untitled.card')} · ${stage.title || text('untitled.stage')}`,
    })),
  )
  return [...touchpoints, ...map.stages.map(({ id, title }) => ({ value: id, label: title || text('untitled.stage') }))]
}

/** What a card or stage is called. */
export function placeTitle(map: JourneyMap, id: string | undefined, text: Text): string {
  if (id === undefined) return text('imports.wholeMap')
  return [...map.cards, ...map.stages].find((thing) => thing.id === id)?.title || text('untitled.card')
}
