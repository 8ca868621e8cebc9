import { resolve } from 'node:path'
import { z } from 'zod'
import { VERSION } from '../kernel/version'

/** How the server is to run. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Address under which people's browsers reach the server, without a slash at the end. */
  readonly publicUrl: string
  /** Folder of the SQLite file. */
  readonly dataFolder: string
  readonly logLevel: string
  /** How long the update of a card waits, in milliseconds. */
  readonly updateDelay: number
  /** Conversation ids of Teams channels: the plan's general one, the steering group's, and those of single processes. */
  readonly channels: {
    readonly general: string
    readonly steering: string
    readonly byProcess: Readonly<Record<string, string>>
  }
  /** What `/api/metrics` asks for as a bearer token; without it the figures are not served. */
  readonly metricsToken?: string
  /** Where the lists are in SharePoint; without it they are in SQLite. */
  readonly sharePoint?: SharePointConfig
}

/** The SharePoint site of an installation, and how Samsyn gets there. */
export interface SharePointConfig {
  /** Address of the site, such as `https://kommunen.sharepoint.com/sites/samsyn`. */
  readonly siteUrl: string
  /** Address of Graph without its version; another in national clouds. */
  readonly graphUrl: string
  /** Address of Entra; another in national clouds. */
  readonly authority: string
  readonly tenantId: string
  readonly clientId: string
  /** How Samsyn proves who it is; the first that there is. */
  readonly identity:
    | { readonly by: 'managed-identity' }
    | { readonly by: 'certificate'; readonly file: string }
    | { readonly by: 'secret'; readonly secret: string }
  /** The part of the tenant's budget that Samsyn may use, in resource units. */
  readonly budget: { readonly perMinute: number; readonly perDay: number }
  readonly userAgent: string
  /** Where SharePoint can tell Samsyn of changes; without it Samsyn asks every minute. */
  readonly notificationUrl?: string
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/

/** Every environment variable that Samsyn reads. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  SAMSYN_DATA: z.string().default('.data'),
  SAMSYN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  SAMSYN_UPDATE_DELAY: z.coerce.number().int().min(0).max(60_000).default(1_000),
  SAMSYN_GENERAL_CHANNEL: z.string().min(1).default('19:samsyn-general@thread.tacv2'),
  /** The steering group's channel; the general one unless set. */
  SAMSYN_STEERING_CHANNEL: z.string().min(1).optional(),
  SAMSYN_PROCESS_CHANNELS: z
    .string()
    .default('2.8.3=19:samsyn-process-283@thread.tacv2')
    .transform((text, context) => processChannels(text, context)),
  SAMSYN_METRICS_TOKEN: z.string().min(16).optional(),
  /** Public address of an installation, without a slash at the end. */
  SAMSYN_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform(withoutSlash)
    .optional(),
  SHAREPOINT_SITE: z
    .url({ protocol: /^https$/ })
    .transform(withoutSlash)
    .optional(),
  TENANT_ID: z.guid().optional(),
  CLIENT_ID: z.guid().optional(),
  CLIENT_SECRET: z.string().min(1).optional(),
  /** A file with the certificate and its private key, as PEM. */
  CLIENT_CERTIFICATE: z.string().min(1).optional(),
  /** Without TLS only on this machine: tokens are sent there. */
  GRAPH_BASE_URL: z
    .url()
    .refine((url) => url.startsWith('https://') || LOOPBACK.test(url), 'has to begin with https://')
    .transform(withoutSlash)
    .default('https://graph.microsoft.com'),
  AZURE_AUTHORITY_HOST: z.url().transform(withoutSlash).default('https://login.microsoftonline.com'),
  /** Set by Azure where a managed identity is given to the server. */
  IDENTITY_ENDPOINT: z.string().optional(),
  /** Licences of the tenant, by which Microsoft sets what an app may use. */
  SAMSYN_TENANT_LICENCES: z.coerce.number().int().min(1).default(1_000),
  /** Samsyn's part of what one app may use, above 0 and at most 1. */
  SAMSYN_GRAPH_SHARE: z.coerce.number().gt(0).max(1).default(0.5),
  /** The public body, in ASCII, as it stands in what SharePoint's operators see. */
  SAMSYN_ORGANISATION: z
    .string()
    .regex(/^[\w. -]{1,60}$/)
    .default('Samsyn'),
})
type Environment = z.infer<typeof environment>
/** Names of the variables. */
export const variables: readonly string[] = Object.keys(environment.shape)

/** Credentials of a real installation; where one is set, local mode does not run. */
const CREDENTIALS = [
  'CLIENT_ID',
  'CLIENT_SECRET',
  'CLIENT_CERTIFICATE',
  'BOT_ID',
  'MicrosoftAppId',
  'TENANT_ID',
  'SHAREPOINT_SITE',
]

/** Resource units that one app may use in one tenant, by the tenant's licences (as Microsoft publishes them, 2026). */
const BUDGETS = [
  { licences: 1_000, perMinute: 1_250, perDay: 1_200_000 },
  { licences: 5_000, perMinute: 2_500, perDay: 2_400_000 },
  { licences: 15_000, perMinute: 3_750, perDay: 3_600_000 },
]

