import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { readConfig, type SharePointConfig } from '../../src/config/config'
import { credentialOf } from '../../src/graph/credential'
import { NoToken, withoutSecrets } from '../../src/graph/no-token'
import { testCertificate } from '../support/test-certificate'
import { TestClock } from '../support/test-clock'
import { CLIENT, TENANT, TokenService, type TokenServiceSettings } from '../support/token-service'

/** The log of the library, which is a package of its own that only the library asks for. */
const { AzureLogger, setLogLevel } = createRequire(require.resolve('@azure/identity'))('@azure/logger') as {
  readonly AzureLogger: { log: (...args: unknown[]) => void }
  readonly setLogLevel: (level?: 'verbose') => void
}

const SCOPE = 'https://graph.microsoft.com/.default'
const SECRET = 'hemligt~värde/+=&som.ingen_ska-se'
const CERTIFICATE = testCertificate('samsyn')

let service: TokenService
let folder: string
const logged: string[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'samsyn-'))
  setLogLevel('verbose')
  AzureLogger.log = (...args: unknown[]) => void logged.push(inspect(args, { depth: 9, showHidden: true }))
})
beforeEach(() => logged.splice(0))
afterEach(async () => {
  await service.stop()
  delete process.env.IDENTITY_ENDPOINT
  delete process.env.IDENTITY_HEADER
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  setLogLevel()
})

async function entra(settings: TokenServiceSettings = {}): Promise<void> {
  service = await TokenService.start({ secret: SECRET, certificate: CERTIFICATE, ...settings })
}

/** What an installation with these variables is configured with. */
function configured(env: NodeJS.ProcessEnv): SharePointConfig {
  const { sharePoint } = readConfig({
    SHAREPOINT_SITE: 'https://kommunen.sharepoint.com/sites/samsyn',
    TENANT_ID: TENANT,
    CLIENT_ID: CLIENT,
    AZURE_AUTHORITY_HOST: service.authority,
    ...env,
  })
  if (!sharePoint) throw new Unconfigured()
  return sharePoint
}
class Unconfigured extends Error {}

const signIn = (env: NodeJS.ProcessEnv) => credentialOf(configured(env))

async function failure(env: NodeJS.ProcessEnv): Promise<NoToken> {
  const error = await signIn(env)
    .getToken(SCOPE)
    .then(
      () => undefined,
      (reason: unknown) => reason,
    )
  expect(error).toBeInstanceOf(NoToken)
  return error as NoToken
}

function certificateFile(content: string): string {
  const file = join(folder, 'samsyn.pem')
  writeFileSync(file, content)
  return file
}

describe('with a client secret', () => {
  it('a token is asked for once, however often and by however many it is needed', async () => {
    await entra()
    const credential = signIn({ CLIENT_SECRET: SECRET })

    const tokens = await Promise.all(Array.from({ length: 10 }, () => credential.getToken(SCOPE)))
    for (let i = 0; i < 5; i++) tokens.push(await credential.getToken(SCOPE))

    expect(new Set(tokens.map((token) => token?.token)).size).toBe(1)
    expect(service.asked).toHaveLength(1)
    expect(service.asked[0]?.form).toMatchObject({
      grant_type: 'client_credentials',
      scope: SCOPE,
      client_secret: SECRET,
    })
  })

  it('a token that is about to expire is renewed', async () => {
    await entra({ expiresIn: 299 })
    const credential = signIn({ CLIENT_SECRET: SECRET })

    const first = await credential.getToken(SCOPE)
    const second = await credential.getToken(SCOPE)

    expect(second?.token).not.toBe(first?.token)
    expect(service.asked).toHaveLength(2)
  })

  it('the service is the one that was configured, and no other is asked about it', async () => {
    await entra()
    await signIn({ CLIENT_SECRET: SECRET }).getToken(SCOPE)
    expect(service.requests.map(({ path }) => path)).toEqual([
      `/${TENANT}/v2.0/.well-known/openid-configuration`,
      `/${TENANT}/oauth2/v2.0/token`,
    ])
  })

  it('that is wrong, it says so, and what to do', async () => {
    await entra()
    const error = await failure({ CLIENT_SECRET: 'fel-hemlighet' })
    expect(error.message).toBe(
      'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent is right.',
    )
    expect(error.advice).toMatch(/^CLIENT_SECRET is wrong/)
  })

  it('a new try is made after a failed one', async () => {
    await entra()
    const credential = signIn({ CLIENT_SECRET: SECRET })
    service.settings.fault = {
      status: 400,
      body: { error: 'temporarily_unavailable', error_description: 'Later.' },
    }
    await expect(credential.getToken(SCOPE)).rejects.toThrow(NoToken)

    service.settings.fault = undefined

    expect((await credential.getToken(SCOPE))?.token).toMatch(/token-/)
  })
})

