import type { FlowAnalysis } from '../../../journey/economics/analysis.ts'
import { moneyAtRisk, moneyPer, shareFigure } from '../../../journey/export/one-pager-frictions.ts'
import { keyMetrics, metricContent } from '../../../journey/export/one-pager-metrics.ts'
import { faceIcon } from '../../../journey/layout/card-content.ts'
import type { OnePagerFigure, OnePagerMetric } from '../../../journey/layout/one-pager-content.ts'
import { stageColour } from '../../../journey/layout/stage-columns.ts'
import { onePagerWords } from '../../../journey/library/one-pager-words.ts'
import { label } from '../../../journey/library/words.ts'
import { formatRating } from '../../../journey/metrics/number-format.ts'
import type { Arrangement } from '../../../journey/model/arrange.ts'
import type { Card, Friction, JourneyMap } from '../../../journey/model/schema.ts'
import type { Colour, Evidence, Language, Severity } from '../../../journey/model/vocabulary.ts'
import { evidenceOf } from '../../../journey/ranking/scores.ts'
import type { Text } from '../../language/text.ts'
import { type Step, stagesOfFriction } from './steps.ts'

/** A number as it is said, with what it is of. */
export interface NamedFigure {
  readonly label: string
  readonly figure: Pick<OnePagerFigure, 'text' | 'isStale'> & { readonly evidence: Evidence | undefined }
}

/** One thing that matters of a step. */
export type Fact =
  | {
      readonly kind: 'emotion'
      readonly label: string
      readonly face: string
      readonly value: string
      readonly detail: string
    }
  | { readonly kind: 'frictions'; readonly label: string; readonly items: readonly ToldFriction[] }
  | { readonly kind: 'metrics'; readonly label: string; readonly items: readonly ToldMetric[] }
  | ({ readonly kind: 'figure' } & NamedFigure)
  | { readonly kind: 'words'; readonly label: string; readonly value: string; readonly detail?: string }

/** A friction in few words. */
export interface ToldFriction {
  readonly title: string
  readonly severity: Severity
  readonly evidence: Evidence
  readonly figures: readonly NamedFigure[]
  /** What is said where there is no figure. */
  readonly detail: string
}

/** A metric and how it stands against its target. */
export interface ToldMetric {
  readonly title: string
  readonly value: OnePagerFigure | undefined
  readonly notMeasured: string
  readonly aim: string
  readonly standing: OnePagerMetric['standing']
}

/** What is told at a step. */
export interface StepFacts {
  readonly title: string
  /** Above the title: what kind of thing this is, or where it occurs. */
  readonly about: string
  readonly colour: Colour | undefined
  readonly severity: { readonly value: Severity; readonly evidence: Evidence } | undefined
  readonly facts: readonly Fact[]
}

/** What the facts of a step are read from. */
export interface FactSource {
  readonly map: JourneyMap
  readonly arrangement: Arrangement
  readonly analysis: FlowAnalysis
  /** Open frictions with their money at risk, the worst first. */
  readonly worst: readonly { readonly friction: Friction; readonly atRisk: number | null }[]
  readonly hidesAssumed: boolean
  readonly language: Language
  readonly today: string
  readonly text: Text
}

/** So many frictions and metrics are told of a stage; the others stand on the sheet. */
const mostTold = 2

/** What matters at a step: the feeling, the worst that gets in the way and the key metric, or a friction's own figures. */
export function stepFacts(step: Step, source: FactSource): StepFacts {
  const { map, language, text } = source
  if (step.kind === 'friction') {
    const friction = map.frictions.find(({ id }) => id === step.id)
    if (friction) return frictionFacts(friction, source)
  }
  const at = step.kind === 'stage' ? map.stages.findIndex(({ id }) => id === step.id) : -1
  const stage = map.stages[at]
  if (!stage)
    return {
      title: map.meta.title.trim() || text('untitled.map'),
      about: text('present.wholeJourney'),
      colour: undefined,
      severity: undefined,
      facts: matters(undefined, source),
    }
  return {
    title: stage.title.trim() || text('untitled.stage'),
    about: label('band', stage.band, language),
    colour: stageColour(stage, at),
    severity: undefined,
    facts: matters(stage.id, source),
  }
}

