import { type PushValues, pushSentence } from '../journey/import/push-sentences.ts'
import { isRecord } from '../journey/model/parse.ts'
import type { Language } from '../journey/model/vocabulary.ts'
import { readText } from './read-map.ts'
import { refusalIn } from './refusals.ts'
import { CommandError, type Terminal } from './terminal.ts'
import { type Words, wordsOf } from './words.ts'

export interface PushCommand {
  readonly language: Language
  /** Secret of a share link. */
  readonly linkKey?: string
  readonly metric?: string
  readonly key?: string
  readonly on?: string
  readonly title?: string
  readonly value?: number
  readonly n?: number
  readonly day: string
  readonly file?: string
}

const deadlineMs = 30_000

/** `jejak push <server> <map>`: records values of metrics on a map that a server keeps. @returns the exit code */
export async function pushCommand(
  server: string,
  map: string,
  options: PushCommand,
  terminal: Terminal,
): Promise<0 | 1> {
  const words = wordsOf[options.language]
  const address = addressOf(server, map, words)
  const points = await pointsOf(options, terminal, words)
  const { status, body } = await post(address, options.linkKey, points, terminal, words)
  if (status >= 200 && status < 300) {
    const recorded = isRecord(body) && typeof body.recorded === 'number' ? body.recorded : points.length
    terminal.out(`${words.recorded(recorded)}\n`)
    return 0
  }
  terminal.error(`${refusalText(status, body, options.language)}\n`)
  return 1
}

function addressOf(server: string, map: string, words: Words): URL {
  const isWeb = URL.canParse(server) && /^https?:$/.test(new URL(server).protocol)
  if (!isWeb) throw new CommandError(words.badAddress(server), 2)
  // A server may stand under a path of its own.
  return new URL(`api/maps/${encodeURIComponent(map)}/metrics`, server.endsWith('/') ? server : `${server}/`)
}

async function pointsOf(options: PushCommand, terminal: Terminal, words: Words): Promise<readonly unknown[]> {
  const { file, metric, key, on, title, value, n, day } = options
  if (file !== undefined) {
    if ([metric, key, on, title, value, n].some((given) => given !== undefined))
      throw new CommandError(words.pointTwice, 2)
    return readPoints(file, terminal, words)
  }
  const isNamed = (metric === undefined) !== (key === undefined)
  if (!isNamed || value === undefined) throw new CommandError(words.pointAsked, 2)
  const place = { ...(on === undefined ? {} : { on }), ...(title === undefined ? {} : { title }) }
  return [{ metric: metric ?? { key, ...place }, day, value, ...(n === undefined ? {} : { n }) }]
}

async function readPoints(file: string, terminal: Terminal, words: Words): Promise<readonly unknown[]> {
  const content = await readText(file, terminal, words)
  let data: unknown
  try {
    data = JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new CommandError(words.notJson(file, error instanceof Error ? error.message : String(error)))
  }
  const points = isRecord(data) ? data.points : data
  if (!Array.isArray(points)) throw new CommandError(words.badPoints(file))
  return points
}

async function post(
  address: URL,
  key: string | undefined,
  points: readonly unknown[],
  terminal: Terminal,
  words: Words,
) {
  try {
    const answer = await terminal.fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ points }),
      signal: AbortSignal.timeout(deadlineMs),
    })
    const content = await answer.text()
    return { status: answer.status, body: parsed(content) }
  } catch (error) {
    throw new CommandError(words.noAnswer(address.origin, reasonOf(error)))
  }
}

/** JSON as data; anything else, as a proxy may answer, as its text. */
function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return content
  }
}

/** Node wraps what went wrong in a "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  return cause.message === '' ? ((cause as NodeJS.ErrnoException).code ?? error.message) : cause.message
}

function refusalText(status: number, body: unknown, language: Language): string {
  const words = wordsOf[language]
  const error = isRecord(body) && isRecord(body.error) ? body.error : {}
  const listed = isRecord(body) && Array.isArray(body.problems) ? body.problems : error.problems
  if (status === 422 && Array.isArray(listed)) {
    const lines = listed.filter(isRecord).map((problem) => {
      const { index } = problem
      const where = typeof index === 'number' && index >= 0 ? `${words.point(index)}: ` : ''
      return `  ${where}${problemText(problem, language)}`
    })
    return [words.refusedPoints, ...lines].join('\n')
  }
  const told = typeof error.message === 'string' ? error.message : String(body).slice(0, 200)
  return words.refused(status, refusalIn(language, error.code, told))
}

/** A problem in the language that was asked for; as the server says it, where the server is newer. */
function problemText({ code, values, message }: Readonly<Record<string, unknown>>, language: Language): string {
  const named: PushValues = isRecord(values) ? (values as PushValues) : {}
  return (typeof code === 'string' ? pushSentence(language, code, named) : undefined) ?? String(message)
}
