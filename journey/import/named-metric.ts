import { metricCatalogue } from '../metrics/catalogue.ts'
import { fold } from './match-names.ts'

const keys = new Map(
  metricCatalogue
    .filter(({ key }) => key !== 'custom')
    .flatMap(({ key, en, id }) => [key, en, id, initials(en)].map((name) => [fold(name), key] as const))
    .toReversed(),
)

/** The metric of the catalogue that goes by a name, in either language; its key. */
export function namedKey(name: string): string | undefined {
  return keys.get(fold(name))
}

/** What stands in brackets behind a name: CSAT. */
function initials(name: string): string {
  return /\(([^)]+)\)$/.exec(name)?.[1] ?? name
}
