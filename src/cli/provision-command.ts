import { parseArgs } from 'node:util'
import pino from 'pino'
import { allLists } from '../all-lists'
import { ConfigInvalid, readConfig, type SharePointConfig } from '../config/config'
import {
  ADMIN_SIGN_INS,
  type AdminSignIn,
  adminCredential,
  GRAPH_COMMAND_LINE_TOOLS,
} from '../graph/admin-sign-in'
import { AccessRefused, AnswerLost, type Graph } from '../graph/graph'
import { NoToken } from '../graph/no-token'
import { type Clock, systemClock } from '../kernel/clock'
import { carryOut, presentLists } from '../lists/sharepoint/provision'
import { accessOf, grantWrite } from '../lists/sharepoint/provision-grant'
import { provisionPlan } from '../lists/sharepoint/provision-plan'
import { isHindrance, isWork, type Step, stepInWords } from '../lists/sharepoint/provision-steps'
import { findSite, type Site } from '../lists/sharepoint/site'
import { StoreUnavailable } from '../lists/store'
import { graphOf } from '../open-store'
import type { Terminal } from './terminal'

const DONE = 0
const FAILED = 1
const WRONG_USAGE = 2
const USAGE = `Usage: npm run provision -- --site <https address> [--dry-run] [--grant] [--app-id <client id>] [--sign-in ${ADMIN_SIGN_INS.join('|')}]`
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NEXT_IN_ENTRA =
  'For it to hold, the app also needs the permission Sites.Selected of Microsoft Graph, which an administrator consents to in Entra, under the app’s API permissions.'

interface Wanted {
  readonly site: string
  readonly dryRun: boolean
  readonly grant: boolean
  readonly appId: string | undefined
  readonly signIn: AdminSignIn
}

/** What the command reaches the world with. */
export interface ProvisionParts {
  readonly clock: Clock
  readonly signIn: typeof adminCredential
}

/**
 * `npm run provision`: makes the lists of a site as Samsyn needs them, and grants the app its access. May be run again
 * at any time. Answers the exit code of the process.
 */
export async function provisionCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
  parts: ProvisionParts = { clock: systemClock, signIn: adminCredential },
): Promise<number> {
  const wanted = readArgs(args, env)
  if ('wrong' in wanted) {
    terminal.complain(wanted.wrong)
    terminal.complain(USAGE)
    return WRONG_USAGE
  }
  try {
    const graph = await signedIn(wanted, env, terminal, parts)
    const site = await findSite(graph, wanted.site, 'start')
    terminal.say(`The site “${site.name}”, ${site.webUrl}`)
    const isProvisioned = await provision(graph, site, wanted, terminal)
    if (wanted.grant && wanted.appId) await grant(graph, site, wanted.appId, wanted.dryRun, terminal)
    if (wanted.dryRun) terminal.say('Nothing was changed: this was a dry run.')
    return isProvisioned ? DONE : FAILED
  } catch (error) {
    terminal.progress('')
    terminal.complain(`Samsyn could not provision the site. ${whatToDo(error)}`)
    return FAILED
  }
}

async function signedIn(
  { site, appId, signIn, grant }: Wanted,
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
  { clock, signIn: credentialFor }: ProvisionParts,
): Promise<Graph> {
  const sharePoint = configFor(site, appId, env)
  const credential = credentialFor({
    by: signIn,
    graphUrl: sharePoint.graphUrl,
    authority: sharePoint.authority,
    tenantId: sharePoint.tenantId,
    permission: grant ? 'Sites.FullControl.All' : 'Sites.Manage.All',
    show: (message) => terminal.say(message),
  })
  // People need longer to sign in than a request may take.
  await credential.getToken(`${sharePoint.graphUrl}/.default`)
  const log = pino({ level: 'warn' }, pino.destination(2))
  return graphOf(sharePoint, { clock, log, credential })
}

/** The configuration of the installation, for this site. Which app runs Samsyn need not be known to make lists. */
function configFor(site: string, appId: string | undefined, env: NodeJS.ProcessEnv): SharePointConfig {
  const CLIENT_ID = appId ?? GRAPH_COMMAND_LINE_TOOLS
  const { sharePoint } = readConfig({ ...env, SHAREPOINT_SITE: site, CLIENT_ID })
  if (!sharePoint) throw new ConfigInvalid(['SHAREPOINT_SITE: it is missing'])
  return sharePoint
}