function matters(stage: string | undefined, source: FactSource): readonly Fact[] {
  const { map, arrangement, worst, language, today, text } = source
  const isHere = (id: string) => stage === undefined || id === stage || arrangement.stageOf.get(id) === stage
  const touchpoints = arrangement.touchpoints.filter(({ id }) => isHere(id))
  const frictions = worst
    .filter(({ friction }) => stage === undefined || friction.on.some(isHere))
    .slice(0, mostTold)
    .map(({ friction }): ToldFriction => ({
      title: friction.title.trim() || text('untitled.friction'),
      severity: friction.severity,
      evidence: evidenceOf(friction),
      figures: figuresOf(friction, source),
      detail: `${label('severity', friction.severity, language)} (${said(evidenceOf(friction), language)})`,
    }))
  const metrics = keyMetrics(map.metrics.filter(({ on }) => (on === undefined ? stage === undefined : isHere(on))))
    .slice(0, mostTold)
    .map((metric): ToldMetric => {
      const { aim, ...rest } = metricContent(metric, map, onePagerWords[language], language, today)
      return { ...rest, aim: aim[0] ?? '' }
    })
  const facts: (Fact | undefined)[] = [
    emotionFact(touchpoints, source),
    frictions.length === 0
      ? undefined
      : { kind: 'frictions', label: text('present.worstFrictions', { count: frictions.length }), items: frictions },
    metrics.length === 0
      ? undefined
      : { kind: 'metrics', label: text('present.keyMetrics', { count: metrics.length }), items: metrics },
  ]
  return facts.filter((fact) => fact !== undefined)
}

/** How far something may be believed, within a sentence. */
const said = (evidence: Evidence, language: Language) => label('evidence', evidence, language).toLowerCase()

/** The mean of all ratings, and where the lowest was. */
function emotionFact(touchpoints: readonly Card[], { map, language, text }: FactSource): Fact | undefined {
  const ratings = touchpoints.flatMap(({ title, emotions = {} }) =>
    map.personas.flatMap(({ id, title: persona }) => {
      const value = emotions[id]
      return value === undefined ? [] : [{ value, title, persona }]
    }),
  )
  const [first] = ratings
  if (!first) return undefined
  const mean = ratings.reduce((sum, { value }) => sum + value, 0) / ratings.length
  const low = ratings.reduce((least, one) => (one.value < least.value ? one : least), first)
  const where = low.title.trim() || text('untitled.card')
  return {
    kind: 'emotion',
    label: text('present.emotion'),
    face: faceIcon(mean),
    value: formatRating(mean, language),
    detail: text(ratings.length === 1 ? 'present.ratedAt' : 'present.lowest', {
      rating: formatRating(low.value, language),
      where,
    }),
  }
}

