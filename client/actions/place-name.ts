import { isClosed } from '../../journey/layout/card-content.ts'
import { sheetWords } from '../../journey/library/sheet-words.ts'
import { cardsAt } from '../../journey/model/arrange.ts'
import type { Card, JourneyMap, Lane } from '../../journey/model/schema.ts'
import { type Language, type LaneRole, derivedRoles } from '../../journey/model/vocabulary.ts'
import { formatsOf } from '../language/formats.ts'
import type { Text } from '../language/text.ts'
import { findThing } from '../state/editor.ts'
import type { CellPlace, GridPlace, Standing } from '../state/focus.ts'
import { gridOf } from '../state/grid.ts'
import { hungOn } from '../state/hung.ts'
import { cardTitle, stageTitle, whereCard, whereCell } from './where.ts'

export interface Speech extends Standing {
  readonly text: Text
  readonly language: Language
  /** Cards that a filter does not mean. */
  readonly dimmed?: ReadonlySet<string>
  /** What the flow says of touchpoints, where it is shown. */
  readonly flowWords?: ReadonlyMap<string, string> | undefined
}

/** What a screen reader says of a place: what it is, where it is, and what hangs there. */
export function placeName(place: GridPlace | undefined, speech: Speech): string {
  const { map, arrangement, text } = speech
  if (!place) return mapName(speech)
  switch (place.kind) {
    case 'stage': {
      const index = map.stages.findIndex(({ id }) => id === place.id)
      const touchpoints = arrangement.columns.get(place.id)?.length ?? 0
      const words = {
        title: sentence(stageTitle(speech, text, place.id)),
        index: index + 1,
        count: map.stages.length,
        touchpoints,
      }
      return `${text('grid.stage', words)} ${hungWords(speech, place.id)}`.trim()
    }
    case 'lane': {
      const index = map.lanes.findIndex(({ id }) => id === place.id)
      const lane = map.lanes[index]
      const words = {
        title: sentence(lane?.title || text('untitled.lane')),
        index: index + 1,
        count: map.lanes.length,
      }
      return text(lane?.collapsed === true ? 'grid.laneCollapsed' : 'grid.lane', words)
    }
    case 'card': {
      const words = {
        role: roleName(speech, laneOfCard(map, place.id)?.role),
        title: sentence(cardTitle(speech, text, place.id)),
        place: whereCard(speech, text, place.id),
      }
      const flow = speech.flowWords?.get(place.id) ?? ''
      return [text('grid.card', words), flow, hungWords(speech, place.id), dimmedWords(speech, place.id)]
        .filter((part) => part !== '')
        .join(' ')
    }
    case 'cell':
      return cellName(place, speech)
  }
}

/** That a filter does not mean a card; nothing where it does. */
export const dimmedWords = ({ dimmed, text }: Speech, id: string) => (dimmed?.has(id) ? text('grid.dimmed') : '')

/** Words that end like a sentence, so that what follows is read apart from them. */
export const sentence = (words: string) => (/[.?!…。？！]$/u.test(words.trim()) ? words.trim() : `${words.trim()}.`)

function mapName({ map, arrangement, text }: Speech): string {
  return text('grid.map', {
    title: sentence(map.meta.title || text('untitled.map')),
    stages: map.stages.length,
    lanes: map.lanes.length,
    touchpoints: arrangement.touchpoints.length,
  })
}

function cellName(cell: CellPlace, speech: Speech): string {
  const { map, arrangement, text } = speech
  const lane = map.lanes.find(({ id }) => id === cell.lane)
  if (lane && derivedRoles.has(lane.role))
    return text('grid.shows', {
      role: text('grid.shown', { role: lane.role }),
      values: shownThere(cell, lane, speech),
      place: whereCell(speech, text, cell),
    })
  const isEnd = lane?.role === 'touchpoint' && cell.under === undefined
  const place = isEnd
    ? text('grid.end', { stage: stageTitle(speech, text, cell.stage) })
    : whereCell(speech, text, cell)
  const empty = text('grid.empty', { role: roleName(speech, lane?.role), place })
  const isBehind = lane?.role !== 'touchpoint' && cardsAt(arrangement, cell, false).length > 0
  return isBehind ? text('grid.more', { card: empty }) : empty
}

/** What a derived lane shows in a column. */
function shownThere({ stage, under }: CellPlace, { role }: Lane, speech: Speech): string {
  const { map, arrangement, text, language } = speech
  const words = sheetWords(language)
  const formats = formatsOf(language)
  const list = (values: readonly string[]) => formats.list(values)
  const touchpoint = arrangement.columns.get(stage)?.find(({ id }) => id === under)
  switch (role) {
    case 'emotion':
      return feelingWords(touchpoint, speech) || text('grid.notRated')
    case 'channel':
      return channelWords(touchpoint, speech) || text('grid.noChannels')
    case 'friction': {
      const { frictions } = attachedAt(speech, stage, under)
      const open = frictions.filter((friction) => !isClosed(friction))
      const named = open.map(({ title, severity }) => `${title} (${words.severity[severity].toLocaleLowerCase()})`)
      return list(named) || text('grid.noFrictions')
    }
    default: {
      const { metrics } = attachedAt(speech, stage, under)
      const named = metrics.map((metric) => {
        const { title, value } = metric
        const { currency } = map.meta
        const measured = value === undefined ? words.notMeasured : words.metricValue(value, metric, currency)
        const interval = words.metricInterval(metric, currency)
        return interval ? `${title} ${measured} (${interval.text})` : `${title} ${measured}`
      })
      return list(named) || text('grid.noMetrics')
    }
  }
}

/** How a touchpoint feels to each persona; empty where nobody has rated it. */
export function feelingWords(touchpoint: Card | undefined, { map, language }: Speech): string {
  const { emotion } = sheetWords(language)
  const ratings = map.personas.flatMap(({ id, title }) => {
    const value = touchpoint?.emotions?.[id]
    return value === undefined ? [] : [`${title} ${emotion.rating(value)}`]
  })
  return formatsOf(language).list(ratings)
}

/** The channels of a touchpoint; empty where there are none. */
export function channelWords(touchpoint: Card | undefined, { language }: Speech): string {
  const { channels } = sheetWords(language)
  return formatsOf(language).list((touchpoint?.channels ?? []).map((key) => channels[key] ?? key))
}

function attachedAt(standing: Standing, stage: string, under: string | undefined) {
  const attached = gridOf(standing).attached()
  return under === undefined ? attached.inStage(stage) : attached.inColumn(under)
}

/** "1 major friction, 2 metrics, 1 open discussion." */
export function hungWords({ map, text }: Speech, id: string): string {
  const { frictions, metrics, discussions } = hungOn(map, id)
  if (frictions.length + metrics.length + discussions === 0) return ''
  const parts = [
    text('grid.frictions', { count: frictions.length, severity: String(frictions[0]?.severity ?? 0) }),
    text('grid.metrics', { count: metrics.length }),
    text('grid.discussions', { count: discussions }),
  ].filter((part) => part !== '')
  return `${parts.join(', ')}.`
}

/** What a card of a lane is called. */
export function roleName({ text }: Speech, role: LaneRole = 'note'): string {
  return text('grid.role', { role })
}

function laneOfCard(map: JourneyMap, id: string): Lane | undefined {
  const card = findThing(map, id)
  const lane = card?.kind === 'card' ? findThing(map, card.value.place.lane) : undefined
  return lane?.kind === 'lane' ? lane.value : undefined
}
