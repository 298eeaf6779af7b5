import { StartError } from '../start-error.ts'
import type { AccountsConfig } from './accounts.ts'

/** A password that many people share and type is short enough to be guessed. */
const leastPassword = 8

/**
 * Reads `JEJAK_PUBLIC_URL` and `JEJAK_PASSWORD`, each none by default.
 * @throws StartError naming the variable and what it may be; it never repeats a secret.
 */
export function readAccounts(environment: Readonly<Record<string, string | undefined>>): AccountsConfig {
  const password = environment.JEJAK_PASSWORD?.trim() || undefined
  if (password !== undefined && password.length < leastPassword)
    throw new StartError(`JEJAK_PASSWORD must have ${leastPassword} characters at least.`)
  const publicUrl = environment.JEJAK_PUBLIC_URL?.trim().replace(/\/$/, '') || undefined
  if (publicUrl !== undefined && !isOrigin(publicUrl))
    throw new StartError(
      `JEJAK_PUBLIC_URL is "${publicUrl}", but must be where browsers find Jejak, such as https://maps.example.org.`,
    )
  return { password, publicUrl }
}

const isOrigin = (text: string) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
