import {
  type AccessToken,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity'
import type { SharePointConfig } from '../config/config'
import { type Clock, systemClock } from '../kernel/clock'
import { NoToken, noToken } from './no-token'

/** Milliseconds after which nobody waits for the token service any longer. */
const LONGEST_SIGN_IN = 15_000
/** Services of Microsoft's clouds, which the library knows. Of any other it would ask the worldwide one, which knows it not. */
const KNOWN_AUTHORITIES = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
]

/**
 * Signs the app itself in to Entra; the library keeps each token until five minutes before it expires. Throws
 * `NoToken`, which holds nothing secret.
 */
export function credentialOf(config: SharePointConfig, clock: Clock = systemClock): TokenCredential {
  const { identity } = config
  return new AppSignIn(() => libraryCredential(config), {
    clock,
    secrets: identity.by === 'secret' ? [identity.secret] : [],
    waitsFor: `${identity.by === 'managed-identity' ? 'The managed identity' : config.authority} did not answer`,
  })
}

/** How the library reaches the token service. Repeating is left to who waits for the answer, and knows for how long. */
export function authorityOptions(authority: string) {
  const isKnown = KNOWN_AUTHORITIES.includes(URL.parse(authority)?.hostname ?? '')
  return { authorityHost: authority, disableInstanceDiscovery: !isKnown, retryOptions: { maxRetries: 0 } }
}

function libraryCredential({ identity, tenantId, clientId, authority }: SharePointConfig): TokenCredential {
  const options = authorityOptions(authority)
  switch (identity.by) {
    case 'managed-identity':
      return new ManagedIdentityCredential({ clientId })
    case 'secret':
      return new ClientSecretCredential(tenantId, clientId, identity.secret, options)
    case 'certificate':
      return new ClientCertificateCredential(tenantId, clientId, { certificatePath: identity.file }, options)
  }
}

interface SignInParts {
  readonly clock: Clock
  readonly secrets: readonly string[]
  readonly waitsFor: string
}

/** Asks once, however many wait for a token; not forever; and lets no secret out. */
class AppSignIn implements TokenCredential {
  readonly #make: () => TokenCredential
  readonly #parts: SignInParts
  readonly #asking = new Map<string, Promise<AccessToken>>()
  #credential: TokenCredential | undefined

  constructor(make: () => TokenCredential, parts: SignInParts) {
    this.#make = make
    this.#parts = parts
  }

  getToken(scopes: string | string[]): Promise<AccessToken> {
    const key = String(scopes)
    const asked = this.#asking.get(key)
    if (asked !== undefined) return asked
    const asking = this.#inTime(this.#ask(scopes)).finally(() => this.#asking.delete(key))
    this.#asking.set(key, asking)
    return asking
  }

  async #ask(scopes: string | string[]): Promise<AccessToken> {
    try {
      this.#credential ??= this.#make()
      const token = await this.#credential.getToken(scopes)
      if (!token) throw new NoToken('The token service gave no token')
      return token
    } catch (error) {
      throw noToken(error, this.#parts.secrets)
    }
  }

  #inTime(asked: Promise<AccessToken>): Promise<AccessToken> {
    const { clock, waitsFor } = this.#parts
    const late = Promise.withResolvers<AccessToken>()
    const cancel = clock.after(LONGEST_SIGN_IN, () =>
      late.reject(new NoToken(`${waitsFor} within ${LONGEST_SIGN_IN / 1_000} s`, 'network_error')),
    )
    return Promise.race([asked, late.promise]).finally(cancel)
  }
}
