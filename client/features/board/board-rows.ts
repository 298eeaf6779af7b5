import type { Analysis } from '../../../journey/economics/analysis.ts'
import { plainText, hasWords, wordsOf } from '../../../journey/library/search.ts'
import type { Arrangement } from '../../../journey/model/arrange.ts'
import { asFigure, middle, type Figure } from '../../../journey/model/figure.ts'
import type { Friction, JourneyMap } from '../../../journey/model/schema.ts'
import { frictionStatuses, lossBuckets } from '../../../journey/model/vocabulary.ts'
import { type RankedFriction, rankFrictions } from '../../../journey/ranking/rank-frictions.ts'
import type { BoardFilter, Bucket, FrictionColumn, Sort } from '../../state/board.ts'

/** Something that nobody has said yet, without which there is no score. */
export type Missing =
  | 'frequency'
  | 'exitImpact'
  | 'effort'
  | 'entrants'
  | 'importance'
  | 'satisfaction'
  | 'worth'
  | 'place'

/** A place where a friction occurs. */
export interface Place {
  readonly id: string
  readonly title: string
}

/** A friction as it stands on the board. */
export interface BoardRow {
  readonly id: string
  readonly friction: Friction
  readonly ranked: RankedFriction
  readonly places: readonly Place[]
  /** Ids of the stages where it occurs. */
  readonly stages: readonly string[]
  /** Its money rests on figures that contradict each other. */
  readonly isWithheld: boolean
  /** Its fair share of what fixing all frictions would bring; those add up. Null where it is not known. */
  readonly share: number | null
  readonly bucket: Bucket
  readonly fixCount: number
  /** How many people have voted for it. */
  readonly votes: number
  /** Scores that are not there only because what they rest on is assumed, and assumptions are hidden. */
  readonly hidden: Readonly<Record<'rice' | 'money', boolean>>
  /** What each score that is not there lacks. */
  readonly missing: Readonly<Record<'rice' | 'opportunity' | 'money', readonly Missing[]>>
}

/** While nothing is known of the flow. */
const unknownFlow: Analysis = { problem: { kind: 'empty' }, notes: [] }

export interface BoardRowOptions {
  /** Assumed figures count as not given. */
  readonly hides?: boolean
  /** The analysis is on its way: nobody can say yet what is missing for it. */
  readonly isComing?: boolean
}

