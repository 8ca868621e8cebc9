import { allLists } from '../../src/all-lists'
import { doctorCommand } from '../../src/cli/doctor-command'
import type { DoctorParts } from '../../src/doctor/doctor'
import { systemClock } from '../../src/kernel/clock'
import { graphOf } from '../../src/open-store'
import { memoryLog } from '../support/builders'
import { type GraphOptions, GraphSimulator } from '../support/graph/graph-simulator'
import { CLIENT, TENANT, TokenService } from '../support/token-service'

const SECRET = 'mycket-hemligt-värde/1'
const METRICS_TOKEN = 'ett-annat-hemligt-värde'

let simulator: GraphSimulator
let entra: TokenService

async function installation(options: GraphOptions = {}): Promise<void> {
  simulator = await GraphSimulator.start({ limits: false, ...options })
  entra = await TokenService.start({ secret: SECRET, token: jwt({ tid: TENANT, roles: ['Sites.Selected'] }) })
}
afterEach(async () => {
  await simulator.stop()
  await entra.stop()
  expect(simulator.violations).toEqual([])
})

/** A token with these claims, which the simulator takes for the app's. */
function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = `${part({ alg: 'none' })}.${part(claims)}.signature`
  const app = simulator.tokens.get(simulator.appToken)
  if (app) simulator.tokens.set(token, app)
  return token
}

/** Runs the doctor; answers its exit code and what it says, by check. */
async function doctor(env: NodeJS.ProcessEnv = {}, parts: Partial<DoctorParts> = {}) {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const code = await doctorCommand(
    [],
    {
      SHAREPOINT_SITE: simulator.siteUrl,
      TENANT_ID: TENANT,
      CLIENT_ID: CLIENT,
      CLIENT_SECRET: SECRET,
      SAMSYN_METRICS_TOKEN: METRICS_TOKEN,
      GRAPH_BASE_URL: simulator.url,
      AZURE_AUTHORITY_HOST: entra.authority,
      ...env,
    },
    { say, complain: say, progress: () => undefined },
    {
      clock: systemClock,
      askWeb: async () => ({ status: 401, contentType: '', text: '', date: Date.now() }),
      disk: { exists: () => true, mayWrite: () => true, tryDatabase: () => undefined },
      nodeVersion: '24.21.0',
      graphFor: (config, credential) => graphOf(config, { clock: systemClock, log: memoryLog(), credential }),
      ...parts,
    },
  )
  const everything = said.join('\n')
  for (const secret of [SECRET, encodeURIComponent(SECRET), METRICS_TOKEN, entra.settings.token ?? SECRET]) {
    expect(everything).not.toContain(secret)
  }
  return { code, said, of: (name: string) => said.filter((line) => line.slice(12).startsWith(`${name}:`)) }
}

const PROVISION = () => `To mend: Run npm run provision -- --site ${simulator.siteUrl}`

describe('an installation that is well', () => {
  it('is said to be, check by check, and nothing in it is changed', async () => {
    await installation()
    simulator.createLists(allLists)
    simulator.seed('People', [{ PersonId: 'alva', Name: 'Alva' }])
    const before = simulator.items('People')

    const { code, said } = await doctor()

    expect(said).toEqual([
      '✔ ok        Node.js: 24.21.0; 22.13 or newer is needed.',
      `✔ ok        configuration: can be read; the store is SharePoint (${simulator.siteUrl}).`,
      '✔ ok        start: the server starts with this configuration.',
      '– not used  database: the store is SharePoint.',
      '✔ ok        clock: within 60 s of Graph’s.',
      `✔ ok        sign-in: as the app ${CLIENT} in the tenant ${TENANT}, by its client secret; it may use Sites.Selected.`,
      `✔ ok        site: “samsyn”, ${simulator.siteUrl}, was found.`,
      `✔ ok        permission to read: ${allLists.length} lists of the site can be read.`,
      '✔ ok        permission to write: SharePoint took a write as far as its condition, which could not hold: nothing was changed.',
      `✔ ok        lists: all ${allLists.length} are there, with their columns and indexes.`,
      expect.stringMatching(/^– not used {2}notifications: /),
      '– not used  bot registration: not used in local mode.',
      'Nothing is to mend.',
    ])
    expect(code).toBe(0)
    expect(simulator.items('People')).toEqual(before)
    const writes = simulator.meter.log.filter(({ method }) => method !== 'GET')
    expect(writes).toEqual([expect.objectContaining({ method: 'PATCH', status: 412 })])
  })

  it('but empty has not been tried for writing', async () => {
    await installation()
    simulator.createLists(allLists)
    const { code, of } = await doctor()
    expect(of('permission to write')).toEqual([expect.stringMatching(/^– not used .*could not be tried/)])
    expect(code).toBe(0)
  })
})

