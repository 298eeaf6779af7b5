import { StartError } from '../start-error.ts'

/** What the operator asks of people who make maps here; with neither password nor provider, nothing. */
export interface AccountsConfig {
  /** One password for all. */
  readonly password?: string | undefined
  /** Where people have accounts. It needs `publicUrl`, to which it sends them back. */
  readonly provider?: ProviderConfig | undefined
  /** Where browsers find this server, as in `https://maps.example.org`. */
  readonly publicUrl?: string | undefined
}

/** An OpenID Connect provider, and what this server is to it. */
export interface ProviderConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Mail addresses, and domains of such, that may sign in; without any, whoever the provider knows. In small letters. */
  readonly allowed: readonly string[]
  /** A provider that does not say whether an address is verified is believed about it: it gives addresses itself. */
  readonly trustsEmail: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/** A password that many people share and type is short enough to be guessed. */
const leastPassword = 8

/**
 * Reads `JEJAK_PUBLIC_URL`, `JEJAK_PASSWORD`, `JEJAK_OIDC_ISSUER`, `JEJAK_OIDC_CLIENT_ID`, `JEJAK_OIDC_CLIENT_SECRET` and
 * `JEJAK_OIDC_ALLOWED` (separated by commas) and `JEJAK_OIDC_TRUST_EMAIL` (yes, no), each none by default.
 * @throws StartError naming the variable and what it may be; it never repeats a secret.
 */
export function readAccounts(environment: Environment): AccountsConfig {
  const password = environment.JEJAK_PASSWORD?.trim() || undefined
  if (password !== undefined && password.length < leastPassword)
    throw new StartError(`JEJAK_PASSWORD must have ${leastPassword} characters at least.`)
  const publicUrl = environment.JEJAK_PUBLIC_URL?.trim().replace(/\/$/, '') || undefined
  if (publicUrl !== undefined && !isOrigin(publicUrl))
    throw new StartError(
      `JEJAK_PUBLIC_URL is "${publicUrl}", but must be where browsers find Jejak, such as https://maps.example.org.`,
    )
  const provider = readProvider(environment)
  if (provider !== undefined && publicUrl === undefined)
    throw new StartError(
      'JEJAK_OIDC_ISSUER needs JEJAK_PUBLIC_URL, to which it sends people back, such as https://maps.example.org.',
    )
  return { password, publicUrl, provider }
}

function readProvider(environment: Environment): ProviderConfig | undefined {
  const issuer = environment.JEJAK_OIDC_ISSUER?.trim() || undefined
  const allowed = (environment.JEJAK_OIDC_ALLOWED ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase().replace(/^@/, ''))
  const rest = [
    'JEJAK_OIDC_CLIENT_ID',
    'JEJAK_OIDC_CLIENT_SECRET',
    'JEJAK_OIDC_ALLOWED',
    'JEJAK_OIDC_TRUST_EMAIL',
  ] as const
  if (issuer === undefined) {
    const set = rest.find((name) => environment[name]?.trim())
    if (set !== undefined) throw new StartError(`${set} needs JEJAK_OIDC_ISSUER, such as https://accounts.example.org.`)
    return undefined
  }
  // Over a network that others share, plain HTTP would let them be the provider.
  if (!URL.canParse(issuer) || !/^(https:|http:\/\/(localhost|127\.0\.0\.1)([:/]|$))/.test(issuer))
    throw new StartError(`JEJAK_OIDC_ISSUER is "${issuer}", but must be as https://accounts.example.org.`)
  const clientId = environment.JEJAK_OIDC_CLIENT_ID?.trim()
  const clientSecret = environment.JEJAK_OIDC_CLIENT_SECRET?.trim()
  if (!clientId || !clientSecret)
    throw new StartError(
      'JEJAK_OIDC_ISSUER needs JEJAK_OIDC_CLIENT_ID and JEJAK_OIDC_CLIENT_SECRET, as the provider gives them.',
    )
  const trust = environment.JEJAK_OIDC_TRUST_EMAIL?.trim() || 'no'
  if (trust !== 'yes' && trust !== 'no') throw new StartError('JEJAK_OIDC_TRUST_EMAIL must be yes or no.')
  return { issuer, clientId, clientSecret, allowed: allowed.filter(Boolean), trustsEmail: trust === 'yes' }
}

const isOrigin = (text: string) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