/** Every friction of a map with what it is ranked by, in the map's order. */
export function boardRows(
  map: JourneyMap,
  arrangement: Pick<Arrangement, 'stageOf'>,
  analysis: Analysis | undefined,
  { hides = false, isComing = false }: BoardRowOptions = {},
): readonly BoardRow[] {
  const flow = analysis ?? unknownFlow
  const ranked = rankFrictions(map, flow, hides)
  const shares = new Map(
    flow.problem === null && flow.hasMoney ? flow.leaks.shares.map((leak) => [leak.id, leak.share] as const) : [],
  )
  const titles = new Map([...map.stages, ...map.cards].map(({ id, title }) => [id, title]))
  const states = new Map(flow.problem === null ? flow.frictions.map(({ id, state }) => [id, state]) : [])
  const withheld = new Set(
    flow.problem === null ? flow.frictions.flatMap(({ id, isWithheld }) => (isWithheld ? [id] : [])) : [],
  )
  const hasWorth =
    map.outcomes.some(({ value }) => isKnown(value, hides)) ||
    map.cards.some(({ visitCost }) => isKnown(visitCost, hides))
  const hasEntrants = map.meta.entrants !== undefined && isKnown(map.meta.entrants, hides)
  return map.frictions.flatMap((friction, index): BoardRow[] => {
    const scores = ranked[index]
    if (!scores) return []
    const { id, on, frequency, exitImpact, importance, satisfaction } = friction
    const places = on.flatMap((place) => {
      const title = titles.get(place)
      return title === undefined ? [] : [{ id: place, title }]
    })
    const isPlaced = states.get(id) !== 'nowhere' && places.length > 0
    const fixes = map.fixes.filter(({ frictions }) => frictions.includes(id))
    const isFixed = friction.status === 'fixed'
    return [
      {
        id,
        friction,
        ranked: scores,
        places,
        stages: [...new Set(places.flatMap((place) => arrangement.stageOf.get(place.id) ?? place.id))],
        isWithheld: withheld.has(id),
        share: shares.get(id) ?? null,
        bucket: friction.lossBucket ?? 'none',
        fixCount: fixes.length,
        votes: map.votes?.filter((vote) => vote.on === id).length ?? 0,
        hidden: {
          rice:
            hides &&
            scores.rice.score === null &&
            !isComing &&
            isPlaced &&
            frequency !== undefined &&
            map.meta.entrants !== undefined &&
            fixes.some(({ effort }) => effort !== undefined),
          money:
            hides &&
            scores.atRisk === null &&
            !isComing &&
            isPlaced &&
            frequency !== undefined &&
            exitImpact !== undefined &&
            (map.outcomes.some(({ value }) => value !== undefined) ||
              map.cards.some(({ visitCost }) => visitCost !== undefined)),
        },
        missing: {
          rice:
            scores.rice.score !== null || isFixed || isComing
              ? []
              : list(
                  !isPlaced && 'place',
                  !isKnown(frequency, hides) && 'frequency',
                  !hasEntrants && 'entrants',
                  scores.rice.effort === null && 'effort',
                ),
          opportunity: isFixed
            ? []
            : list(importance === undefined && 'importance', satisfaction === undefined && 'satisfaction'),
          money:
            scores.atRisk !== null || isFixed || isComing || withheld.has(id)
              ? []
              : list(
                  !isPlaced && 'place',
                  !isKnown(frequency, hides) && 'frequency',
                  !isKnown(exitImpact, hides) && 'exitImpact',
                  !hasWorth && 'worth',
                ),
        },
      },
    ]
  })
}

/** Scores that no friction has, and what they lack between them: that is asked once, and not in every row. */
export function lackedByAll(rows: readonly BoardRow[]): Readonly<Partial<Record<Score, readonly Missing[]>>> {
  if (rows.length < 2) return {}
  const scores = ['rice', 'opportunity', 'money'] as const
  const has = {
    rice: ({ ranked }: BoardRow) => ranked.rice.score !== null,
    opportunity: ({ ranked }: BoardRow) => ranked.opportunity !== null,
    money: ({ ranked, isWithheld }: BoardRow) => ranked.atRisk !== null || isWithheld,
  }
  return Object.fromEntries(
    scores.flatMap((score) => {
      const missing = [...new Set(rows.flatMap((row) => row.missing[score]))]
      const isTold = missing.length === 0 || rows.some((row) => has[score](row) || isHiddenIn(row, score))
      return isTold ? [] : [[score, missing]]
    }),
  )
}

type Score = keyof BoardRow['missing']

const isHiddenIn = ({ hidden }: BoardRow, score: Score) => score !== 'opportunity' && hidden[score]

const list = (...missing: readonly (Missing | false)[]): readonly Missing[] => missing.filter((each) => each !== false)

const isKnown = (field: number | Figure | undefined, hides: boolean): boolean =>
  field !== undefined && !(hides && asFigure(field).evidence === 'assumed')

/** Keeps the row objects of which nothing has changed, so that only the others are drawn again. */
export function rowKeeper(): (rows: readonly BoardRow[]) => readonly BoardRow[] {
  let known = new Map<string, { readonly row: BoardRow; readonly print: string }>()
  return (rows) => {
    const next: typeof known = new Map()
    const kept = rows.map((row) => {
      const { friction: _friction, ...rest } = row
      const print = JSON.stringify(rest)
      const before = known.get(row.id)
      const isSame = before?.row.friction === row.friction && before.print === print
      const entry = isSame ? before : { row, print }
      next.set(row.id, entry)
      return entry.row
    })
    known = next
    return kept
  }
}

