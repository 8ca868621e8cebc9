import { constants, type KeyObject, verify } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import { type TestCertificate, testCertificate } from './test-certificate'

export const TENANT = '0b5ad8d2-9d1b-4d0b-8f7e-9d9f2a1f6c11'
export const CLIENT = '5c1d9f0e-6f0b-4b53-9c0f-2f2f4f9f7a22'

/** What the token service knows of the app, and how it answers. */
export interface TokenServiceSettings {
  readonly secret?: string
  readonly certificate?: Pick<TestCertificate, 'publicKey' | 'thumbprint'>
  /** The tokens that it gives; made up unless told otherwise. */
  token?: string
  /** Seconds for which a token holds. */
  expiresIn?: number
  /** What a request for a token is answered with instead. */
  fault?: { readonly status: number; readonly body: object | string } | undefined
  /** Never answers. */
  isSilent?: boolean
  /** Nobody enters the device code. */
  isCodeIgnored?: boolean
}

/** A request for a token, as it came. */
export interface TokenRequest {
  readonly path: string
  readonly form: Readonly<Record<string, string>>
  readonly headers: IncomingMessage['headers']
}

/**
 * A stand-in for Entra's token service, over TLS with a certificate that the whole test process then trusts, and for
 * the local endpoint (plain HTTP) from which App Service gives a managed identity its tokens. It knows one app in one
 * tenant, checks what the app proves itself with, and refuses in Entra's words.
 */
export class TokenService {
  readonly settings: TokenServiceSettings
  readonly requests: TokenRequest[] = []
  readonly #servers: readonly Server[]
  readonly #trusted: readonly string[]
  readonly #arrivals = new EventEmitter()

  private constructor(settings: TokenServiceSettings) {
    this.settings = { ...settings }
    const { keyPem, certificatePem } = testCertificate('stand-in for Entra')
    this.#trusted = tls.getCACertificates('default')
    tls.setDefaultCACertificates([...this.#trusted, certificatePem])
    const answer = (request: IncomingMessage, response: ServerResponse) =>
      void this.#answer(request, response)
    this.#servers = [
      createHttpsServer({ key: keyPem, cert: certificatePem }, answer),
      createHttpServer(answer),
    ]
  }

  static async start(settings: TokenServiceSettings = {}): Promise<TokenService> {
    const service = new TokenService(settings)
    await Promise.all(
      service.#servers.map((s) => new Promise<void>((done) => s.listen(0, '127.0.0.1', done))),
    )
    return service
  }

  /** What stands in AZURE_AUTHORITY_HOST. */
  get authority(): string {
    return `https://localhost:${this.#port(0)}`
  }

  /** What stands in IDENTITY_ENDPOINT. */
  get identityEndpoint(): string {
    return `http://127.0.0.1:${this.#port(1)}/msi/token`
  }

  /** The requests for a token, without those by which the library finds its way. */
  get asked(): readonly TokenRequest[] {
    return this.requests.filter(({ path }) => /\/token$/.test(path))
  }

  /** Resolves when the next request has come. */
  async isAsked(): Promise<void> {
    await once(this.#arrivals, 'request')
  }

  async stop(): Promise<void> {
    tls.setDefaultCACertificates(this.#trusted)
    await Promise.all(
      this.#servers.map((server) => {
        server.closeAllConnections()
        return new Promise((done) => server.close(done))
      }),
    )
  }

  #port(place: number): number {
    const address = this.#servers[place]?.address() as AddressInfo | null | undefined
    return address?.port ?? 0
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const { pathname, searchParams } = new URL(request.url ?? '/', this.authority)
    const body = new URLSearchParams(Buffer.concat(parts).toString())
    const form = Object.fromEntries([...searchParams, ...body])
    this.requests.push({ path: pathname, form, headers: request.headers })
    this.#arrivals.emit('request')
    if (this.settings.isSilent) return
    const { status, body: answer } = this.#judge(pathname, form, request.headers)
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(text)
  }

  #judge(path: string, form: Readonly<Record<string, string>>, headers: IncomingMessage['headers']): Answer {
    if (this.settings.fault && path.endsWith('/token')) return this.settings.fault
    if (path === '/msi/token') return this.#managedIdentity(form, headers)
    if (!path.startsWith(`/${TENANT}/`))
      return refused('invalid_tenant', 90002, `Tenant '${path}' not found.`)
    if (path.endsWith('/.well-known/openid-configuration'))
      return { status: 200, body: this.#configuration() }
    if (path.endsWith('/oauth2/v2.0/devicecode')) return { status: 200, body: this.#deviceCode() }
    if (!path.endsWith('/oauth2/v2.0/token')) return { status: 404, body: {} }
    if (form.grant_type === 'client_credentials') return this.#appToken(form)
    return this.#personToken(form)
  }

  #configuration(): object {
    const base = `${this.authority}/${TENANT}`
    return {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      issuer: `${base}/v2.0`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    }
  }

