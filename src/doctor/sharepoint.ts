import type { SharePointConfig } from '../config/config'
import { AccessRefused, type Graph, type GraphParts } from '../graph/graph'
import { NoToken } from '../graph/no-token'
import type { ListDefinition } from '../lists/definition'
import { presentLists } from '../lists/sharepoint/provision'
import { provisionPlan } from '../lists/sharepoint/provision-plan'
import { isHindrance, isWork, type PresentList, stepInWords } from '../lists/sharepoint/provision-steps'
import { findSite, type Site, SiteMissing } from '../lists/sharepoint/site'
import { StoreUnavailable } from '../lists/store'
import { type Check, type Finding, mend, ok, sentence, unused } from './check'
import { mayWrite } from './may-write'

/** What the checks of SharePoint ask with. */
export interface SharePointParts {
  readonly config: SharePointConfig
  readonly credential: GraphParts['credential']
  readonly graph: Graph
  readonly definitions: readonly ListDefinition[]
}

const NAMES = ['sign-in', 'site', 'permission to read', 'permission to write', 'lists'] as const
type Name = (typeof NAMES)[number]

const IDENTITIES: Record<SharePointConfig['identity']['by'], string> = {
  'managed-identity': 'its managed identity',
  certificate: 'its certificate',
  secret: 'its client secret',
}
/** How many steps are named; the rest is counted. */
const NAMED = 3

/** Everything between Samsyn and its lists. The site and its lists are read once. */
export function sharePointChecks(parts: SharePointParts | undefined): readonly Check[] {
  if (!parts) return NAMES.map((name) => ({ name, run: async () => unused('the store is SQLite.') }))
  const { config, graph, definitions } = parts
  const token = once(() => parts.credential.getToken(`${config.graphUrl}/.default`))
  const site = once(() => after('sign-in', token(), () => findSite(graph, config.siteUrl, 'start')))
  const lists = once(() => after('site', site(), (found) => presentLists(graph, found, definitions)))
  const readable = () => after('permission to read', lists(), async (found) => found)
  const how = `Run npm run provision -- --site ${config.siteUrl}`
  const looks: Record<Name, () => Promise<Finding | readonly Finding[]>> = {
    'sign-in': async () => signIn(config, (await token())?.token ?? ''),
    site: async () => {
      const { name, webUrl } = await site()
      return ok(`“${name}”, ${webUrl}, was found.`)
    },
    'permission to read': async () => ok(`${(await lists()).length} lists of the site can be read.`),
    'permission to write': async () => {
      const found = await readable()
      return writing(parts, await site(), found, how)
    },
    lists: async () => judged(provisioned(definitions, await readable(), how)),
  }
  return NAMES.map((name) => ({ name, run: () => looks[name]().catch((error) => explained(error, how)) }))
}

function signIn(config: SharePointConfig, token: string): Finding {
  const { tid, roles } = claimsOf(token)
  const who = `as the app ${config.clientId} in the tenant ${tid ?? config.tenantId}, by ${IDENTITIES[config.identity.by]}`
  if (!roles) return ok(`${who}.`)
  if (roles.some((role) => /^(Sites|Lists)\./.test(role)))
    return ok(`${who}; it may use ${roles.join(', ')}.`)
  return mend(
    `${who}, but without any permission for sites.`,
    'In Entra, give the app the permission Sites.Selected of Microsoft Graph (application), and consent to it.',
  )
}

/** What a token says of itself, to be shown only: nobody has checked its signature. */
function claimsOf(token: string): { readonly tid?: string; readonly roles?: readonly string[] } {
  try {
    const { tid, roles } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    return {
      ...(typeof tid === 'string' ? { tid } : {}),
      ...(Array.isArray(roles) ? { roles: roles.map(String) } : {}),
    }
  } catch {
    return {}
  }
}

async function writing(
  { graph, definitions }: SharePointParts,
  site: Site,
  lists: readonly PresentList[],
  how: string,
): Promise<Finding> {
  switch (await mayWrite(graph, site, lists, definitions)) {
    case 'yes':
      return ok('SharePoint took a write as far as its condition, which could not hold: nothing was changed.')
    case 'no':
      return mend('SharePoint refuses to let Samsyn write.', `${how} --grant`)
    case 'unconditional':
      return mend(
        'SharePoint took a write whose condition could not hold. It set a value that was set already.',
        'Tell whoever looks after Samsyn: what several people do at once may overwrite each other.',
      )
    case 'unknown':
      return unused(
        'could not be tried, since no list of Samsyn’s holds anything yet. Run the doctor again then.',
      )
  }
}

function provisioned(definitions: readonly ListDefinition[], lists: readonly PresentList[], how: string) {
  const plan = provisionPlan(definitions, lists)
  const work = plan.filter(isWork).map(stepInWords)
  const more = work.length > NAMED ? `, and ${work.length - NAMED} more` : ''
  const hindrances = plan.filter(isHindrance)
  const left = plan.length - work.length - hindrances.length
  return {
    findings: [
      ...(work.length === 0
        ? []
        : [mend(`not all is there: ${work.slice(0, NAMED).join('; ')}${more}.`, `${how}.`)]),
      ...hindrances.map((step) => mend(stepInWords({ ...step, mend: '' }).trim(), step.mend)),
    ],
    otherwise: ok(
      `all ${definitions.length} are there, with their columns and indexes${left === 0 ? '' : `; ${left} differences do no harm`}.`,
    ),
  }
}

function judged({
  findings,
  otherwise,
}: {
  findings: readonly Finding[]
  otherwise: Finding
}): readonly Finding[] {
  return findings.length === 0 ? [otherwise] : findings
}

function explained(error: unknown, how: string): Finding {
  if (error instanceof NotReached) return unused(`${error.message}.`)
  if (error instanceof NoToken)
    return mend(`${error.message}.`, error.advice ?? 'See the sign-in in the README.')
  if (error instanceof AccessRefused)
    return mend('SharePoint refuses Samsyn the access to the site.', `${how} --grant`)
  if (error instanceof StoreUnavailable) {
    return mend(
      `SharePoint did not answer (${sentence(error)}).`,
      'See the network, and run the doctor again.',
    )
  }
  if (error instanceof SiteMissing) return mend(`${error.message}.`, 'See SHAREPOINT_SITE.')
  throw error
}

/** Goes on with what an earlier check has found. Where that failed, it has said so itself. */
async function after<S, T>(earlier: Name, found: Promise<S>, next: (found: S) => Promise<T>): Promise<T> {
  const value = await found.catch((error: unknown) => {
    throw error instanceof NotReached ? error : new NotReached(earlier)
  })
  return next(value)
}

/** What has to be right before this can be looked at is not. */
class NotReached extends Error {
  constructor(earlier: Name) {
    super(`looked at once the ${earlier} is right`)
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
