import { channels } from '../../../journey/library/channels.ts'
import { labelOf } from '../../../journey/library/label.ts'
import { laneRoleWords } from '../../../journey/library/lane-roles.ts'
import { label } from '../../../journey/library/words.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import {
  type Evidence,
  type FrictionStatus,
  type LaneRole,
  type Language,
  type Severity,
  evidences,
  frictionStatuses,
  laneRoles,
  severities,
} from '../../../journey/model/vocabulary.ts'
import type { Choice } from '../../../journey/views/choices.ts'
import type { Dimension, Filter } from '../../../journey/views/look.ts'
import type { MessageKey } from '../../language/messages.ts'
import type { Text } from '../../language/text.ts'

export const dimensionNames: Readonly<Record<Dimension, MessageKey>> = {
  minSeverity: 'view.severity',
  statuses: 'view.statuses',
  owners: 'view.owners',
  channels: 'view.channels',
  personas: 'view.personas',
  evidence: 'view.evidence',
  laneRoles: 'view.laneRoles',
}

/** What someone who reads needs for the words of a filter. */
export interface Reader {
  readonly text: Text
  readonly language: Language
  readonly map: JourneyMap
}

/** What a choice is called in a list. */
export function choiceName(dimension: Dimension, value: string, { text, language, map }: Reader): string {
  switch (dimension) {
    case 'minSeverity': {
      if (value === '0') return text('view.anySeverity')
      const name = `${value} – ${label('severity', Number(value) as Severity, language)}`
      return value === '4' ? name : text('view.atLeast', { severity: name })
    }
    case 'statuses':
      return label('frictionStatus', value as FrictionStatus, language)
    case 'evidence':
      return label('evidence', value as Evidence, language)
    case 'channels':
      return labelOf(channels, value, language)
    case 'laneRoles':
      return laneRoleWords[value as LaneRole][language]
    case 'personas':
      return map.personas.find(({ id }) => id === value)?.title || text('untitled.persona')
    case 'owners':
      return value
  }
}

/** What a filter asks for in a dimension, in few words: "Owner: Budi, Ani", "severity ≥ 3". */
export function dimensionSummary(dimension: Dimension, filter: Filter, reader: Reader): string {
  const { text } = reader
  if (dimension === 'minSeverity') {
    const { minSeverity = 0 } = filter
    return minSeverity === 0 ? text('view.anySeverity') : text('view.severityAtLeast', { severity: minSeverity })
  }
  const names = filter[dimension].map((value) => choiceName(dimension, value, reader))
  const shown = names.length > 3 ? text('view.someChosen', { count: names.length }) : names.join(', ')
  return `${text(dimensionNames[dimension])}: ${shown}`
}

/** Choices in the order in which people look for them. */
export function sortedChoices(dimension: Dimension, choices: readonly Choice[], reader: Reader): readonly Choice[] {
  const order = orderOf(dimension, reader.map)
  const name = ({ value }: Choice) => choiceName(dimension, value, reader)
  return choices.toSorted((a, b) => {
    const [first, second] = [order.indexOf(a.value), order.indexOf(b.value)]
    if (first >= 0 && second >= 0) return first - second
    if (first >= 0 || second >= 0) return first >= 0 ? -1 : 1
    return name(a).localeCompare(name(b), reader.language)
  })
}

function orderOf(dimension: Dimension, map: JourneyMap): readonly string[] {
  switch (dimension) {
    case 'minSeverity':
      return severities.map(String).toReversed()
    case 'statuses':
      return frictionStatuses
    case 'evidence':
      return evidences
    case 'channels':
      return channels.map(({ key }) => key)
    case 'laneRoles':
      return laneRoles
    case 'personas':
      return map.personas.map(({ id }) => id)
    case 'owners':
      return []
  }
}
