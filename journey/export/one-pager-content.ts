import { flowOf } from '../economics/analyse.ts'
import type { OnePagerContent, OnePagerCurve, OnePagerPersona, OnePagerStage } from '../layout/one-pager-content.ts'
import { curveStyles, personaColour } from '../layout/emotion-personas.ts'
import { stageColour } from '../layout/stage-columns.ts'
import { type OnePagerWords, onePagerWords } from '../library/one-pager-words.ts'
import { label } from '../library/words.ts'
import { evidenceScore } from '../metrics/evidence-score.ts'
import { formatNumber, formatRating } from '../metrics/number-format.ts'
import { type Arrangement, arrange } from '../model/arrange.ts'
import type { JourneyMap } from '../model/schema.ts'
import { type Language, evidences } from '../model/vocabulary.ts'
import type { EarlierMap } from './earlier-map.ts'
import { changesContent } from './one-pager-changes.ts'
import { dayText, shortTitle } from './one-pager-words.ts'
import { frictionsContent } from './one-pager-frictions.ts'
import { metricsContent } from './one-pager-metrics.ts'

export interface OnePagerOptions {
  readonly language: Language
  /** Day that is printed and that expiries are compared with, `2026-11-22`. */
  readonly today: string
  /** Ids of the personas whose curves are drawn; without it the first ones of the map. */
  readonly personas?: readonly string[]
  /** An earlier version, to say what changed since. */
  readonly before?: EarlierMap
}

/** More curves than these cannot be read in a minute. */
const mostCurves = 3
/** Personas beyond these are not named. */
const mostPersonas = 6

/** All that the one-pager of a map says. */
export function onePagerContent(map: JourneyMap, options: OnePagerOptions): OnePagerContent {
  const { language, today } = options
  const words = onePagerWords[language]
  const arrangement = arrange(map)
  const analysis = flowOf(map, { today })
  const shown = options.personas ?? map.personas.map(({ id }) => id)
  const curves = curvesOf(map, arrangement, shown, words, language)
  const frictions = frictionsContent(map, arrangement, analysis, words, language, today)
  const metrics = metricsContent(map, words, language, today)
  const evidence = evidenceContent(map, words, language, today)
  const leads = [frictions.lead, lowestText(curves, map, words, language), metrics.lead].filter((lead) => lead !== '')
  const day = dayText(today, language)
  return {
    kicker: words.kicker,
    title: map.meta.title.trim() || words.untitled,
    // A map with nothing to take away says what it is about.
    deck: leads.length > 0 ? leads.join(' ') : (map.meta.description ?? '').trim(),
    day: words.day(day),
    personas: personasOf(map, shown, curves, words),
    stages: stagesOf(map, arrangement, words),
    curves,
    frictions: frictions.content,
    metrics: metrics.content,
    ...(options.before ? { changes: changesContent(options.before, map, words, language) } : {}),
    ...(evidence ? { evidence } : {}),
    ...(frictions.hasMoney ? { honest: words.honest } : {}),
    noStages: words.noStages,
  }
}

function stagesOf(map: JourneyMap, arrangement: Arrangement, words: OnePagerWords): readonly OnePagerStage[] {
  return map.stages.map((stage, index) => ({
    id: stage.id,
    title: stage.title.trim() || words.untitled,
    colour: stageColour(stage, index),
    touchpoints: (arrangement.columns.get(stage.id) ?? []).map(({ id, title }) => ({
      id,
      title: title.trim() || words.untitled,
    })),
  }))
}

function curvesOf(
  map: JourneyMap,
  arrangement: Arrangement,
  shown: readonly string[],
  words: OnePagerWords,
  language: Language,
): readonly OnePagerCurve[] {
  const rated = curveStyles(map.personas, shown)
    .map((style) => ({
      ...style,
      points: arrangement.touchpoints.flatMap(({ id, emotions }) => {
        const value = emotions?.[style.persona.id]
        return value === undefined ? [] : [{ touchpoint: id, value }]
      }),
    }))
    .filter(({ points }) => points.length > 0)
    .slice(0, mostCurves)
  const all = rated.flatMap(({ points }, curve) => points.map((point) => ({ ...point, curve })))
  const low = all.reduce<(typeof all)[number] | undefined>(
    (least, one) => (!least || one.value < least.value ? one : least),
    undefined,
  )
  const high = all.reduce<(typeof all)[number] | undefined>(
    (most, one) => (!most || one.value > most.value ? one : most),
    undefined,
  )
  const titles = new Map(arrangement.touchpoints.map(({ id, title }) => [id, title.trim() || words.untitled]))
  // Where all is equal, nothing is lowest.
  const said = low && high && low.value < high.value ? [low, high] : []
  return rated.map(({ persona, colour, dash, marker, points }, index) => ({
    persona: persona.id,
    colour,
    dash: rated.length === 1 ? [] : dash,
    marker: rated.length === 1 ? 'face' : marker,
    points,
    notes: said
      .filter(({ curve }) => curve === index)
      .map(({ touchpoint, value }) => ({
        touchpoint,
        value,
        isLowest: value === low?.value,
        text: `${titles.get(touchpoint) ?? ''} ${formatRating(value, language)}`,
      })),
  }))
}

function lowestText(
  curves: readonly OnePagerCurve[],
  map: JourneyMap,
  words: OnePagerWords,
  language: Language,
): string {
  const notes = curves.flatMap((curve) => curve.notes)
  const low = notes.find(({ isLowest }) => isLowest)
  if (!low) return ''
  const title = map.cards.find(({ id }) => id === low.touchpoint)?.title.trim() || words.untitled
  return words.lowest(shortTitle(title), formatRating(low.value, language))
}

function personasOf(
  map: JourneyMap,
  shown: readonly string[],
  curves: readonly OnePagerCurve[],
  words: OnePagerWords,
): readonly OnePagerPersona[] {
  const drawn = new Map(curves.map((curve) => [curve.persona, curve]))
  return map.personas
    .map((persona, index) => ({ persona, index }))
    .filter(({ persona }) => drawn.has(persona.id) || (shown.includes(persona.id) && persona.title.trim() !== ''))
    .slice(0, mostPersonas)
    .map(({ persona, index }) => ({
      title: persona.title.trim() || words.untitled,
      colour: personaColour(persona, index),
      dash: drawn.get(persona.id)?.dash ?? [],
      isDrawn: drawn.has(persona.id),
    }))
}

function evidenceContent(
  map: JourneyMap,
  words: OnePagerWords,
  language: Language,
  today: string,
): OnePagerContent['evidence'] {
  const rated = evidenceScore(map, today)
  if (rated.score === undefined) return undefined
  return {
    heading: words.evidence,
    score: formatNumber(rated.score, language, 0),
    outOf: words.outOf,
    parts: evidences.map((evidence) => ({
      evidence,
      count: rated[evidence],
      text: `${formatNumber(rated[evidence], language, 0)} ${label('evidence', evidence, language).toLowerCase()}`,
    })),
  }
}
