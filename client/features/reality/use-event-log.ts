import { useMemo, useState } from 'react'
import type { Inspection } from '../../../journey/import/read-table.ts'
import type { Columns } from '../../../journey/import/roles.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { DateOrder } from '../../../journey/model/vocabulary.ts'
import { type RealityCheck, compareWithMap } from '../../../journey/reality/compare.ts'
import { type LogMapping, guessLogColumns, logDates, missingLogRoles } from '../../../journey/reality/log-columns.ts'
import {
  type LogNames,
  type MapNames,
  matchLogNames,
  namesAlike,
  namesOnMap,
} from '../../../journey/reality/log-names.ts'
import { logLimits } from '../../../journey/reality/log-rows.ts'
import type { Question } from '../../components/table/form-fields.tsx'
import { fold } from '../../../journey/import/match-names.ts'
import type { LogReading } from '../../services/import-table/table-worker.ts'
import { type ReadRows, type Table, useTable } from '../../state/use-table.ts'

/** What someone says about a log. */
export interface LogChoices {
  readonly columns: Columns
  readonly dates?: DateOrder | undefined
}

/** How the log is read: its columns, and names that mean the same place. */
interface LogOrder {
  readonly mapping: LogMapping
  readonly sameAs: Readonly<Record<string, string>>
}

const readLog: ReadRows<LogOrder, LogReading> = (reader, { mapping, sameAs }, onProgress) =>
  reader.readLog(mapping, sameAs, onProgress)

/** A log laid beside the map as it is now. */
export interface Compared {
  readonly reading: LogReading
  readonly names: LogNames
  readonly check: RealityCheck
}

export interface EventLogStudy {
  readonly table: Table<LogReading>
  readonly inspection: Inspection | undefined
  readonly choices: LogChoices | undefined
  readonly questions: readonly Question[]
  /** Why it cannot be laid beside the map yet. */
  readonly lacks: 'columns' | 'too-long' | 'answer' | undefined
  /** Whether the log is laid beside the map, and not asked about. */
  readonly isStudied: boolean
  readonly compared: Compared | undefined
  /** Names of the log → touchpoints, as someone has said. */
  readonly said: Readonly<Record<string, string>>
  readonly choose: (change: Partial<LogChoices>) => void
  readonly study: (isStudied: boolean) => void
  readonly say: (name: string, id: string | undefined) => void
}

const nobodySaid: Readonly<Record<string, string>> = {}

/** Reads an event log and keeps it laid beside the map, whatever becomes of the map. */
export function useEventLog(map: JourneyMap): EventLogStudy {
  const [given, setGiven] = useState<{ readonly of: Inspection; readonly choices: LogChoices }>()
  const [inspected, setInspected] = useState<Inspection>()
  const [isStudied, setStudied] = useState(false)
  const [said, setSaid] = useState(nobodySaid)
  const [sameAs, setSameAs] = useState(nobodySaid)
  const onMap = useNames(map)
  /** They say which events are ends. */
  const outcomes = useMemo(() => endsOf(onMap), [onMap])
  const choices = given && given.of === inspected ? given.choices : undefined

  const { lacks, questions, mapping } = useMemo(
    () => orderOf(inspected, choices, outcomes),
    [inspected, choices, outcomes],
  )
  const order = useMemo(() => (mapping && isStudied ? { mapping, sameAs } : undefined), [mapping, isStudied, sameAs])
  const table = useTable(order, readLog)
  const inspection = table.state.step === 'read' ? table.state.inspection : undefined
  if (inspection !== inspected) {
    setInspected(inspection)
    setStudied(false)
    setSaid(nobodySaid)
    setSameAs(nobodySaid)
    if (inspection) setGiven({ of: inspection, choices: { columns: guessLogColumns(inspection.facts) } })
  }

  const reading = table.result
  const names = useMemo(() => reading && matchLogNames(reading.findings, onMap, said), [reading, onMap, said])
  const compared = useMemo(
    () => reading && names && { reading, names, check: compareWithMap(reading.findings, map, names) },
    [reading, names, map],
  )
  // Names that mean the same touchpoint are counted as one place: the log is counted again then.
  const alike = compared && namesAlike(compared.names)
  const more = alike && Object.keys(alike).length > 0 ? JSON.stringify(alike) : undefined
  const [merged, setMerged] = useState<string>()
  if (more !== merged) {
    setMerged(more)
    if (more !== undefined) setSameAs((before) => ({ ...before, ...(JSON.parse(more) as Record<string, string>) }))
  }
  // What was found stays in sight until it has been counted again.
  const [kept, setKept] = useState<Compared>()
  if (more === undefined && compared !== kept) setKept(compared)

  return {
    table,
    inspection,
    choices,
    questions,
    lacks,
    isStudied,
    compared: kept,
    said,
    choose: (change) => setGiven((before) => before && { ...before, choices: { ...before.choices, ...change } }),
    study: setStudied,
    say(name, id) {
      setSaid((before) => {
        const others = Object.entries(before).filter(([other]) => other !== name)
        return Object.fromEntries(id === undefined ? others : [...others, [name, id]])
      })
      // What was put together for the sake of this name is counted apart again.
      setSameAs(nobodySaid)
    },
  }
}

function orderOf(
  inspection: Inspection | undefined,
  choices: LogChoices | undefined,
  outcomes: readonly string[],
): Pick<EventLogStudy, 'lacks' | 'questions'> & { readonly mapping?: LogMapping } {
  if (!inspection || !choices) return { lacks: 'columns', questions: [] }
  const { facts } = inspection
  if (facts.rows > logLimits.events) return { lacks: 'too-long', questions: [] }
  if (missingLogRoles(choices.columns, facts).length > 0) return { lacks: 'columns', questions: [] }
  const { order, cell } = logDates(choices.columns, facts)
  const dates = choices.dates ?? order
  const questions: readonly Question[] = cell === undefined ? [] : [{ about: 'dates', cell }]
  if (cell !== undefined && dates === undefined) return { lacks: 'answer', questions }
  return { lacks: undefined, questions, mapping: { columns: choices.columns, dates, outcomes } }
}

/** What the things on a map are called; the same as long as they are called the same, whatever else is edited. */
function useNames(map: JourneyMap): MapNames {
  const key = JSON.stringify(namesOnMap(map))
  return useMemo(() => JSON.parse(key) as MapNames, [key])
}

/** Titles of the map's outcomes that no touchpoint has. */
function endsOf({ touchpoints, outcomes }: MapNames): readonly string[] {
  const places = new Set(touchpoints.map(({ title }) => fold(title)))
  return outcomes.flatMap(({ title }) => (fold(title) === '' || places.has(fold(title)) ? [] : [title]))
}
