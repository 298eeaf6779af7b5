import { label } from '../../library/words.ts'
import { formatMetric } from '../../metrics/number-format.ts'
import { arrange } from '../../model/arrange.ts'
import type { Card, Friction, JourneyMap, Metric } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import { escapeHtml } from './markup.ts'

const words = {
  en: { untitled: 'Untitled', notMeasured: 'not measured', whole: 'The whole journey' },
  id: { untitled: 'Tanpa judul', notMeasured: 'belum diukur', whole: 'Seluruh perjalanan' },
} as const

/**
 * A map as headings and lists, stage by stage: what a file shows where no script runs, and what a search over files finds.
 */
export function mapInWords(map: JourneyMap, language: Language): string {
  const { untitled, notMeasured, whole } = words[language]
  const arrangement = arrange(map)
  const text = (title: string) => `<bdi>${escapeHtml(title || untitled)}</bdi>`
  const frictionLine = (friction: Friction) =>
    `<li>${text(friction.title)} (${label('severity', friction.severity, language)}, ${label('evidence', friction.evidence ?? 'assumed', language)})${notes(friction.notes)}</li>`
  const metricLine = (metric: Metric) => {
    const { title, value, evidence } = metric
    const figure = value === undefined ? notMeasured : formatMetric(value, metric, language, map.meta.currency)
    return `<li>${text(title)}: ${escapeHtml(figure)} (${label('evidence', evidence, language)})</li>`
  }
  const hanging = (id: string) =>
    list([
      ...map.frictions.filter(({ on }) => on.includes(id)).map(frictionLine),
      ...map.metrics.filter(({ on }) => on === id).map(metricLine),
    ])
  const cards = (cardsIn: (lane: string) => readonly Card[]) =>
    list(
      map.lanes
        .filter(({ role }) => role !== 'touchpoint')
        .flatMap((lane) =>
          cardsIn(lane.id).map((card) => `<li>${text(lane.title)}: ${text(card.title)}${notes(card.notes)}</li>`),
        ),
    )
  const stages = map.stages.map((stage) => {
    const touchpoints = (arrangement.columns.get(stage.id) ?? []).map(
      (touchpoint) =>
        `<h3>${text(touchpoint.title)}</h3>${notes(touchpoint.notes)}${hanging(touchpoint.id)}${cards(
          (lane) => arrangement.cell(stage.id, lane).under.get(touchpoint.id) ?? [],
        )}`,
    )
    return `<h2>${text(stage.title)}</h2>${notes(stage.notes)}${hanging(stage.id)}${cards(
      (lane) => arrangement.cell(stage.id, lane).whole,
    )}${touchpoints.join('')}`
  })
  const ofAll = list([
    ...map.frictions.filter(({ on }) => on.length === 0).map(frictionLine),
    ...map.metrics.filter(({ on }) => on === undefined).map(metricLine),
  ])
  return [
    `<h1>${text(map.meta.title)}</h1>`,
    notes(map.meta.description),
    ...stages,
    ...(ofAll === '' ? [] : [`<h2>${whole}</h2>`, ofAll]),
  ].join('\n')
}

const notes = (value: string | undefined) => (value ? `<p dir="auto">${escapeHtml(value)}</p>` : '')

const list = (lines: readonly string[]) => (lines.length > 0 ? `<ul>${lines.join('')}</ul>` : '')
