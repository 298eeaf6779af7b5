import { type LibraryFriction, frictionOf } from '../../journey/library/frictions.ts'
import { laneRoleWords } from '../../journey/library/lane-roles.ts'
import { sampleTemplate, templates } from '../../journey/library/templates.ts'
import { catalogueMetric } from '../../journey/metrics/catalogue.ts'
import type { Figure } from '../../journey/model/figure.ts'
import { byOrder, freshOrders } from '../../journey/model/order.ts'
import {
  type Card,
  type Friction,
  type JourneyMap,
  type Lane,
  type MapMeta,
  type Metric,
  currentSchema,
} from '../../journey/model/schema.ts'
import { type LaneRole, type Language, languages } from '../../journey/model/vocabulary.ts'
import {
  type CardTexts,
  type CardsByRole,
  type FigureSource,
  type FrictionSource,
  type MapSource,
  type MetricSource,
  type StageSource,
  type Text,
  type TouchpointSource,
  cardRoles,
} from './map-source.ts'

const hypothesis: Text = [
  'Frictions, feelings and targets are typical of the field, not your data.',
  'Titik gesekan, emosi, dan target bersifat umum di bidangnya, bukan data Anda.',
]

/** Writes a source as a map in one language. Ids and order keys are the same in every language. */
export function buildMap(source: MapSource, language: Language): JourneyMap {
  return new MapBuilder(source, language).build()
}

class MapBuilder {
  readonly #source: MapSource
  readonly #language: Language
  readonly #cards: Card[] = []
  readonly #frictions: Omit<Friction, 'order'>[] = []
  readonly #metrics: Omit<Metric, 'order'>[] = []

  constructor(source: MapSource, language: Language) {
    this.#source = source
    this.#language = language
  }

