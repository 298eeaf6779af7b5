import { fold, nameKey, placeMatcher } from './match-names.ts'
import { unfinishedPeriod } from './unfinished-period.ts'
import { periodStart } from './dates.ts'
import {
  type ImportPlan,
  type PlanChoices,
  type PlanNote,
  type Planning,
  type UnmatchedName,
  byPeriod,
} from './planning.ts'
import { planComplaints } from './plan-complaints.ts'
import { planFunnel } from './plan-funnel.ts'
import { MetricPlan } from './metric-plan.ts'
import type { GroupTally, Tally } from './tally.ts'
import { planTickets } from './plan-tickets.ts'
import { planValues } from './plan-values.ts'
import { reckon } from '../metrics/calculators.ts'
import type { ImportContents } from '../model/import-contents.ts'
import { isForbiddenKey } from '../model/check-shape.ts'
import { limits } from '../model/limits.ts'
import type { ImportMapping, JourneyMap } from '../model/schema.ts'
import type { ImportPeriod } from '../model/vocabulary.ts'

/** Values that one table may bring. */
const mostPoints = 20_000

/** Works out what a counted table comes to on a map. The map is not changed. */
export function planImport(tally: Tally, choices: PlanChoices, map: JourneyMap): ImportPlan {
  const matcher = placeMatcher(map, choices.names)
  const unmatched = new Map<string, UnmatchedName>()
  const notes = new Map<string, PlanNote>()
  const isPlace = new Set([...map.cards, ...map.stages].map(({ id }) => id))
  const on = choices.on !== undefined && isPlace.has(choices.on) ? choices.on : undefined
  const isTold = choices.nameless === 'map' || (choices.nameless !== undefined && isPlace.has(choices.nameless))
  const nameless = isTold ? choices.nameless : undefined
  const namelessPlace = nameless === 'map' ? undefined : nameless
  const unfinished = unfinishedPeriod(tally, choices)
  let namelessRows = 0
  const planning: Planning = {
    map,
    without: unfinished?.isTaken === false ? unfinished.start : undefined,
    choices: { ...choices, on, nameless },
    metrics: new MetricPlan(map, choices.language),
    exits: [],
    frequencies: [],
    frictionTypes: new Map(),
    note(why, name = '', count = 1) {
      const key = `${why} ${name}`
      notes.set(key, { why, name, count: (notes.get(key)?.count ?? 0) + count })
    },
    placed(groups) {
      const places = new Map<string | undefined, GroupTally[]>()
      for (const group of groups) {
        const { name, rows } = group
        const isKnown = group.place !== undefined && isPlace.has(group.place)
        const isNameless = name === '' && !isKnown && choices.columns.touchpoint !== undefined
        if (isNameless) namelessRows += rows
        if (isNameless && nameless === undefined) continue
        const match = name === '' || isKnown ? undefined : matcher.match(name)
        if (match !== undefined && match.kind !== 'one') {
          const likely = match.kind === 'none' ? match.likely : match.ids[0]
          const before = unmatched.get(name)?.rows ?? 0
          const more = likely === undefined ? {} : { likely }
          unmatched.set(name, { name, rows: before + rows, many: match.kind === 'many', ...more })
          continue
        }
        const place = isKnown ? group.place : isNameless ? namelessPlace : (match?.id ?? on)
        const there = places.get(place)
        if (there) there.push(group)
        else places.set(place, [group])
      }
      return places
    },
  }
  plans[tally.kind](tally, planning)
  const { metrics, exits, frequencies, frictionTypes } = planning
  const made = metrics.list()
  const points = made.reduce((sum, each) => sum + each.points.length, 0)
  if (points > mostPoints) planning.note('too-many-values', '', points)
  const isFull = map.metrics.length + made.filter(({ make }) => make !== undefined).length > limits.metrics
  if (isFull) planning.note('map-full')
  const isTaken = points <= mostPoints && !isFull
  const source = choices.source.slice(0, limits.titleLength)
  const contents: ImportContents = isTaken
    ? {
        metrics: made.map((each) => ({ ...each, source })),
        exits,
        frequencies,
        mapping: mappingOf(tally, planning, made[0]?.metric),
      }
    : { metrics: [], exits: [], frequencies: [] }
  const left = [...unmatched.values()].sort((a, b) => b.rows - a.rows)
  return {
    contents,
    points: isTaken ? points : 0,
    unmatched: left,
    unmatchedRows: left.reduce((sum, { rows }) => sum + rows, 0),
    namelessRows,
    ...(unfinished === undefined ? {} : { unfinished }),
    notes: [...notes.values()],
    frictionTypes,
  }
}

