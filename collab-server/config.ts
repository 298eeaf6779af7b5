import { resolve } from 'node:path'
import { StartError } from './start-error.ts'

/** What the environment decides about a start. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** Absolute path. */
  readonly dataDir: string
}

/**
 * Reads `PORT` (4400), `HOST` (127.0.0.1) and `JEJAK_DATA_DIR` (`./data`); an empty value counts as absent.
 * @throws StartError naming the variable and what it may be.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, directory: string): Config {
  const port = environment.PORT?.trim() || '4400'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new StartError(`PORT is "${port}", but must be a number from 0 to 65535, such as 4400.`)
  }
  return {
    port: Number(port),
    host: environment.HOST?.trim() || '127.0.0.1',
    dataDir: resolve(directory, environment.JEJAK_DATA_DIR?.trim() || 'data'),
  }
}
