import { type DestinationStream, type Level, type Logger, pino, stdTimeFunctions } from 'pino'

/**
 * Where the server says what happens: a fixed sentence, and what it is about as fields (`map`, `err`, …). Neither holds
 * what people have written, nor a link's secret.
 */
export type Log = Logger

export const logLevels = ['debug', 'info', 'warn', 'error'] as const satisfies readonly Level[]
export type LogLevel = (typeof logLevels)[number]

/**
 * Opens the log: a JSON object a line.
 * @param destination where lines go; the standard output unless given
 */
export function openLog(level: LogLevel = 'info', destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Lines for somebody who watches a terminal: the sentence, and why. */
export function terminalLines(write: (text: string) => void): DestinationStream {
  return {
    write(line) {
      const { level, time, msg, err, ...fields } = JSON.parse(line) as LogLine
      const details = Object.entries(fields).map(([name, value]) => ` ${name}=${String(value)}`)
      const cause = err === undefined ? '' : `: ${level === 'error' ? (err.stack ?? err.message) : err.message}`
      const mark = level === 'warn' || level === 'error' ? `${level}: ` : ''
      write(`${time.slice(11, 19)} ${mark}${msg}${details.join('')}${cause}\n`)
    },
  }
}

interface LogLine {
  readonly level: LogLevel
  readonly time: string
  readonly msg: string
  readonly err?: { readonly message: string; readonly stack?: string }
  readonly [field: string]: unknown
}