const plans: Readonly<Record<Tally['kind'], (tally: Tally, planning: Planning) => void>> = {
  'nps-answers': planAnswers,
  tickets: planTickets,
  complaints: planComplaints,
  funnel: planFunnel,
  values: planValues,
}

function planAnswers(tally: Tally, planning: Planning): void {
  for (const [place, groups] of planning.placed(tally.groups)) {
    for (const { day, counts } of byPeriod(groups, planning.choices, planning.without)) {
      const get = (key: string) => counts.get(key) ?? 0
      const inputs = { promoters: get('promoters'), passives: get('passives'), detractors: get('detractors') }
      const reckoned = reckon('nps', inputs)
      if (reckoned?.ok) planning.metrics.add('nps', place, { day, value: reckoned.value, n: reckoned.n ?? 0, inputs })
    }
  }
}

/** How the table was read, to be kept with the map under the name of what it is about. */
function mappingOf(
  tally: Tally,
  { choices, map }: Planning,
  firstMetric: string | undefined,
): NonNullable<ImportContents['mapping']> {
  const { columns, numbers, dates, unit, period, on, nameless, names, kept, source } = choices
  const safeNames = Object.entries(names)
    .map(([name, id]) => [nameKey(name), id] as const)
    .filter(([name]) => !isForbiddenKey(name))
  const isPlain = tally.kind === 'values' && columns.metric === undefined && columns['value-2'] === undefined
  const title = (map.imports ?? []).find(({ id }) => id === kept)?.title ?? source.slice(0, limits.titleLength)
  const fields: Omit<ImportMapping, 'id' | 'order'> = {
    title,
    kind: tally.kind,
    columns,
    period,
    ...(isPlain && firstMetric !== undefined ? { metric: firstMetric } : {}),
    ...(on === undefined ? {} : { on }),
    ...(nameless === undefined ? {} : { nameless }),
    ...(numbers === undefined ? {} : { numbers }),
    ...(dates === undefined ? {} : { dates }),
    ...(unit === undefined ? {} : { unit }),
    ...(safeNames.length === 0 ? {} : { names: Object.fromEntries(safeNames) }),
  }
  return kept === undefined ? { fields } : { id: kept, fields }
}

/** The finest period in which what is counted is enough to say something: thirty answers, where scores are reckoned. */
export function guessPeriod(tally: Tally): ImportPeriod {
  const days = [...new Set(tally.groups.flatMap((group) => [...group.days.keys()]))].filter((day) => day !== '').sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined || tally.kind === 'values') return 'day'
  if (tally.kind === 'complaints' || tally.kind === 'funnel') {
    const span = (Date.parse(last) - Date.parse(first)) / 86_400_000
    return span <= 31 ? 'day' : span <= 180 ? 'week' : 'month'
  }
  const groups = new Set(tally.groups.map(({ name }) => fold(name))).size
  const enough = (period: ImportPeriod) => {
    const periods = new Set(days.map((day) => periodStart(day, period))).size
    return tally.used / (periods * Math.max(groups, 1)) >= 30
  }
  return enough('day') ? 'day' : enough('week') ? 'week' : 'month'
}
