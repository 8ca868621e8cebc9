import type { BrowserContext, Frame, Page, Route } from 'playwright-core'
import type { RunningTab } from './running-tab'

const TAB = 'https://samsyn.example'
const TEAMS = 'https://teams.microsoft.com/stand-in'

export interface TeamsOptions {
  /** Whom Teams' tokens prove. */
  readonly person: string
  /** The deep link's page within the tab. */
  readonly subPageId?: string
  readonly theme?: string
  readonly locale?: string
  readonly width?: number
}

/** A stand-in for Teams around the tab: it answers what teams-js asks of its host, over the same messages. */
export interface TeamsWindow {
  readonly page: Page
  readonly frame: Frame
  setTheme(theme: string): Promise<void>
  /** From now on the server no longer takes the token that the tab has. */
  expireToken(): void
  /** How many tokens Teams has given. */
  tokensGiven(): Promise<number>
}

/** Opens the tab in a frame within the stand-in; the server's sign-in is Teams', its tokens are read here. */
export async function openInTeams(tab: RunningTab, options: TeamsOptions): Promise<TeamsWindow> {
  const context = await tab.browser.newContext({ viewport: { width: options.width ?? 1100, height: 800 } })
  context.setDefaultTimeout(8_000)
  const valid = { from: 1 }
  await context.route(`${TAB}/**`, (route) => throughSignIn(route, tab.url, options.person, valid))
  await context.route(`${TEAMS}*`, (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage(options) }),
  )
  await withoutNetwork(context)
  const page = await context.newPage()
  await page.goto(TEAMS)
  const element = await page.waitForSelector('iframe')
  const frame = await element.contentFrame()
  if (!frame) throw new NoFrame()
  return {
    page,
    frame,
    setTheme: (theme) => page.evaluate((t) => window.postMessage({ standIn: 'theme', theme: t }), theme),
    expireToken: () => {
      valid.from++
    },
    tokensGiven: () => page.evaluate(() => (window as unknown as { tokens: number }).tokens),
  }
}

/** The stand-in's page has no frame: the stand-in itself is wrong. */
class NoFrame extends Error {}

/** teams-js looks for a newer list of its hosts on the network. */
function withoutNetwork(context: BrowserContext): Promise<unknown> {
  return context.route('https://res.cdn.office.net/**', (route) => route.abort())
}

/** Hands requests on to the server as its Teams sign-in would: the token decides who asks. */
async function throughSignIn(
  route: Route,
  url: string,
  person: string,
  valid: { readonly from: number },
): Promise<void> {
  const request = route.request()
  const { pathname, search } = new URL(request.url())
  if (pathname === '/api/sign-in') return route.fulfill({ json: { way: 'teams' } })
  const token = /^Bearer token-(\d+)$/.exec(request.headers().authorization ?? '')?.[1]
  const known = token !== undefined && Number(token) >= valid.from
  const headers = { ...request.headers(), authorization: known ? `Local ${person}` : 'Bearer expired' }
  const response = await route.fetch({ url: `${url}${pathname}${search}`, headers })
  return route.fulfill({ response })
}

function hostPage({ subPageId, theme = 'default', locale = 'sv-se' }: TeamsOptions): string {
  const context = {
    app: { locale, theme, sessionId: 's', host: { name: 'Teams', clientType: 'web', sessionId: 's' } },
    page: { id: 'home', frameContext: 'content', subPageId },
  }
  const runtime = { apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: {} } }
  return `<!doctype html><title>Teams</title><body style="margin:0">
<script>
window.tokens = 0
const frame = () => document.querySelector('iframe').contentWindow
const answers = {
  initialize: () => ['content', 'web', ${JSON.stringify(JSON.stringify(runtime))}, '2.58.0'],
  getContext: () => [${JSON.stringify(legacy(context))}],
  'authentication.getAuthToken': () => [true, 'token-' + ++window.tokens],
}
addEventListener('message', ({ data, source }) => {
  if (data.standIn === 'theme') return frame().postMessage({ func: 'themeChange', args: [data.theme] }, '*')
  const answer = answers[data.func]
  if (answer) source.postMessage({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args: answer() }, '*')
})
</script>
<iframe src="${TAB}/tab/" style="border:0;width:100%;height:100vh"></iframe>`
}

/** Over the wire the context still has its older, flat form. */
function legacy(context: {
  app: { locale: string; theme: string }
  page: { subPageId: string | undefined }
}) {
  const { locale, theme } = context.app
  const { subPageId } = context.page
  return {
    locale,
    theme,
    entityId: 'home',
    frameContext: 'content',
    hostName: 'Teams',
    hostClientType: 'web',
    sessionId: 's',
    appSessionId: 's',
    ...(subPageId ? { subEntityId: subPageId } : {}),
  }
}