/** Answers whether Samsyn can work with the lists as they now are. */
async function provision(graph: Graph, site: Site, { dryRun }: Wanted, terminal: Terminal): Promise<boolean> {
  const present = await presentLists(graph, site, allLists)
  const plan = provisionPlan(allLists, present)
  const work = plan.filter(isWork)
  sayAll(terminal, dryRun ? 'Would do' : 'To do', work)
  sayAll(
    terminal,
    'Left as it is',
    plan.filter((step) => !isWork(step)),
  )
  const hindrances = plan.filter(isHindrance)
  if (dryRun) return hindrances.length === 0
  let done = 0
  const refused = await carryOut(graph, site, present, plan, () => {
    done += 1
    terminal.progress(`${done} of ${work.length}`)
  })
  terminal.progress('')
  for (const { step, why } of refused) terminal.complain(`Not done: ${stepInWords(step)}. ${why}`)
  for (const step of hindrances) terminal.complain(`Samsyn cannot work with ${stepInWords(step)}`)
  if (refused.length > 0 || hindrances.length > 0) return false
  terminal.say(
    work.length === 0
      ? 'There is nothing to do: the lists are as Samsyn needs them.'
      : `Done, ${done} of ${work.length}: the lists are as Samsyn needs them.`,
  )
  return true
}

function sayAll(terminal: Terminal, heading: string, steps: readonly Step[]): void {
  if (steps.length > 0) terminal.say(`${heading} (${steps.length}):`)
  for (const step of steps) terminal.say(`  ${stepInWords(step)}`)
}

async function grant(
  graph: Graph,
  site: Site,
  appId: string,
  dryRun: boolean,
  terminal: Terminal,
): Promise<void> {
  const access = await accessOf(graph, site, appId)
  if (access.has === 'enough') {
    terminal.say(`The app ${appId} has the role ${access.roles.join(', ')} on the site already.`)
    return
  }
  if (dryRun) {
    terminal.say(`Would give the app ${appId} the role write on the site.`)
    return
  }
  await grantWrite(graph, site, appId, access)
  terminal.say(`Gave the app ${appId} the role write on the site. ${NEXT_IN_ENTRA}`)
}

function readArgs(args: readonly string[], env: NodeJS.ProcessEnv): Wanted | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        site: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        grant: { type: 'boolean', default: false },
        'app-id': { type: 'string' },
        'sign-in': { type: 'string', default: 'device-code' },
      },
    })
    const site = values.site ?? env.SHAREPOINT_SITE
    const appId = values['app-id'] ?? env.CLIENT_ID
    const signIn = ADMIN_SIGN_INS.find((kind) => kind === values['sign-in'])
    if (!site) return { wrong: '--site is missing.' }
    if (URL.parse(site)?.protocol !== 'https:') return { wrong: '--site has to be an address with https.' }
    if (!signIn) return { wrong: `There is no sign-in ${values['sign-in']}.` }
    if (appId !== undefined && !GUID.test(appId)) return { wrong: 'The client id of the app is not one.' }
    if (values.grant && appId === undefined) {
      return { wrong: '--grant needs to know the app: give --app-id, or set CLIENT_ID.' }
    }
    return { site, appId, signIn, dryRun: values['dry-run'], grant: values.grant }
  } catch (error) {
    return { wrong: sentenceOf(error) }
  }
}

/** One sentence on what went wrong, and what to do. */
function whatToDo(error: unknown): string {
  if (error instanceof ConfigInvalid) return `${error.problems.join('; ')}.`
  if (error instanceof NoToken) {
    return `Nobody could be signed in: ${[error.message, error.advice].filter(Boolean).join('. ')}`
  }
  if (error instanceof AccessRefused) {
    return `SharePoint refuses the access (${sentenceOf(error.cause)}). Sign in as an administrator who owns the site, and consent to what is asked for.`
  }
  if (error instanceof AnswerLost) {
    return `${sentenceOf(error)}, so nobody knows whether it was done. Run the command again: it sees what is there.`
  }
  if (error instanceof StoreUnavailable) {
    return `SharePoint does not answer (${sentenceOf(error)}). Run the command again later: it goes on where it ended.`
  }
  return sentenceOf(error)
}

function sentenceOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ')
}
