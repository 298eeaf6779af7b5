import { catalogueMetric } from '../metrics/catalogue.ts'
import type { DayPoint, MetricPoints } from '../model/import-contents.ts'
import { newId } from '../model/id.ts'
import type { JourneyMap, Metric } from '../model/schema.ts'
import type { Language } from '../model/vocabulary.ts'
import { fold } from './match-names.ts'

interface Target {
  readonly metric: string
  readonly make?: NonNullable<MetricPoints['make']>
  /** Unit in which its values are. */
  readonly unit: string
  readonly points: Map<string, DayPoint>
}

/** The metrics that a table's values go to: those that are on the map, and new ones where there is none. */
export class MetricPlan {
  readonly #map: JourneyMap
  readonly #language: Language
  readonly #targets = new Map<string, Target>()

  constructor(map: JourneyMap, language: Language) {
    this.#map = map
    this.#language = language
  }

  /** Adds a point to the metric of a key at a place; `title` tells metrics of one key apart. */
  add(key: string, on: string | undefined, point: DayPoint, title?: string, unit?: string): void {
    this.#target(key, on, title, unit).points.set(point.day, point)
  }

  /** Adds a point to a metric of the map. */
  addTo(metric: Metric, point: DayPoint): void {
    let target = this.#targets.get(metric.id)
    if (!target)
      this.#targets.set(metric.id, (target = { metric: metric.id, unit: metric.unit ?? '', points: new Map() }))
    target.points.set(point.day, point)
  }

  /** The unit that the metric of a key at a place has. */
  unitOf(key: string, on: string | undefined): string {
    return this.#target(key, on).unit
  }

  list(): Omit<MetricPoints, 'source'>[] {
    return [...this.#targets.values()]
      .filter(({ points }) => points.size > 0)
      .map(({ metric, make, points }) => ({
        metric,
        ...(make ? { make } : {}),
        evidence: 'measured',
        points: [...points.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
      }))
  }

  #target(key: string, on: string | undefined, title?: string, unit?: string): Target {
    const name = `${key}\n${on ?? ''}\n${title === undefined ? '' : fold(title)}`
    let target = this.#targets.get(name)
    if (!target) this.#targets.set(name, (target = this.#find(key, on, title) ?? this.#make(key, on, title, unit)))
    return target
  }

  #find(key: string, on: string | undefined, title: string | undefined): Target | undefined {
    const found = findMetric(this.#map, key, on, title)
    return found && { metric: found.id, unit: found.unit ?? '', points: new Map() }
  }

  #make(key: string, on: string | undefined, title: string | undefined, unit: string | undefined): Target {
    const known = catalogueMetric(key)
    const unitMade = unit ?? known?.unit ?? ''
    const make = {
      key,
      title: title ?? known?.[this.#language] ?? key,
      ...(on === undefined ? {} : { on }),
      ...(unitMade === '' ? {} : { unit: unitMade }),
    }
    return { metric: newId(), make, unit: unitMade, points: new Map() }
  }
}

/** The metric of a key at a place; where a title is given, or the key is the user's own, the one with that title. */
export function findMetric(map: JourneyMap, key: string, on?: string, title?: string): Metric | undefined {
  const there = map.metrics.filter((metric) => metric.key === key && metric.on === on)
  return title === undefined ? there[0] : there.find((metric) => fold(metric.title) === fold(title))
}
