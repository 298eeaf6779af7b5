import { channels } from '../../library/channels.ts'
import { labelOf } from '../../library/label.ts'
import { laneRoleWords } from '../../library/lane-roles.ts'
import { label } from '../../library/words.ts'
import { formatRating, formatMetric } from '../../metrics/number-format.ts'
import { arrange } from '../../model/arrange.ts'
import { type Fragment, copiedCards } from '../../model/fragment.ts'
import type { Card, Stage } from '../../model/schema.ts'
import type { Language, LaneRole } from '../../model/vocabulary.ts'
import { type CopiedForms, renderGrid } from './copied-text.ts'

/**
 * A part of a map as one table to be read: a column for each stage, a row for each lane, and below them how the
 * touchpoints feel, their channels, what gets in the way there, and what was measured. It carries the fragment, so that
 * Jejak takes it as what it is.
 */
export function renderMapTable(fragment: Fragment, language: Language): CopiedForms {
  const { map, roots } = fragment
  const arrangement = arrange(map)
  const copied = copiedCards(map, roots, arrangement.stageOf)
  const isCopied = ({ id }: Card) => copied.has(id)
  const { stages, personas } = map
  const row = (title: string, cell: (stage: Stage) => readonly string[]): readonly (readonly string[])[] => {
    const cells = stages.map((stage) => cell(stage).join('\n'))
    return cells.every((text) => text === '') ? [] : [[title, ...cells]]
  }
  const touchpoints = ({ id }: Stage) => (arrangement.columns.get(id) ?? []).filter(isCopied)
  const heading = (role: LaneRole) =>
    map.lanes.find((lane) => lane.role === role)?.title || laneRoleWords[role][language]
  /** Whether something hangs in a stage: on it, or on a card that stands there. */
  const hangsIn = (stage: Stage, on: readonly string[]) =>
    on.some((id) => id === stage.id || (copied.has(id) && arrangement.stageOf.get(id) === stage.id))

  const lanes = map.lanes.flatMap(({ id, title, role }) =>
    row(title || laneRoleWords[role][language], (stage) => {
      const { under, whole } = arrangement.cell(stage.id, id)
      const columns = arrangement.columns.get(stage.id) ?? []
      const cards = [...columns.flatMap((column) => under.get(column.id) ?? []), ...whole]
      return cards.filter(isCopied).map((card) => card.title)
    }),
  )
  const feelings = row(heading('emotion'), (stage) =>
    touchpoints(stage).flatMap(({ title, emotions = {} }) => {
      const ratings = personas.flatMap((persona) => {
        const rating = emotions[persona.id]
        if (rating === undefined) return []
        const said = formatRating(rating, language)
        return [personas.length > 1 ? `${persona.title} ${said}` : said]
      })
      return ratings.length > 0 ? [`${title}: ${ratings.join(', ')}`] : []
    }),
  )
  const ways = row(heading('channel'), (stage) => [
    ...new Set(
      touchpoints(stage).flatMap((card) => (card.channels ?? []).map((key) => labelOf(channels, key, language))),
    ),
  ])
  const hurdles = row(heading('friction'), (stage) =>
    map.frictions
      .filter(({ on }) => hangsIn(stage, on))
      .map(({ title, severity }) => `${title} (${severity} · ${label('severity', severity, language)})`),
  )
  const measures = row(heading('metric'), (stage) =>
    map.metrics
      .filter(({ on }) => on !== undefined && hangsIn(stage, [on]))
      .map(({ title, value, key, unit }) =>
        value === undefined ? title : `${title}: ${formatMetric(value, { key, unit }, language, map.meta.currency)}`,
      ),
  )
  const header = ['', ...stages.map(({ title }) => title)]
  return renderGrid(
    { header, rows: [...lanes, ...feelings, ...ways, ...hurdles, ...measures], labelled: true },
    fragment,
  )
}
