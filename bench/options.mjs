/** What the bench can measure, in the order in which it does. */
export const parts = ['open', 'paint', 'pan', 'drag', 'zoom', 'editors', 'csv', 'model', 'economics', 'exports']

const usage = `npm run bench -- [options]
  --only=PART,…    ${parts.join(', ')}; all of them by default
  --sizes=N,…      cards on the maps; 300,500,1000,3000 by default (beside the others: without 500)
  --runs=N         rounds that medians are taken of; 3 by default
  --peers=NAME,…   tldraw, excalidraw, or none; both by default`

/** Reads the command line; ends the process with the usage where it makes no sense. */
export function readOptions(given) {
  const options = { only: parts, sizes: undefined, runs: 3, peers: ['tldraw', 'excalidraw'] }
  for (const argument of given) {
    const [, name, value] = /^--(only|sizes|runs|peers)=(.+)$/.exec(argument) ?? []
    const list = value?.split(',') ?? []
    if (name === 'only' && list.every((part) => parts.includes(part))) options.only = list
    else if (name === 'sizes' && list.every((size) => Number(size) > 0)) options.sizes = list.map(Number)
    else if (name === 'runs' && Number(value) > 0) options.runs = Number(value)
    else if (name === 'peers' && value === 'none') options.peers = []
    else if (name === 'peers' && list.every((peer) => ['tldraw', 'excalidraw'].includes(peer))) options.peers = list
    else {
      console.error(usage)
      process.exit(2)
    }
  }
  return options
}