  build(): JourneyMap {
    const {
      stages,
      lanes,
      personas,
      links = [],
      metrics = [],
      outcomes = [],
      fixes = [],
      scenarios = [],
    } = this.#source
    for (const stage of stages) this.#addStage(stage)
    this.#addMetrics(metrics, 'map')
    return {
      meta: this.#meta(),
      stages: ordered(
        stages.map(({ id, title, band, colour, notes }) => ({
          id: `stage-${id}`,
          title: this.#say(title),
          band,
          colour,
          ...this.#optional({ notes }),
        })),
      ),
      lanes: ordered(
        lanes.map((lane): Omit<Lane, 'order'> => {
          if (typeof lane === 'string')
            return { id: laneId(lane), role: lane, title: laneRoleWords[lane][this.#language] }
          return { id: laneId(lane.role), role: lane.role, title: this.#say(lane.title) }
        }),
      ),
      cards: this.#cards.sort((a, b) => byOrder({ ...a.place, id: a.id }, { ...b.place, id: b.id })),
      links: links
        .map(({ from, to, label, weight }) => ({
          id: `link-${from}-${to}`,
          from,
          to,
          ...(weight === undefined ? {} : { weight }),
          ...this.#optional({ label }),
        }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      frictions: ordered(this.#frictions),
      metrics: ordered(this.#metrics),
      fixes: ordered(
        fixes.map(({ id, title, frictions, owner, notes, effectiveness, cost, effort, due }) => ({
          id: fixId(id),
          title: this.#say(title),
          frictions: [...frictions].sort(),
          ...this.#optional({ owner, notes }),
          ...this.#figures({ effectiveness, cost, effort }),
          due,
        })),
      ),
      personas: ordered(
        personas.map(({ id, title, notes, colour }) => ({
          id: personaId(id),
          title: this.#say(title),
          notes: this.#say(notes),
          ...(colour ? { colour } : {}),
        })),
      ),
      outcomes: ordered(
        outcomes.map(({ id, title, good, value }) => ({
          id: outcomeId(id),
          title: this.#say(title),
          good,
          ...this.#figures({ value }),
        })),
      ),
      ...(scenarios.length === 0
        ? {}
        : {
            scenarios: ordered(
              scenarios.map(({ id, title, notes, strengths }) => ({
                id: `scenario-${id}`,
                title: this.#say(title),
                ...this.#optional({ notes }),
                strengths: renamed(strengths, fixId),
              })),
            ),
          }),
    }
  }

  #meta(): MapMeta {
    const { key, title, description, sample, currency, period, entrants } = this.#source
    const entry = templates.find((template) => template.key === key)
    const sentences = description ? [description, ...(sample ? [] : [hypothesis])] : []
    return {
      schema: currentSchema,
      title: title ? this.#say(title) : (entry ?? sampleTemplate).title[this.#language],
      ...(description ? { description: sentences.map((text) => this.#say(text)).join(' ') } : {}),
      locale: this.#language,
      currency: currency ?? (this.#language === 'id' ? 'IDR' : 'USD'),
      ...this.#optional({ period }),
      ...this.#figures({ entrants }),
      ...(sample ? { sample } : {}),
      ...(entry ? { template: key } : {}),
    }
  }

  #addStage(stage: StageSource): void {
    const id = `stage-${stage.id}`
    const orders = freshOrders(stage.touchpoints.length)
    stage.touchpoints.forEach((touchpoint, index) => this.#addTouchpoint(touchpoint, id, orders[index] ?? ''))
    this.#addCards(stage, id)
    this.#addMetrics(stage.metrics ?? [], id)
  }

  #addTouchpoint(touchpoint: TouchpointSource, stage: string, order: string): void {
    const { id, title, channels, feels, moment, mode, owner, notes, entry, exit, exitKind, visitCost, ends } =
      touchpoint
    const emotions = this.#source.personas.map(({ id: persona }, index): [string, number] => {
      const emotion = typeof feels === 'number' ? feels : feels[index]
      if (emotion === undefined) throw new Error(`${this.#source.key}: ${id} has no emotion for ${persona}`)
      return [personaId(persona), emotion]
    })
    this.#cards.push({
      id,
      title: this.#say(title),
      place: { stage, lane: laneId('touchpoint'), order },
      channels: [...channels].sort(),
      emotions: Object.fromEntries(emotions.sort(([a], [b]) => (a < b ? -1 : 1))),
      ...(moment ? { moment } : {}),
      ...(mode ? { supportMode: mode } : {}),
      ...this.#optional({ owner, notes }),
      ...(entry === undefined ? {} : { entry }),
      ...this.#figures({ exit, visitCost }),
      ...(exitKind ? { exitKind } : {}),
      ...(ends ? { ends: renamed(ends, outcomeId) } : {}),
    })
    this.#addCards(touchpoint, stage, id)
    this.#addMetrics(touchpoint.metrics ?? [], id)
    for (const [index, friction] of (touchpoint.frictions ?? []).entries()) {
      this.#frictions.push({ id: `${id}-friction-${index + 1}`, ...this.#friction(friction, id) })
    }
  }

  #addCards(cards: CardsByRole, stage: string, under?: string): void {
    for (const role of cardRoles) {
      const texts = textsOf(cards[role])
      const orders = freshOrders(texts.length)
      texts.forEach((text, index) => {
        this.#cards.push({
          id: [under ?? stage, role, ...(index > 0 ? [index + 1] : [])].join('-'),
          title: this.#say(text),
          place: { stage, lane: laneId(role), order: orders[index] ?? '', ...(under ? { under } : {}) },
        })
      })
    }
  }

  #friction(source: FrictionSource, on: string): Omit<Friction, 'id' | 'order'> {
    const { also = [], ...fields } = typeof source === 'string' ? { key: source } : source
    const entry: Partial<LibraryFriction> = (fields.key && frictionOf(fields.key)) || {}
    const title = fields.title ? this.#say(fields.title) : entry[this.#language]
    const severity = fields.severity ?? entry.severity
    const kind = ('kind' in fields ? fields.kind : undefined) ?? entry.kind
    const lossBucket = fields.lossBucket ?? entry.lossBucket
    if (title === undefined || severity === undefined || kind === undefined)
      throw new Error(`${this.#source.key}: a friction at ${on} lacks its title, severity or kind`)
    return {
      title,
      ...(fields.key ? { key: fields.key } : {}),
      kind,
      on: [on, ...also].sort(),
      severity,
      status: fields.status ?? 'open',
      ...this.#optional({ owner: fields.owner, notes: fields.notes }),
      ...(lossBucket ? { lossBucket } : {}),
      evidence: fields.evidence ?? 'assumed',
      ...this.#figures({ frequency: fields.frequency, exitImpact: fields.exitImpact }),
      ...(fields.persistence ? { persistence: fields.persistence } : {}),
      ...(fields.importance === undefined ? {} : { importance: fields.importance }),
      ...(fields.satisfaction === undefined ? {} : { satisfaction: fields.satisfaction }),
    }
  }

  #addMetrics(sources: readonly MetricSource[], on: string): void {
    sources.forEach((source, index) => {
      const fields: Exclude<MetricSource, string> = typeof source === 'string' ? { key: source } : source
      const {
        title,
        unit,
        target,
        value,
        n,
        period,
        source: origin,
        evidence,
        notes,
        better,
        inputs,
        asOf,
        series,
      } = fields
      const entry = catalogueMetric(fields.key)
      this.#metrics.push({
        id: `${on}-metric-${index + 1}`,
        title: title ? this.#say(title) : (entry?.[this.#language] ?? ''),
        key: fields.key,
        ...(on === 'map' ? {} : { on }),
        ...(value === undefined ? {} : { value }),
        unit: unit ?? entry?.unit ?? '',
        ...(target === undefined ? {} : { target }),
        ...(n === undefined ? {} : { n }),
        ...this.#optional({ period, source: origin }),
        evidence: evidence ?? 'assumed',
        ...this.#optional({ notes }),
        ...(inputs ? { inputs } : {}),
        ...(better ? { better } : {}),
        ...(asOf ? { asOf } : {}),
        ...(series ? { series: pointsOf(series, inputs) } : {}),
      })
    })
  }

  #say(text: Text): string {
    return text[languages.indexOf(this.#language) as 0 | 1]
  }

  /** Those of the figures that there are. */
  #figures<Name extends string>(sources: { readonly [Key in Name]: FigureSource | undefined }): {
    readonly [Key in Name]?: Figure
  } {
    const figures = Object.entries<FigureSource | undefined>(sources).flatMap(([name, figure]) =>
      figure ? [[name, { ...figure, source: this.#say(figure.source) }]] : [],
    )
    return Object.fromEntries(figures) as { readonly [Key in Name]?: Figure }
  }

  /** Those of the texts that there are. */
  #optional<Name extends string>(texts: { readonly [Key in Name]: Text | undefined }): {
    readonly [Key in Name]?: string
  } {
    const said = Object.entries<Text | undefined>(texts).flatMap(([name, text]) =>
      text ? [[name, this.#say(text)]] : [],
    )
    return Object.fromEntries(said) as { readonly [Key in Name]?: string }
  }
}

const laneId = (role: LaneRole) => `lane-${role}`
const personaId = (id: string) => `persona-${id}`
const outcomeId = (id: string) => `outcome-${id}`
const fixId = (id: string) => `fix-${id}`

/** The same record under the ids of the map, in their order. */
function renamed(record: Readonly<Record<string, number>>, idOf: (id: string) => string): Record<string, number> {
  const entries = Object.entries(record).map(([id, value]): [string, number] => [idOf(id), value])
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Points by day; those of the newest day carry what its value was reckoned from. */
function pointsOf(
  series: NonNullable<Exclude<MetricSource, string>['series']>,
  inputs: Readonly<Record<string, number>> | undefined,
): NonNullable<Metric['series']> {
  return Object.fromEntries(
    series.map(([day, value, n], index) => [
      day,
      { value, ...(n === undefined ? {} : { n }), ...(inputs && index === series.length - 1 ? { inputs } : {}) },
    ]),
  )
}

function textsOf(texts: CardTexts | undefined): readonly Text[] {
  if (texts === undefined) return []
  return typeof texts[0] === 'string' ? [texts as Text] : (texts as readonly Text[])
}

function ordered<Item extends object>(items: readonly Item[]): (Item & { order: string })[] {
  const orders = freshOrders(items.length)
  return items.map((item, index) => ({ ...item, order: orders[index] ?? '' }))
}