function frictionFacts(friction: Friction, source: FactSource): StepFacts {
  const { map, arrangement, language, text, worst } = source
  const stages = stagesOfFriction(friction.on, map, arrangement)
  const titles = stages.map((id) => map.stages.find((stage) => stage.id === id)?.title.trim() || text('untitled.stage'))
  const [home] = stages
  const at = map.stages.findIndex(({ id }) => id === home)
  const stage = map.stages[at]
  const rank = worst.findIndex((one) => one.friction.id === friction.id) + 1
  const fixes = map.fixes.filter(({ frictions }) => frictions.includes(friction.id))
  const figures = figuresOf(friction, source).map((figure): Fact => ({ kind: 'figure', ...figure }))
  const words = (key: 'present.status' | 'present.owner' | 'present.fix', value: string): Fact => ({
    kind: 'words',
    label: text(key),
    value,
  })
  return {
    title: friction.title.trim() || text('untitled.friction'),
    about: text('present.frictionAt', {
      rank,
      severity: label('severity', friction.severity, language),
      where: titles.length > 0 ? titles.join(', ') : text('present.everywhere'),
    }),
    colour: stage && stageColour(stage, at),
    severity: { value: friction.severity, evidence: evidenceOf(friction) },
    facts: [
      ...(figures.length > 0 ? figures : [noFigures(friction, source)]),
      ...(figures.length < 3 ? [words('present.status', label('frictionStatus', friction.status, language))] : []),
      ...(friction.owner !== undefined && friction.owner !== '' && figures.length < 2
        ? [words('present.owner', friction.owner)]
        : []),
      ...(fixes.length > 0
        ? [words('present.fix', fixes.map(({ title }) => title.trim() || text('untitled.fix')).join(', '))]
        : [{ kind: 'words' as const, label: text('present.fix'), value: text('present.noFix') }]),
    ],
  }
}

/** Where nobody has said how many meet a friction, this is said, and how sure its severity is. */
function noFigures(friction: Friction, { language, text }: FactSource): Fact {
  const evidence = said(evidenceOf(friction), language)
  return {
    kind: 'words',
    label: text('present.figures'),
    value: text('present.noFigures'),
    detail: text('present.severityIs', { evidence }),
  }
}

/** How many meet a friction, how many of them leave, and the money at risk, as far as it is known. */
function figuresOf(friction: Friction, source: FactSource): readonly NamedFigure[] {
  const { map, analysis, worst, hidesAssumed, language, today } = source
  const words = onePagerWords[language]
  const meets = shareFigure(friction.frequency, language, today)
  const leaves = shareFigure(friction.exitImpact, language, today)
  const amount = worst.find((one) => one.friction.id === friction.id)?.atRisk ?? null
  const shares = [
    { label: words.meets, figure: meets },
    { label: words.leaves, figure: leaves },
  ].flatMap(({ label: name, figure }) =>
    figure === undefined || (hidesAssumed && figure.evidence === 'assumed') ? [] : [{ label: name, figure }],
  )
  if (amount === null || amount <= 0) return shares
  const money = { text: moneyAtRisk(amount, map, language), isStale: false, evidence: undefined }
  return [...shares, { label: words.money(moneyPer(map, analysis, words, language)), figure: money }]
}

/** A step as a screen reader is told it, in one go. */
export function spokenStep(
  { title, about, facts }: StepFacts,
  { number, count }: { readonly number: number; readonly count: number },
  language: Language,
  text: Text,
): string {
  const figureWords = ({ label: name, figure }: NamedFigure) =>
    `${[figure.text, name].filter((part) => part !== '').join(' ')}${figure.evidence ? ` (${said(figure.evidence, language)})` : ''}`
  const frictionWords = ({ title: name, figures, detail }: ToldFriction) =>
    [name, ...(figures.length > 0 ? figures.map(figureWords) : [detail])].join(', ')
  const metricWords = ({ title: name, value, notMeasured, aim }: ToldMetric) =>
    [name, value ? figureWords({ label: '', figure: value }) : notMeasured, aim]
      .filter((part) => part !== '')
      .join(', ')
  const sentences = facts.map((fact) => {
    switch (fact.kind) {
      case 'emotion':
        return `${fact.label}: ${fact.value}, ${fact.detail}`
      case 'frictions':
        return `${fact.label}: ${fact.items.map(frictionWords).join('; ')}`
      case 'metrics':
        return `${fact.label}: ${fact.items.map(metricWords).join('; ')}`
      case 'figure':
        return figureWords(fact)
      case 'words':
        return `${fact.label}: ${[fact.value, fact.detail ?? ''].filter((part) => part !== '').join(', ')}`
    }
  })
  return [text('present.stepOf', { number, count }), title, about, ...sentences].map(ended).join(' ')
}

const ended = (sentence: string) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`)
