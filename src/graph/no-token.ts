/** What Entra's and the library's codes mean for whoever has set Samsyn up. */
const ADVICE: Readonly<Record<string, string>> = {
  AADSTS7000215: 'CLIENT_SECRET is wrong. It is the value of the secret that is needed, not its id.',
  AADSTS7000222: 'The client secret has expired. Make a new one in Entra and set CLIENT_SECRET.',
  AADSTS700016: 'Entra knows no such app in this tenant. See CLIENT_ID and TENANT_ID.',
  AADSTS900021: 'TENANT_ID is not a tenant.',
  AADSTS90002: 'Entra knows no such tenant. See TENANT_ID and AZURE_AUTHORITY_HOST.',
  AADSTS700027:
    'Entra does not know the certificate. Register the one that CLIENT_CERTIFICATE names with the app.',
  AADSTS700024: 'The signature is out of its time. Set the clock of this machine.',
  expired_token: 'The code was not entered in time. Run the command again.',
  device_code_expired: 'The code was not entered in time. Run the command again.',
  authorization_declined: 'The sign-in was declined. Run the command again.',
  AADSTS65001: 'Nobody has consented to the permission. An administrator has to, in Entra.',
  AADSTS7000112: 'The app is switched off in Entra.',
  endpoints_resolution_error:
    'The token service cannot be reached. See AZURE_AUTHORITY_HOST and the network.',
  network_error: 'The token service cannot be reached. See the network.',
  ChainedTokenCredential:
    'This machine holds no sign-in of an administrator. Leave --sign-in out, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET of an app that may manage sites.',
  ENOENT: 'The file that CLIENT_CERTIFICATE names is not there.',
  EACCES: 'The file that CLIENT_CERTIFICATE names cannot be read by this user.',
}
const LONGEST = 240
/** A JSON object and two more parts in base64url: a token, or what an app signed to prove itself. */
const SIGNED = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g

/**
 * There is no token to be had. Carries nothing but the code, a sentence and what to do: the errors of the library know
 * of the request, and whoever logs them would log the secret in it.
 */
export class NoToken extends Error {
  /** Entra's own (`AADSTS…`), the library's or the system's; empty when there is none. */
  readonly code: string
  /** What to do about it; undefined when nobody knows. */
  readonly advice: string | undefined

  constructor(sentence: string, code = '') {
    super(sentence)
    this.name = 'NoToken'
    this.code = code
    this.advice = ADVICE[code]
  }
}

/** What the library threw, in one line that holds none of the secrets. */
export function noToken(error: unknown, secrets: readonly string[]): NoToken {
  if (error instanceof NoToken) return error
  const texts = causesOf(error).map(({ message }) => message)
  const entra = texts.map((text) => /\bAADSTS\d+: [^\r\n]*/.exec(text)?.[0]).find(Boolean)
  const code = entra?.split(':')[0] ?? codeOf(error)
  // What the library says of its own codes is where to read of them.
  const said = texts.map((text) => text.split(/[\r\n]/)[0] ?? '').find((text) => !text.includes('aka.ms/'))
  const sentence = entra ?? said ?? `No token was given (${code})`
  return new NoToken(withoutSecrets(sentence, secrets).slice(0, LONGEST), code)
}

/** The text, with what nobody may read in it blotted out. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets.filter(Boolean).flatMap((secret) => [secret, encodeURIComponent(secret)])
  return forms.reduce((left, form) => left.replaceAll(form, '***'), text).replace(SIGNED, '***')
}

/** The library puts what was answered into the message, behind a code of its own. */
function codeOf(error: unknown): string {
  const causes = causesOf(error)
  const known = Object.keys(ADVICE).find((code) => causes.some(({ message }) => message.includes(code)))
  if (known !== undefined) return known
  const codes = causes.flatMap((cause) => {
    const { errorCode, code } = cause as { errorCode?: unknown; code?: unknown }
    return [errorCode, code].filter((value) => typeof value === 'string')
  })
  return codes[0] ?? ''
}

/** Errors of the system are not `Error`s of ours where code runs apart, as in tests: their shape is what counts. */
function causesOf(error: unknown): readonly Error[] {
  const found: Error[] = []
  for (let e = error; isErrorLike(e) && found.length < 5; e = e.cause) found.push(e)
  return found
}

function isErrorLike(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'message' in error
}
