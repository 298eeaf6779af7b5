import { serverNames } from './servers.mjs'

/** What the server's bench can measure, in the order in which it does. */
const parts = ['editors', 'pointers', 'maps', 'history', 'memory', 'kill', 'gaps']

const usage = `npm run bench:server -- [options]
  --only=PART,…     ${parts.join(', ')}; all of them by default
  --servers=NAME,…  ${serverNames.join(', ')}; all of them by default
  --runs=N          rounds that medians are taken of; 3 by default
  --seconds=N       how long each of the steady workloads is measured; 10 by default
  --cards=N, --edits=N   the map with a history: 5,000 cards and 100,000 edits by default`

/** Reads the command line; ends the process with the usage where it makes no sense. */
export function readServerOptions(given) {
  const options = { only: parts, servers: serverNames, runs: 3, seconds: 10, cards: 5_000, edits: 100_000 }
  for (const argument of given) {
    const [, name, value] = /^--(only|servers|runs|seconds|cards|edits)=(.+)$/.exec(argument) ?? []
    const known = { only: parts, servers: serverNames }[name]
    const list = value?.split(',')
    if (known && list.every((each) => known.includes(each))) options[name] = list
    else if (name && !known && Number(value) > 0) options[name] = Number(value)
    else {
      console.error(usage)
      process.exit(2)
    }
  }
  return options
}
