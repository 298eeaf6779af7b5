import { flowOf } from '../economics/analyse.ts'
import type { Deck, DeckCurve, DeckFrictions, DeckMetric } from '../formats/pptx/deck.ts'
import { pptxWords } from '../formats/pptx/pptx-words.ts'
import { renderPptx } from '../formats/pptx/render-pptx.ts'
import { curveStyles } from '../layout/emotion-personas.ts'
import { onePagerWords } from '../library/one-pager-words.ts'
import { sheetWords } from '../library/sheet-words.ts'
import { label } from '../library/words.ts'
import { formatMetric } from '../metrics/number-format.ts'
import { standingOf } from '../metrics/series.ts'
import { isStale } from '../model/figure.ts'
import type { JourneyMap } from '../model/schema.ts'
import { evidenceOf } from '../ranking/scores.ts'
import { themes } from '../scene/tokens.ts'
import type { Shown } from '../views/apply-look.ts'
import { shownExport } from './draw-map.ts'
import { exportedOnePager } from './one-pager.ts'
import { moneyAtRisk, moneyPer, worstFirst } from './one-pager-frictions.ts'
import type { ExportOptions } from './options.ts'

/** A map as a presentation with native shapes, tables and charts. */
export function writePptx(map: JourneyMap, options: ExportOptions): Promise<Uint8Array> {
  return renderPptx(deckOf(map, options))
}

/** More frictions than these are a list, not a presentation. */
const mostFrictions = 20

function deckOf(map: JourneyMap, options: ExportOptions): Deck {
  const { language, theme } = options
  const shown = shownExport(map, options)
  const summary = exportedOnePager(map, options)
  const description = map.meta.description?.trim() ?? ''
  return {
    language,
    theme: themes[theme],
    summary,
    description: description || summary.deck,
    map: shown.map,
    arrangement: shown.arrangement,
    frictions: frictionsOf(map, options),
    metrics: metricsOf(map, options),
    curves: curvesOf(shown, options),
  }
}

function frictionsOf(map: JourneyMap, { language, today }: ExportOptions): DeckFrictions {
  const words = onePagerWords[language]
  const analysis = flowOf(map, { today })
  const all = worstFirst(map, analysis)
  const hasMoney = all.some(({ atRisk }) => atRisk !== null && atRisk > 0)
  const titles = titlesOf(map, language)
  return {
    ...(hasMoney ? { money: words.money(moneyPer(map, analysis, words, language)) } : {}),
    more: all.length > mostFrictions ? words.moreFrictions(all.length - mostFrictions) : '',
    rows: all.slice(0, mostFrictions).map(({ friction, atRisk }) => ({
      title: friction.title.trim() || words.untitled,
      where: friction.on.flatMap((id) => titles.get(id) ?? []).join(', ') || words.wholeJourney,
      severity: friction.severity,
      severityText: label('severity', friction.severity, language),
      status: label('frictionStatus', friction.status, language),
      evidence: evidenceOf(friction),
      owner: friction.owner?.trim() ?? '',
      money: !hasMoney || atRisk === null ? '' : moneyAtRisk(atRisk, map, language),
    })),
  }
}

function metricsOf(map: JourneyMap, { language, today }: ExportOptions): readonly DeckMetric[] {
  const titles = titlesOf(map, language)
  return map.metrics.map((metric) => {
    const { value, target, evidence, on, source } = metric
    const said = (number: number) => formatMetric(number, metric, language, map.meta.currency)
    const isMet = standingOf(metric)?.isMet
    return {
      title: metric.title.trim() || onePagerWords[language].untitled,
      where: titles.get(on ?? '') ?? pptxWords[language].wholeJourney,
      value: value === undefined ? undefined : { text: said(value), evidence, isStale: isStale(metric, today) },
      target: target === undefined ? '' : said(target),
      standing: isMet === undefined ? 'unknown' : isMet ? 'met' : 'missed',
      source: source?.trim() ?? '',
    }
  })
}

function curvesOf({ map, arrangement, journey }: Shown, { language, look }: ExportOptions): readonly DeckCurve[] {
  const stages = titlesOf(map, language)
  const touchpoints = journey ?? arrangement.touchpoints
  const words = sheetWords(language)
  return curveStyles(map.personas, look.curves).flatMap(({ persona: { id, title }, colour }): DeckCurve[] => {
    const ratings = touchpoints.flatMap(({ emotions }) => emotions?.[id] ?? [])
    if (ratings.length === 0) return []
    return [
      {
        persona: title.trim() || words.untitled,
        colour,
        scores: words.emotion.scores(ratings, touchpoints.length) ?? '',
        points: touchpoints.map((card) => ({
          touchpoint: card.title.trim() || words.untitled,
          stage: stages.get(card.place.stage) ?? '',
          value: card.emotions?.[id],
        })),
      },
    ]
  })
}

/** What stages and cards are called. */
function titlesOf({ stages, cards }: JourneyMap, language: ExportOptions['language']): ReadonlyMap<string, string> {
  const { untitled } = sheetWords(language)
  return new Map([...stages, ...cards].map(({ id, title }) => [id, title.trim() || untitled]))
}
