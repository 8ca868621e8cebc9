import type { TokenCredential } from '@azure/identity'
import { allLists } from '../../../src/all-lists'
import { provisionCommand } from '../../../src/cli/provision-command'
import { type AdminSignInParts, adminCredential } from '../../../src/graph/admin-sign-in'
import { NoToken } from '../../../src/graph/no-token'
import { systemClock } from '../../../src/kernel/clock'
import { siteListName } from '../../../src/lists/sharepoint/site'
import { APP, type GraphOptions, GraphSimulator } from '../../support/graph/graph-simulator'
import { TENANT, TokenService } from '../../support/token-service'

let simulator: GraphSimulator
let said: string[]
let complained: string[]
let signedIn: AdminSignInParts[]

async function site(options: GraphOptions = {}): Promise<void> {
  simulator = await GraphSimulator.start({ limits: false, granted: 'none', ...options })
  signedIn = []
}
afterEach(async () => {
  await simulator.stop()
  expect(simulator.violations).toEqual([])
})

/** Runs the command as an administrator, who is signed in already unless told otherwise. */
async function run(
  args: readonly string[],
  parts: { env?: NodeJS.ProcessEnv; signIn?: typeof adminCredential } = {},
) {
  said = []
  complained = []
  const terminal = {
    say: (line: string) => void said.push(line),
    complain: (line: string) => void complained.push(line),
    progress: () => undefined,
  }
  const admin: TokenCredential = {
    getToken: async () => ({ token: simulator.adminToken, expiresOnTimestamp: Number.POSITIVE_INFINITY }),
  }
  const signIn = (wanted: AdminSignInParts) => {
    signedIn.push(wanted)
    return admin
  }
  const env = { GRAPH_BASE_URL: simulator.url, TENANT_ID: TENANT, ...parts.env }
  return provisionCommand(args, env, terminal, { clock: systemClock, signIn: parts.signIn ?? signIn })
}

const here = () => ['--site', simulator.siteUrl]
const methods = () => [...new Set(simulator.meter.log.map(({ method }) => method))].sort()

describe('npm run provision', () => {
  it('says what it does, line by line, does it, and finds nothing to do the next time', async () => {
    await site()

    expect(await run(here())).toBe(0)
    expect(said[0]).toBe(`The site “samsyn”, ${simulator.siteUrl}`)
    expect(said).toContain('  make the list “Personer”')
    expect(said).toContain('  list “Personer”: add the column PersonId (each value once)')
    expect(said.at(-1)).toMatch(/^Done, (\d+) of \1: the lists are as Samsyn needs them\.$/)
    expect(simulator.listNames()).toEqual(allLists.map(siteListName))

    expect(await run(here())).toBe(0)
    expect(said).toEqual([expect.any(String), 'There is nothing to do: the lists are as Samsyn needs them.'])
    expect(complained).toEqual([])
  })

  it('with --dry-run says the same, and only reads', async () => {
    await site()

    expect(await run([...here(), '--dry-run', '--grant', '--app-id', APP.id])).toBe(0)

    expect(said).toContain('  make the list “Personer”')
    expect(said).toContain(`Would give the app ${APP.id} the role write on the site.`)
    expect(said.at(-1)).toBe('Nothing was changed: this was a dry run.')
    expect(methods()).toEqual(['GET'])
  })

  it('with --grant gives the app write access once, and says what is still to do in Entra', async () => {
    await site()

    expect(await run([...here(), '--grant'], { env: { CLIENT_ID: APP.id } })).toBe(0)
    expect(said.at(-1)).toMatch(/^Gave the app .* the role write on the site\..*Sites\.Selected/)
    expect(signedIn[0]?.permission).toBe('Sites.FullControl.All')

    expect(await run([...here(), '--grant', '--app-id', APP.id])).toBe(0)
    expect(said.at(-1)).toBe(`The app ${APP.id} has the role write on the site already.`)
  })

  it('asks for no more than it needs where nothing is granted', async () => {
    await site()
    await run(here())
    expect(signedIn).toEqual([
      expect.objectContaining({ by: 'device-code', permission: 'Sites.Manage.All', tenantId: TENANT }),
    ])
  })

  it('names what it cannot work with, and fails', async () => {
    await site()
    simulator.createLists([{ name: 'People', title: 'Personer', columns: { PersonId: { kind: 'number' } } }])
    await run(here())
    simulator.renameList('Plans', 'Vår plan')

    expect(await run(here())).toBe(1)

    expect(said).toContain('  list “Handlingsplan”: it is shown as “Vår plan”; that name is kept.')
    expect(complained).toEqual([
      expect.stringMatching(/^Samsyn cannot work with list “Personer”, column PersonId: it is a number/),
    ])
  })
})