  #appToken(form: Readonly<Record<string, string>>): Answer {
    const { secret, certificate } = this.settings
    if (form.client_id !== CLIENT) {
      return refused(
        'unauthorized_client',
        700016,
        `Application '${form.client_id}' was not found in the directory.`,
      )
    }
    if (form.client_assertion !== undefined) {
      const why = certificate
        ? whyNotSigned(form.client_assertion, certificate, `${this.authority}/${TENANT}/oauth2/v2.0/token`)
        : 'no certificate is registered'
      if (why)
        return refused('invalid_client', 700027, `Client assertion failed signature validation: ${why}.`)
    } else if (secret === undefined || form.client_secret !== secret) {
      return refused(
        'invalid_client',
        7000215,
        'Invalid client secret provided. Ensure the secret being sent is right.',
      )
    }
    return { status: 200, body: this.#token({ appid: CLIENT, roles: ['Sites.Selected'] }) }
  }

  #deviceCode(): object {
    return {
      user_code: 'SAMSYN42',
      device_code: 'a-device-code',
      verification_uri: `${this.authority}/device`,
      expires_in: 900,
      interval: 0,
      message: `Open ${this.authority}/device and enter the code SAMSYN42.`,
    }
  }

  #personToken(form: Readonly<Record<string, string>>): Answer {
    if (this.settings.isCodeIgnored) return refused('expired_token', 70019, 'The code has expired.')
    return {
      status: 200,
      body: this.#token({ appid: form.client_id, scp: form.scope, upn: 'admin@kommunen.example' }),
    }
  }

  /** App Service: https://learn.microsoft.com/azure/app-service/overview-managed-identity (REST endpoint reference). */
  #managedIdentity(form: Readonly<Record<string, string>>, headers: IncomingMessage['headers']): Answer {
    if (headers['x-identity-header'] !== 'the-identity-header') return { status: 401, body: {} }
    if (form.client_id !== CLIENT || form['api-version'] !== '2019-08-01') {
      return {
        status: 400,
        body: { statusCode: 400, message: 'No User Assigned or Delegated Managed Identity found' },
      }
    }
    const { access_token, expires_in } = this.#token({ appid: CLIENT, roles: ['Sites.Selected'] })
    const expires_on = String(Math.floor(Date.now() / 1000) + expires_in)
    return { status: 200, body: { access_token, expires_on, resource: form.resource, token_type: 'Bearer' } }
  }

  #token(claims: object) {
    const payload = Buffer.from(JSON.stringify({ tid: TENANT, ...claims })).toString('base64url')
    return {
      token_type: 'Bearer',
      expires_in: this.settings.expiresIn ?? 3_600,
      access_token: this.settings.token ?? `head.${payload}.token-${this.requests.length}`,
    }
  }
}

interface Answer {
  readonly status: number
  readonly body: object | string
}

function refused(error: string, code: number, description: string): Answer {
  const trace = '\r\nTrace ID: 5f1a\r\nCorrelation ID: 77aa\r\nTimestamp: 2026-11-22 10:00:00Z'
  return {
    status: error === 'invalid_client' ? 401 : 400,
    body: { error, error_description: `AADSTS${code}: ${description}${trace}`, error_codes: [code] },
  }
}

/** Why a client assertion (RFC 7523) does not prove the app; undefined when it does. */
function whyNotSigned(
  assertion: string,
  { publicKey, thumbprint }: { readonly publicKey: KeyObject; readonly thumbprint: string },
  audience: string,
): string | undefined {
  const [head = '', payload = '', signature = ''] = assertion.split('.')
  const header = parsed(head)
  const claims = parsed(payload)
  const padding = header.alg === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${payload}`),
    { key: publicKey, padding, saltLength: 32 },
    Buffer.from(signature, 'base64url'),
  )
  if (header['x5t#S256'] !== thumbprint) return 'the key with that thumbprint was not found'
  if (!isSigned) return 'the signature does not fit'
  if (claims.aud !== audience || claims.iss !== CLIENT || claims.sub !== CLIENT)
    return 'it is made out to another'
  return Number(claims.exp) * 1_000 > Date.now() ? undefined : 'it has expired'
}

function parsed(part: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
}
