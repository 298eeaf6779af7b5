import type { Configuration } from 'openid-client'
import type { ProviderConfig } from './read-accounts.ts'

/** What has to be remembered of a sign-in while somebody is at the provider. */
export interface Errand {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who has come back from the provider, in its words. */
export interface Person {
  readonly email: string | undefined
  readonly name: string | undefined
}

/** Why nobody has been signed in: the provider does not answer; what came back is not what was asked for. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly code: 'unreachable' | 'failed'

  constructor(code: ProviderError['code'], cause?: unknown) {
    super(`Sign-in: ${code}`, { cause })
    this.code = code
  }
}

/** In seconds: whoever waits for a page does not wait longer. */
const answerDeadline = 8

/**
 * Signs people in at an OpenID Connect provider, by an authorization code with PKCE, a state and a nonce. The provider is
 * asked for its addresses when somebody signs in, and again until it has answered once: it may start after this server.
 * Every method rejects with a {@link ProviderError}.
 */
export class Provider {
  readonly #config: ProviderConfig
  readonly #redirect: string
  #discovered: Promise<Configuration> | undefined

  /** @param redirect the address that the provider sends browsers back to */
  constructor(config: ProviderConfig, redirect: string) {
    this.#config = config
    this.#redirect = redirect
  }

  /** Where somebody signs in, and what to remember until they are back. */
  async begin(): Promise<{ readonly address: string; readonly errand: Errand }> {
    const config = await this.#discover()
    const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } =
      await import('openid-client')
    const errand: Errand = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
    const address = buildAuthorizationUrl(config, {
      redirect_uri: this.#redirect,
      scope: 'openid email profile',
      code_challenge: await calculatePKCECodeChallenge(errand.verifier),
      code_challenge_method: 'S256',
      state: errand.state,
      nonce: errand.nonce,
    })
    return { address: address.href, errand }
  }

  /** @param search what stands behind the question mark of the address that somebody has come back to */
  async finish(search: string, errand: Errand): Promise<Person> {
    const config = await this.#discover()
    const { authorizationCodeGrant } = await import('openid-client')
    try {
      const tokens = await authorizationCodeGrant(config, new URL(this.#redirect + search), {
        expectedState: errand.state,
        expectedNonce: errand.nonce,
        pkceCodeVerifier: errand.verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      // An address that nobody has proved to have could be anybody's.
      const isUntold = claims?.email_verified === undefined && this.#config.trustsEmail
      const isProved = isUntold || claims?.email_verified === true
      return { email: isProved ? textOf(claims?.email) : undefined, name: textOf(claims?.name) }
    } catch (error) {
      throw new ProviderError('failed', error)
    }
  }

  #discover(): Promise<Configuration> {
    this.#discovered ??= this.#ask().catch((error: unknown) => {
      this.#discovered = undefined
      throw new ProviderError('unreachable', error)
    })
    return this.#discovered
  }

  async #ask(): Promise<Configuration> {
    const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await import('openid-client')
    const { issuer, clientId, clientSecret } = this.#config
    const onThisMachine = issuer.startsWith('http:') ? [allowInsecureRequests] : []
    return discovery(new URL(issuer), clientId, clientSecret, undefined, {
      // Signatures count, too, not only the way that the tokens have come.
      execute: [enableNonRepudiationChecks, ...onThisMachine],
      timeout: answerDeadline,
    })
  }
}

const textOf = (claim: unknown): string | undefined =>
  typeof claim === 'string' && claim.trim() !== '' ? claim.trim().slice(0, 254) : undefined