describe('npm run provision that cannot be done', () => {
  it.each([
    [[], '--site is missing.'],
    [['--site', 'http://kommunen.example'], '--site has to be an address with https.'],
    [['--site', 'kommunen'], '--site has to be an address with https.'],
    [['--site', 'https://k.example', '--sign-in', 'secret'], 'There is no sign-in secret.'],
    [['--site', 'https://k.example', '--grant'], expect.stringMatching(/^--grant needs to know the app/)],
    [['--site', 'https://k.example', '--app-id', 'Samsyn'], 'The client id of the app is not one.'],
    [['--sight', 'https://k.example'], expect.stringContaining('--sight')],
  ])('%j is wrong usage', async (args, sentence) => {
    await site()
    expect(await run(args)).toBe(2)
    expect(complained).toEqual([sentence, expect.stringMatching(/^Usage: npm run provision/)])
    expect(simulator.meter.log).toEqual([])
  })

  it.each([
    [
      'a site that is not there',
      ['--site', 'https://kommunen.sharepoint.com/sites/annan'],
      /There is no site at/,
    ],
    ['a tenant that is not named', [], /TENANT_ID/],
  ])('%s is said in one sentence', async (_, args, sentence) => {
    await site()
    const env = args.length === 0 ? { TENANT_ID: '' } : {}
    expect(await run([...here(), ...args], { env })).toBe(1)
    expect(complained).toEqual([expect.stringMatching(sentence)])
  })

  it('a person who may not is told what to ask for', async () => {
    await site({ granted: 'write' })
    const signIn = () => ({ getToken: async () => ({ token: simulator.appToken, expiresOnTimestamp: 0 }) })
    expect(await run(here(), { signIn })).toBe(1)
    expect(complained).toEqual([
      expect.stringMatching(/refuses the access.*accessDenied.*administrator who owns/),
    ])
  })

  it('a sign-in that fails says why and what to do', async () => {
    await site()
    const signIn = () => ({ getToken: () => Promise.reject(new NoToken('Nothing came', 'network_error')) })
    expect(await run(here(), { signIn })).toBe(1)
    expect(complained).toEqual([expect.stringMatching(/Nothing came\. The token service cannot be reached/)])
  })

  it('an answer that is lost asks to run it again', async () => {
    await site()
    simulator.faults.add({ method: 'POST', path: /columns$/, skip: 3, how: { reset: 'after' } })
    expect(await run(here())).toBe(1)
    expect(complained).toEqual([
      expect.stringMatching(/nobody knows whether it was done\. Run the command again/),
    ])
    expect(await run(here())).toBe(0)
    expect(await run(here())).toBe(0)
    expect(said.at(-1)).toMatch(/^There is nothing to do/)
  })
})

it('an administrator signs in with a code, and the site is provisioned with their token', async () => {
  await site()
  const service = await TokenService.start({ token: simulator.adminToken })
  try {
    expect(
      await run(here(), { env: { AZURE_AUTHORITY_HOST: service.authority }, signIn: adminCredential }),
    ).toBe(0)
    expect(said[0]).toMatch(/enter the code SAMSYN42/)
    expect([...said, ...complained].join('\n')).not.toContain(simulator.adminToken)
  } finally {
    await service.stop()
  }
})
