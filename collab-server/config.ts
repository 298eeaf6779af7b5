import { resolve } from 'node:path'
import { type AccountsConfig, readAccounts } from './accounts/read-accounts.ts'
import { type TrustedProxies, parseTrustedProxies } from './http/client-address.ts'
import { StartError } from './start-error.ts'
import { type LogLevel, logLevels } from './telemetry/log.ts'

/** What the environment decides about a start. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** Absolute path. */
  readonly dataDir: string
  /** The PostgreSQL database that keeps the maps instead of the data directory. May hold a password. */
  readonly databaseUrl: string | undefined
  /** The Redis through which several instances on one database hear of each other. May hold a password. */
  readonly redisUrl: string | undefined
  /** Pages from elsewhere that may connect, as in `https://example.org`. */
  readonly allowedOrigins: readonly string[]
  /** Proxies in front that are believed about where requests come from. */
  readonly trustedProxies: TrustedProxies
  readonly logLevel: LogLevel
  /** Who may read `/metrics` brings this; without it nobody may. */
  readonly metricsToken: string | undefined
  /** What is asked of people who make maps. Holds a password. */
  readonly accounts: AccountsConfig
}

/**
 * Reads `PORT` (4400), `HOST` (127.0.0.1), `JEJAK_DATA_DIR` (`./data`), `JEJAK_ALLOWED_ORIGINS` (none; separated by
 * commas), `JEJAK_LOG_LEVEL` (info), `JEJAK_METRICS_TOKEN` (none), `JEJAK_DATABASE_URL` (none),
 * `JEJAK_REDIS_URL` (none), `JEJAK_TRUST_PROXY` (none), and what {@link readAccounts} does; an empty value counts as
 * absent.
 * @throws StartError naming the variable and what it may be.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, directory: string): Config {
  const port = environment.PORT?.trim() || '4400'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new StartError(`PORT is "${port}", but must be a number from 0 to 65535, such as 4400.`)
  }
  const allowedOrigins = (environment.JEJAK_ALLOWED_ORIGINS ?? '').split(',').map((each) => each.trim())
  for (const origin of allowedOrigins.filter(Boolean)) {
    if (URL.canParse(origin) && new URL(origin).origin === origin) continue
    throw new StartError(
      `JEJAK_ALLOWED_ORIGINS has "${origin}", but must hold origins such as https://maps.example.org.`,
    )
  }
  const proxies = environment.JEJAK_TRUST_PROXY?.trim() || undefined
  const trustedProxies = proxies === undefined ? undefined : parseTrustedProxies(proxies)
  if (proxies !== undefined && trustedProxies === undefined) {
    throw new StartError(
      `JEJAK_TRUST_PROXY is "${proxies}", but must be how many proxies stand in front (1 to 9), or their addresses, ` +
        'such as 127.0.0.1, 10.0.0.0/8.',
    )
  }
  const level = environment.JEJAK_LOG_LEVEL?.trim() || 'info'
  const logLevel = logLevels.find((each) => each === level)
  if (logLevel === undefined) {
    throw new StartError(`JEJAK_LOG_LEVEL is "${level}", but must be one of ${logLevels.join(', ')}.`)
  }
  const databaseExample = 'postgres://user:password@host:5432/jejak'
  const databaseUrl = readAddress(environment, 'JEJAK_DATABASE_URL', ['postgres:', 'postgresql:'], databaseExample)
  const redisUrl = readAddress(environment, 'JEJAK_REDIS_URL', ['redis:', 'rediss:'], 'redis://:password@host:6379')
  if (redisUrl !== undefined && databaseUrl === undefined) {
    throw new StartError('JEJAK_REDIS_URL joins servers on one database: set JEJAK_DATABASE_URL, too, or take it away.')
  }
  return {
    accounts: readAccounts(environment),
    databaseUrl,
    redisUrl,
    trustedProxies,
    logLevel,
    metricsToken: environment.JEJAK_METRICS_TOKEN?.trim() || undefined,
    allowedOrigins: allowedOrigins.filter(Boolean),
    port: Number(port),
    host: environment.HOST?.trim() || '127.0.0.1',
    dataDir: resolve(directory, environment.JEJAK_DATA_DIR?.trim() || 'data'),
  }
}

/** Reads an address, which is never repeated: it may hold a password. */
function readAddress(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  schemes: readonly string[],
  example: string,
): string | undefined {
  const address = environment[name]?.trim() || undefined
  if (address === undefined || (URL.canParse(address) && schemes.includes(new URL(address).protocol))) return address
  throw new StartError(`${name} must be an address such as ${example}.`)
}