describe('an installation that is not', () => {
  it('with a site that was not provisioned is sent to provision it', async () => {
    await installation()
    const { code, of } = await doctor()
    expect(of('lists')).toEqual([
      expect.stringMatching(/^✖ mend .*not all is there: make the list .*and \d+ more/),
    ])
    expect(of('lists')[0]).toContain(PROVISION())
    expect(code).toBe(1)
  })

  it('with a list that people changed is told where, and how to mend it', async () => {
    await installation()
    const [people, ...others] = [...allLists].sort((a) => (a.name === 'People' ? -1 : 1))
    simulator.createLists(others)
    if (people)
      simulator.createLists([{ ...people, columns: { ...people.columns, PersonId: { kind: 'number' } } }])
    simulator.renameList('Plans', 'Vår plan')

    const { code, of } = await doctor()

    expect(of('lists')).toEqual([
      expect.stringMatching(
        /^✖ mend .*column PersonId: it is a number, not a line of text\. To mend: Save what it holds/,
      ),
    ])
    expect(code).toBe(1)
  })

  it('without a grant is sent to have it given, and the rest waits', async () => {
    await installation({ granted: 'none' })
    simulator.createLists(allLists)
    const { said, of } = await doctor()
    expect(of('site')).toEqual([expect.stringContaining(`${PROVISION()} --grant`)])
    expect(said.filter((line) => line.endsWith('looked at once the site is right.'))).toHaveLength(3)
  })

  it('with a grant to read only is told that it cannot write', async () => {
    await installation({ granted: 'read' })
    simulator.createLists(allLists)
    simulator.seed('People', [{ PersonId: 'alva' }])
    const { of } = await doctor()
    expect(of('permission to read')[0]).toMatch(/^✔/)
    expect(of('permission to write')).toEqual([
      expect.stringMatching(/^✖ mend .*refuses to let Samsyn write.*--grant$/),
    ])
  })

  it('with a permission that nobody has consented to is told which', async () => {
    await installation()
    entra.settings.token = jwt({ roles: ['User.Read.All'] })
    expect((await doctor()).of('sign-in')).toEqual([expect.stringMatching(/^✖ mend .*Sites\.Selected/)])
  })

  it('with a wrong secret is told so once, and what hangs on it waits', async () => {
    await installation()
    const { said, of, code } = await doctor({ CLIENT_SECRET: `${SECRET}-fel` })
    expect(of('sign-in')).toEqual([expect.stringMatching(/^✖ mend .*AADSTS7000215.*CLIENT_SECRET is wrong/)])
    expect(said.filter((line) => line.endsWith('looked at once the sign-in is right.'))).toHaveLength(4)
    expect(code).toBe(1)
    expect(simulator.meter.log).toEqual([])
  })

  it('with a site that is not there is told so', async () => {
    await installation()
    const { of } = await doctor({ SHAREPOINT_SITE: 'https://kommunen.sharepoint.com/sites/annan' })
    expect(of('site')).toEqual([expect.stringMatching(/^✖ mend .*no site at .*To mend: See SHAREPOINT_SITE/)])
  })

  it('with a configuration that cannot be read has no more than that looked at', async () => {
    await installation()
    const { said, code } = await doctor({ CLIENT_ID: 'Samsyn' })
    expect(said.map((line) => line.slice(12).split(':')[0])).toEqual([
      'Node.js',
      'configuration',
      'everything else',
      '',
    ])
    expect(code).toBe(1)
  })

  it('whose service repeats a secret does not have it shown', async () => {
    await installation()
    const askWeb = () => Promise.reject(new TypeError(`refused with ${METRICS_TOKEN}`))
    expect((await doctor({}, { askWeb })).of('clock')).toEqual([expect.stringContaining('refused with ***')])
  })
})

describe('local mode', () => {
  it('needs its folder only', async () => {
    await installation()
    const env = {
      SHAREPOINT_SITE: undefined,
      TENANT_ID: undefined,
      CLIENT_ID: undefined,
      CLIENT_SECRET: undefined,
    }
    const { code, said } = await doctor(env)
    expect(said.filter((line) => line.startsWith('✔')).map((line) => line.slice(12).split(':')[0])).toEqual([
      'Node.js',
      'configuration',
      'start',
      'database',
    ])
    expect(code).toBe(0)
  })
})

it('npm run doctor takes no arguments', async () => {
  await installation()
  const complained: string[] = []
  const complain = (line: string) => void complained.push(line)
  expect(await doctorCommand(['--fix'], {}, { say: complain, complain, progress: complain })).toBe(2)
  expect(complained).toEqual([expect.stringContaining('--fix'), 'Usage: npm run doctor'])
})