describe('with a certificate', () => {
  it('the app proves itself by its signature, which the service checks with the public key', async () => {
    await entra()
    const file = certificateFile(CERTIFICATE.keyPem + CERTIFICATE.certificatePem)

    const token = await signIn({ CLIENT_CERTIFICATE: file }).getToken(SCOPE)

    expect(token?.token).toMatch(/token-/)
    expect(service.asked[0]?.form.client_assertion_type).toMatch(/jwt-bearer$/)
    expect(service.asked[0]?.form).not.toHaveProperty('client_secret')
  })

  it('that is not the app’s, it says so', async () => {
    await entra()
    const other = testCertificate('another')
    const error = await failure({ CLIENT_CERTIFICATE: certificateFile(other.keyPem + other.certificatePem) })
    expect(error.message).toMatch(/^AADSTS700027/)
    expect(error.advice).toMatch(/CLIENT_CERTIFICATE/)
  })

  it('that is not there, or is none, it says so', async () => {
    await entra()
    const missing = await failure({ CLIENT_CERTIFICATE: join(folder, 'saknas.pem') })
    expect(missing.advice).toBe('The file that CLIENT_CERTIFICATE names is not there.')
    const none = await failure({ CLIENT_CERTIFICATE: certificateFile('inget certifikat') })
    expect(none.message).not.toBe('')
    expect(service.asked).toEqual([])
  })
})

describe('with a managed identity', () => {
  // One test: the library looks for the endpoint once in a process.
  it('the server’s own endpoint gives the token, with nothing secret of ours, and says where it has none', async () => {
    await entra()
    process.env.IDENTITY_ENDPOINT = service.identityEndpoint
    process.env.IDENTITY_HEADER = 'the-identity-header'
    const credential = signIn({ IDENTITY_ENDPOINT: service.identityEndpoint })

    const first = await credential.getToken(SCOPE)
    const second = await credential.getToken(SCOPE)

    expect(second?.token).toBe(first?.token)
    expect(service.requests.map(({ form }) => form)).toEqual([
      { 'api-version': '2019-08-01', resource: 'https://graph.microsoft.com', client_id: CLIENT },
    ])

    const other = 'ffffffff-9d1b-4d0b-8f7e-9d9f2a1f6c11'
    const error = await failure({ IDENTITY_ENDPOINT: service.identityEndpoint, CLIENT_ID: other })
    expect(error.message).toMatch(/No User Assigned or Delegated Managed Identity found/)
  })
})

describe('a token service', () => {
  it('that knows no such app is quoted', async () => {
    await entra()
    const error = await failure({ CLIENT_SECRET: SECRET, CLIENT_ID: 'ffffffff-9d1b-4d0b-8f7e-9d9f2a1f6c11' })
    expect(error).toMatchObject({ code: 'AADSTS700016', advice: expect.stringContaining('CLIENT_ID') })
  })

  it('that cannot be reached is named', async () => {
    await entra()
    const authority = service.authority
    await service.stop()
    const error = await failure({ CLIENT_SECRET: SECRET, AZURE_AUTHORITY_HOST: authority })
    expect(error.advice).toMatch(/cannot be reached/)
  })

  it('that may not be reached without TLS is refused', async () => {
    await entra()
    const error = await failure({ CLIENT_SECRET: SECRET, AZURE_AUTHORITY_HOST: 'http://localhost:1' })
    expect(error.message).toMatch(/https/)
  })

  it('that never answers is waited for 15 seconds', async () => {
    await entra({ isSilent: true })
    const clock = new TestClock('2026-11-22T10:00:00Z')
    const asked = credentialOf(configured({ CLIENT_SECRET: SECRET }), clock).getToken(SCOPE)
    const outcome = expect(asked).rejects.toThrow(`${service.authority} did not answer within 15 s`)
    await service.isAsked()

    clock.advance(15_000)

    await outcome
  })
})

describe('nothing secret', () => {
  const faults = [
    { what: 'a refusal', fault: undefined },
    { what: 'an error page', fault: { status: 400, body: '<html>no</html>' } },
    { what: 'a page that repeats what was sent', fault: 'echo' as const },
  ]

  it.each(faults)('is in any error or log after $what', async ({ fault }) => {
    await entra()
    const wrong = `${SECRET}-fel`
    const echo = { status: 400, body: `bad request: client_secret=${encodeURIComponent(wrong)} ${wrong}` }
    service.settings.fault = fault === 'echo' ? echo : fault

    const error = await failure({ CLIENT_SECRET: wrong })

    const everything = [
      inspect(error, { depth: 12, showHidden: true }),
      JSON.stringify(error),
      ...logged,
    ].join('\n')
    expect(everything).not.toContain(encodeURIComponent(wrong))
    expect(inspect(error, { depth: 12, showHidden: true })).not.toContain(wrong)
    expect(error.cause).toBeUndefined()
  })

  it('is in any log after a success', async () => {
    await entra()
    const token = await signIn({ CLIENT_SECRET: SECRET }).getToken(SCOPE)
    const file = certificateFile(CERTIFICATE.keyPem + CERTIFICATE.certificatePem)
    await signIn({ CLIENT_CERTIFICATE: file }).getToken(SCOPE)
    const assertion = service.asked[1]?.form.client_assertion ?? 'none'

    expect(logged.length).toBeGreaterThan(0)
    for (const secret of [SECRET, encodeURIComponent(SECRET), token?.token ?? 'none', assertion]) {
      expect(logged.filter((line) => line.includes(secret))).toEqual([])
    }
  })

  it('is left in a text once it has been blotted out', () => {
    const assertion = 'eyJhbGciOiJQUzI1NiJ9.eyJhdWQiOiJodHRwcyJ9.K0nzMjom0Z79FSE7DjAUjP'
    const text = `secret ${SECRET} or ${encodeURIComponent(SECRET)}, signed ${assertion}.`
    expect(withoutSecrets(text, [SECRET, ''])).toBe('secret *** or ***, signed ***.')
  })
})
