import {
  type Speech,
  channelWords,
  dimmedWords,
  feelingWords,
  hungWords,
  roleName,
  sentence,
} from '../../actions/place-name.ts'
import type { OutlineRow } from './outline-rows.ts'

/**
 * What a screen reader says of a row: what it is and what hangs there. Where it stands the tree itself tells, by levels
 * and numbers; what derived lanes show of a touchpoint is told here, since they have no rows.
 */
export function rowName(row: OutlineRow, speech: Speech): string {
  const { arrangement, text } = speech
  if (row.kind === 'lane')
    return text('outline.lane', {
      title: sentence(row.lane.title || text('untitled.lane')),
      cards: row.cards,
    })
  if (row.kind === 'stage')
    return words(
      text('outline.stage', {
        title: sentence(row.stage.title || text('untitled.stage')),
        touchpoints: arrangement.columns.get(row.stage.id)?.length ?? 0,
      }),
      hungWords(speech, row.stage.id),
    )
  const { card, lane, under } = row
  const shown = (role: 'emotion' | 'channel', values: string) =>
    values && sentence(text('outline.shows', { role: text('grid.shown', { role }), values }))
  return words(
    text('outline.card', {
      role: roleName(speech, lane.role),
      title: sentence(card.title || text('untitled.card')),
    }),
    under === undefined ? '' : sentence(text('outline.isUnder', { title: under || text('untitled.card') })),
    hungWords(speech, card.id),
    shown('emotion', feelingWords(card, speech)),
    shown('channel', channelWords(card, speech)),
    dimmedWords(speech, card.id),
  )
}

const words = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' ')
