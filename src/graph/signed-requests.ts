import type { AccessToken, TokenCredential } from '@azure/identity'
import { type Context, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client'
import { NoToken } from './no-token'

/** Puts the token on each request. The library's own handler leaves it out for addresses other than Microsoft's. */
export class SignedRequests implements Middleware {
  readonly #credential: Pick<TokenCredential, 'getToken'>
  readonly #scope: string
  #next: Middleware | undefined

  constructor(credential: Pick<TokenCredential, 'getToken'>, scope: string) {
    this.#credential = credential
    this.#scope = scope
  }

  /** Throws `NotSent`, with what was the matter as its cause. */
  async execute(context: Context): Promise<void> {
    try {
      const { token } = await this.#token(context.options?.signal ?? undefined)
      const headers = { ...(context.options?.headers as object), Authorization: `Bearer ${token}` }
      context.options = { ...context.options, headers }
      await this.#next?.execute(context)
    } catch (cause) {
      throw new NotSent(cause)
    }
  }

  setNext(next: Middleware): void {
    this.#next = next
  }

  /** The token; given up when the request is. */
  async #token(signal: AbortSignal | undefined): Promise<AccessToken> {
    const givenUp = Promise.withResolvers<never>()
    const giveUp = () => givenUp.reject(signal?.reason)
    signal?.addEventListener('abort', giveUp, { once: true })
    try {
      const token = await Promise.race([this.#credential.getToken(this.#scope), givenUp.promise])
      if (!token || !HEADER_VALUE.test(token.token)) throw new NoToken('there is no token that can be sent')
      return token
    } catch (cause) {
      throw new SignInFailed(cause)
    } finally {
      signal?.removeEventListener('abort', giveUp)
    }
  }
}

/** What a header may hold: of anything else the error of `fetch` would quote the token. */
const HEADER_VALUE = /^[\x21-\x7E]+$/

/** There is no token to be had: nothing was sent. */
export class SignInFailed extends Error {
  constructor(cause: unknown) {
    super(`Samsyn could not sign in to Graph: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}

/** Carries a fault past the library, which keeps the cause of its own kind of error only. */
class NotSent extends GraphClientError {
  constructor(cause: unknown) {
    super(String(cause))
    this.cause = cause
  }
}