/** The frictions that a filter means. */
export function filterRows(rows: readonly BoardRow[], filter: BoardFilter): readonly BoardRow[] {
  const { statuses, buckets, stages } = filter
  const words = wordsOf(filter.query)
  return rows.filter(
    (row) =>
      (statuses.length === 0 || statuses.includes(row.friction.status)) &&
      (buckets.length === 0 || buckets.includes(row.bucket)) &&
      (stages.length === 0 || row.stages.some((stage) => stages.includes(stage))) &&
      (words.length === 0 || hasWords(textOf(row), words)),
  )
}

function textOf({ friction, places }: BoardRow): string {
  const { title, owner, notes } = friction
  return plainText([title, owner, notes, ...places.map((place) => place.title)].join(' '))
}

type Key = string | number | null

/** What rows are sorted by; null is not known. */
export function sortKey(row: BoardRow, by: FrictionColumn): Key {
  const { friction, ranked } = row
  switch (by) {
    case 'title':
      return friction.title
    case 'severity':
      return friction.severity
    case 'rice':
      return ranked.rice.score
    case 'opportunity':
      return ranked.opportunity
    case 'money':
      return ranked.atRisk
    case 'share':
      return row.share
    case 'ranks':
      return ranked.disagreement
    case 'fixes':
      return row.fixCount
    case 'votes':
      return row.votes
    case 'status':
      return frictionStatuses.indexOf(friction.status)
    case 'owner':
      return friction.owner ?? null
    case 'places':
      return row.places[0]?.title ?? null
    case 'frequency':
      return ranked.frequency
    case 'exitImpact':
      return friction.exitImpact === undefined ? null : middle(asFigure(friction.exitImpact).value)
    case 'persistence':
      return ranked.persistence === null ? null : ranked.persistence === 'again' ? 1 : 0
    case 'bucket':
      return friction.lossBucket === undefined ? null : lossBuckets.indexOf(friction.lossBucket)
  }
}

/** Whether a column shows its highest values first when it is chosen: words and lists begin at their beginning. */
export const beginsHigh = (by: string): boolean =>
  !['title', 'status', 'owner', 'places', 'bucket', 'due', 'frictions', 'payback', 'cost', 'effort'].includes(by)

/**
 * Sorts rows. What is not known stands last in both directions; equals stand by money at risk, then by severity, then as
 * on the map.
 */
export function sortRows(
  rows: readonly BoardRow[],
  { by, descending }: Sort<FrictionColumn>,
  language: string,
): readonly BoardRow[] {
  const compare = comparing(language)
  return rows.toSorted(
    (a, b) =>
      compare(sortKey(a, by), sortKey(b, by), descending) ||
      compare(a.ranked.atRisk, b.ranked.atRisk, true) ||
      compare(a.friction.severity, b.friction.severity, true),
  )
}

/** Compares what things are sorted by: words as a language orders them, and what is not known last in both directions. */
export function comparing(language: string): (a: Key, b: Key, descending: boolean) => number {
  const words = new Intl.Collator(language, { numeric: true, sensitivity: 'base' })
  return (a, b, descending) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b))
    return descending ? -order : order
  }
}

/** What a map must be told before anything on it has money: only what it has not. */
export function moneyLacks({
  cards,
  lanes,
  frictions,
  outcomes,
}: JourneyMap): readonly ('place' | 'friction' | 'worth')[] {
  const touchpointLanes = new Set(lanes.filter(({ role }) => role === 'touchpoint').map(({ id }) => id))
  const hasPlace = cards.some(({ place }) => touchpointLanes.has(place.lane))
  const hasFriction = frictions.some(({ frequency, exitImpact }) => frequency !== undefined && exitImpact !== undefined)
  const hasWorth =
    outcomes.some(({ value }) => value !== undefined) || cards.some(({ visitCost }) => visitCost !== undefined)
  return [
    ...(hasPlace ? [] : (['place'] as const)),
    ...(hasFriction ? [] : (['friction'] as const)),
    ...(hasWorth ? [] : (['worth'] as const)),
  ]
}
