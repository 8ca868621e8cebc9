import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allLists } from '../../src/all-lists'
import { exportCommand, importCommand } from '../../src/cli/transfer'
import type { Me } from '../../src/http/api'
import { carryOut, presentLists } from '../../src/lists/sharepoint/provision'
import { provisionPlan } from '../../src/lists/sharepoint/provision-plan'
import { findSite } from '../../src/lists/sharepoint/site'
import { NotStarted, startBuiltServer } from '../support/built-server'
import type { GraphSimulator } from '../support/graph/graph-simulator'
import { LEADER, testPlan } from '../support/people'
import { graphOn } from '../support/sharepoint-store'
import { meetingNotes, Tab } from '../support/tab-client'
import { TestStore } from '../support/test-store'

let folder: string
let local: TestStore
let site: TestStore
const plan = testPlan()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samsyn-installation-'))
  local = await TestStore.make(join(folder, 'local'), 'sqlite')
  site = await TestStore.onEmptySite(join(folder, 'site'))
})
afterEach(async () => {
  for (const name of Object.keys(site.env)) if (name.startsWith('IDENTITY')) delete process.env[name]
  await site.stop()
  await rm(folder, { recursive: true, force: true })
})

function simulated(): GraphSimulator {
  if (!site.simulator) throw new NotStarted('no simulator')
  return site.simulator
}

async function provision(): Promise<void> {
  const graph = graphOn(simulated(), { token: async () => simulated().adminToken })
  const found = await findSite(graph, simulated().siteUrl, 'start')
  const present = await presentLists(graph, found, allLists)
  expect(await carryOut(graph, found, present, provisionPlan(allLists, present))).toEqual([])
}

async function ran(command: typeof exportCommand, env: Readonly<Record<string, string>>, ...args: string[]) {
  // The library for the managed identity reads the process's own environment.
  for (const [name, value] of Object.entries(env)) if (name.startsWith('IDENTITY')) process.env[name] = value
  const complained: string[] = []
  const terminal = {
    say: () => undefined,
    complain: (line: string) => complained.push(line),
    progress: () => undefined,
  }
  return { code: await command(args, env, terminal), complained }
}

describe('an installation in SharePoint', () => {
  it('is provisioned, takes over a local store, serves people, and can be carried back', async () => {
    await local.plant(plan)
    const [there, back] = [join(folder, 'there'), join(folder, 'back')]
    expect(await ran(exportCommand, local.env, '--to', there)).toEqual({ code: 0, complained: [] })
    await provision()
    expect(await ran(importCommand, site.env, '--from', there)).toEqual({ code: 0, complained: [] })

    const server = await startBuiltServer(site.env)
    const tab = new Tab(() => server.url, LEADER)
    const me = await tab.get<Me>('/api/me')
    const { id } = await tab.draft(meetingNotes(plan.people.slice(0, 3).map((p) => p.id)))
    const ready = await fetch(`${server.url}/api/health/ready`)
    await server.end('SIGTERM')

    expect(me.plan.people).toHaveLength(plan.people.length)
    expect(await ready.json()).toEqual({ ready: true, reasons: [] })
    const [row] = simulated().items('Minutes')
    expect(row).toMatchObject({ Stage: 'Utkast', Link: `${server.url}/tab/minutes/${id}` })
    expect(await ran(exportCommand, site.env, '--to', back)).toEqual({ code: 0, complained: [] })
    const again = await TestStore.make(join(folder, 'again'), 'sqlite')
    expect(await ran(importCommand, again.env, '--from', back)).toEqual({ code: 0, complained: [] })
    expect(existsSync(join(folder, 'again', 'samsyn.sqlite'))).toBe(true)
  })

  it('that is not provisioned does not start, and says what to do', async () => {
    await expect(startBuiltServer(site.env)).rejects.toThrow(/is missing in SharePoint.*npm run provision/s)
  })

  it('without a plan does not start, and says what to do', async () => {
    await provision()
    await expect(startBuiltServer(site.env)).rejects.toThrow(/no plan in the lists yet.*npm run import/s)
  })
})
