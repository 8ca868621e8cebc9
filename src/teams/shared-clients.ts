import {
  type AuthenticateRequestResult,
  BotFrameworkAuthentication,
  type BotFrameworkClient,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector'
import type { Activity } from 'botframework-schema'

/**
 * How often a request is made of Teams. Botbuilder's client repeats it by itself up to three times, also when Teams may
 * have taken a message before the connection broke, and sits out every Retry-After.
 */
type Attempts = 'as-botbuilder' | 'one-attempt'

/**
 * Authentication as botbuilder does it, with the clients for one service URL built once and shared. Botbuilder builds
 * an HTTP pipeline anew for every turn, which costs a fifth of the turn (ADR 0006); every request is still authenticated.
 */
export class SharedClients extends BotFrameworkAuthentication {
  readonly #inner: BotFrameworkAuthentication
  readonly #factories = new Map<string, ConnectorFactory>()
  readonly #attempts: Attempts
  #userTokenClient: Promise<UserTokenClient> | undefined

  constructor(inner: BotFrameworkAuthentication, attempts: Attempts = 'as-botbuilder') {
    super()
    this.#inner = inner
    this.#attempts = attempts
  }

  override async authenticateRequest(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    const result = await this.#inner.authenticateRequest(activity, header)
    const { connectorFactory, audience } = result
    return connectorFactory
      ? { ...result, connectorFactory: this.#shared(connectorFactory, audience) }
      : result
  }

  override authenticateStreamingRequest(
    header: string,
    channelId: string,
  ): Promise<AuthenticateRequestResult> {
    return this.#inner.authenticateStreamingRequest(header, channelId)
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return this.#shared(this.#inner.createConnectorFactory(identity), '')
  }

  /** One bot has one identity, so one client serves all. It is not used: Samsyn asks nobody to sign in by card. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokenClient ??= this.#inner.createUserTokenClient(identity)
    return this.#userTokenClient
  }

  override createBotFrameworkClient(): BotFrameworkClient {
    return this.#inner.createBotFrameworkClient()
  }

  #shared(factory: ConnectorFactory, audience: string): ConnectorFactory {
    const known = this.#factories.get(audience)
    if (known) return known
    const shared = new SharedConnectorFactory(factory, this.#attempts)
    this.#factories.set(audience, shared)
    return shared
  }
}

/** The name of the Azure pipeline's policy. Botbuilder 4.23 takes options for it and does not hand them on. */
const RETRY_POLICY = 'defaultRetryPolicy'

/** The pipeline is private in botbuilder's types, and the only way to the policy. */
function pipelineOf(client: ConnectorClient): Pipeline | undefined {
  return (client as unknown as { readonly client?: { readonly pipeline?: Pipeline } }).client?.pipeline
}

interface Pipeline {
  removePolicy(named: { readonly name: string }): unknown
}

/** Service URLs are few; more than this many at once means that somebody makes them up. */
const MOST_CLIENTS = 20

class SharedConnectorFactory extends ConnectorFactory {
  readonly #inner: ConnectorFactory
  readonly #attempts: Attempts
  readonly #clients = new Map<string, Promise<ConnectorClient>>()

  constructor(inner: ConnectorFactory, attempts: Attempts) {
    super()
    this.#inner = inner
    this.#attempts = attempts
  }

  override create(serviceUrl: string, audience = ''): Promise<ConnectorClient> {
    const key = `${audience} ${serviceUrl}`
    const known = this.#clients.get(key)
    if (known) return known
    if (this.#clients.size >= MOST_CLIENTS) this.#clients.clear()
    const client = this.#inner.create(serviceUrl, audience).then((made) => {
      if (this.#attempts === 'one-attempt') pipelineOf(made)?.removePolicy({ name: RETRY_POLICY })
      return made
    })
    this.#clients.set(key, client)
    client.catch(() => this.#clients.delete(key))
    return client
  }
}