/** The configuration cannot be used. `problems` says what to mend, one line each. */
export class ConfigInvalid extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used: ${problems.join('; ')}`)
    this.problems = problems
  }
}

/** The only reader of the environment. Throws `ConfigInvalid`, naming everything that is wrong at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems = problemsIn(env)
  if (problems.length > 0) throw new ConfigInvalid(problems)
  const data = environment.parse(set(env))
  const { SHAREPOINT_SITE: siteUrl, TENANT_ID: tenantId, CLIENT_ID: clientId } = data
  const sharePoint = siteUrl && tenantId && clientId && sharePointOf(data, { siteUrl, tenantId, clientId })
  return {
    host: '127.0.0.1',
    port: data.PORT,
    publicUrl: data.SAMSYN_PUBLIC_URL ?? `http://127.0.0.1:${data.PORT}`,
    dataFolder: resolve(data.SAMSYN_DATA),
    logLevel: data.SAMSYN_LOG_LEVEL,
    updateDelay: data.SAMSYN_UPDATE_DELAY,
    channels: {
      general: data.SAMSYN_GENERAL_CHANNEL,
      steering: data.SAMSYN_STEERING_CHANNEL ?? data.SAMSYN_GENERAL_CHANNEL,
      byProcess: data.SAMSYN_PROCESS_CHANNELS,
    },
    ...(data.SAMSYN_METRICS_TOKEN === undefined ? {} : { metricsToken: data.SAMSYN_METRICS_TOKEN }),
    ...(sharePoint ? { sharePoint } : {}),
  }
}

/** The configuration of the server. This version has local mode only, and says so where it would not be safe. */
export function readServerConfig(env: NodeJS.ProcessEnv): Config {
  const unsafe = whyNotLocal(env)
  if (unsafe.length > 0) throw new ConfigInvalid([...unsafe, ...problemsIn(env)])
  return readConfig(env)
}

/** Everything that is wrong, one line each; none says what a variable holds. */
function problemsIn(env: NodeJS.ProcessEnv): readonly string[] {
  const issues = environment.safeParse(set(env)).error?.issues ?? []
  const missing = env.SHAREPOINT_SITE ? ['TENANT_ID', 'CLIENT_ID'].filter((name) => !env[name]) : []
  return [
    ...issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...missing.map((name) => `${name} is missing; the lists in SharePoint cannot be reached without it`),
  ]
}

/** A variable that is empty is not set: files and portals often name all there are. */
function set(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

/**
 * Local mode trusts whoever asks: it must never run where real people or credentials are. A stand-in for Graph on this
 * machine holds neither.
 */
function whyNotLocal(env: NodeJS.ProcessEnv): readonly string[] {
  const production =
    env.NODE_ENV === 'production' ? ['NODE_ENV is production, but local mode signs nobody in'] : []
  const set = LOOPBACK.test(env.GRAPH_BASE_URL ?? '') ? [] : CREDENTIALS.filter((name) => env[name])
  return [
    ...production,
    ...set.map((name) => `${name} is set, but local mode must not run where credentials are`),
  ]
}

function sharePointOf(
  data: Environment,
  site: Pick<SharePointConfig, 'siteUrl' | 'tenantId' | 'clientId'>,
): SharePointConfig {
  const { SAMSYN_PUBLIC_URL: publicUrl } = data
  const budget = BUDGETS.find(({ licences }) => data.SAMSYN_TENANT_LICENCES <= licences) ?? BUDGETS.at(-1)
  const share = data.SAMSYN_GRAPH_SHARE
  return {
    ...site,
    graphUrl: data.GRAPH_BASE_URL,
    authority: data.AZURE_AUTHORITY_HOST,
    identity: identityOf(data),
    budget: { perMinute: (budget?.perMinute ?? 0) * share, perDay: (budget?.perDay ?? 0) * share },
    userAgent: `NONISV|${data.SAMSYN_ORGANISATION}|Samsyn/${VERSION}`,
    ...(publicUrl?.startsWith('https://') ? { notificationUrl: `${publicUrl}/api/notifications` } : {}),
  }
}

/** A managed identity has no secret to lose, so it comes first; then a certificate, then a secret. */
function identityOf(data: Environment): SharePointConfig['identity'] {
  const { CLIENT_CERTIFICATE: file, CLIENT_SECRET: secret } = data
  if (data.IDENTITY_ENDPOINT || (file === undefined && secret === undefined))
    return { by: 'managed-identity' }
  if (file !== undefined) return { by: 'certificate', file: resolve(file) }
  return { by: 'secret', secret: secret ?? '' }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

function processChannels(text: string, context: z.RefinementCtx): Readonly<Record<string, string>> {
  const pairs = text
    .split(';')
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair) => /^(\d+\.\d+\.\d+)=(.+)$/.exec(pair))
  if (pairs.some((pair) => pair === null)) {
    context.addIssue({
      code: 'custom',
      message: 'write it as 2.8.3=<conversation id>;2.1.1=<conversation id>',
    })
  }
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : [])))
}
