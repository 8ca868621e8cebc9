import { allLists } from '../../../src/all-lists'
import { AnswerLost, type Graph, type GraphAnswer, type GraphRequest } from '../../../src/graph/graph'
import type { ListDefinition } from '../../../src/lists/definition'
import { carryOut, ProvisioningStopped, presentLists } from '../../../src/lists/sharepoint/provision'
import { accessOf, grantWrite } from '../../../src/lists/sharepoint/provision-grant'
import { provisionPlan } from '../../../src/lists/sharepoint/provision-plan'
import { isWork, stepInWords } from '../../../src/lists/sharepoint/provision-steps'
import { findSite, siteListName } from '../../../src/lists/sharepoint/site'
import { APP, type GraphOptions, GraphSimulator } from '../../support/graph/graph-simulator'
import { graphOn, openOn } from '../../support/sharepoint-store'

const OFFERS: ListDefinition = {
  name: 'Offers',
  title: 'Erbjudanden',
  columns: {
    Key: { kind: 'text', title: 'Nyckel', unique: true },
    Status: { kind: 'text', choices: ['öppen', 'stängd'] },
    At: { kind: 'dateTime' },
  },
}

let simulator: GraphSimulator
let graph: Graph
afterEach(async () => {
  await simulator.stop()
  expect(simulator.violations).toEqual([])
})

/** A site without lists, on which an administrator is at work. */
async function emptySite(options: GraphOptions = {}): Promise<void> {
  simulator = await GraphSimulator.start({ limits: false, granted: 'manage', ...options })
  graph = graphOn(simulator)
}

async function provision(definitions: readonly ListDefinition[]) {
  const site = await findSite(graph, simulator.siteUrl, 'start')
  const present = await presentLists(graph, site, definitions)
  const plan = provisionPlan(definitions, present)
  return { plan, refused: await carryOut(graph, site, present, plan) }
}

describe('an empty site', () => {
  it.each([false, true])(
    'gets every list so that Samsyn can open it (titles demanded: %s)',
    async (titleRequired) => {
      await emptySite({ titleRequired })

      const { refused } = await provision(allLists)

      expect(refused).toEqual([])
      const again = await provision(allLists)
      expect(again.plan).toEqual([])
      const store = await openOn(simulator, allLists)
      await store.close()
    },
  )

  it('gets lists whose addresses are technical, and whose names are Swedish', async () => {
    await emptySite()
    await provision([OFFERS])

    const site = await findSite(graph, simulator.siteUrl, 'start')
    const [list] = await presentLists(graph, site, [OFFERS])
    expect(list).toMatchObject({ name: 'SamsynOffers', displayName: 'Erbjudanden' })
    expect(list?.columns?.filter(({ readOnly }) => !readOnly)).toMatchObject([
      { name: 'Title', kind: 'text', required: false },
      { name: 'Key', heading: 'Nyckel', kind: 'text', maxLength: 255, indexed: true, unique: true },
      {
        name: 'Status',
        heading: 'Status',
        kind: 'choice',
        choices: { values: ['öppen', 'stängd'], freeEntry: true },
      },
      { name: 'At', kind: 'dateTime' },
    ])
  })
})

describe('what only Samsyn reads', () => {
  const hidden: ListDefinition = {
    ...OFFERS,
    technical: true,
    columns: { ...OFFERS.columns, State: { kind: 'longText', technical: true } },
  }

  it('is hidden from people, and found again', async () => {
    await emptySite()
    expect((await provision([hidden])).refused).toEqual([])
    expect((await provision([hidden])).plan).toEqual([])

    const site = await findSite(graph, simulator.siteUrl, 'start')
    const [list] = await presentLists(graph, site, [hidden])
    expect(list?.columns?.filter((column) => column.hidden).map(({ name }) => name)).toEqual(['State'])
  })
})

describe('a site that has been in use', () => {
  it('keeps what people have written, and gets what is new', async () => {
    await emptySite()
    await provision([OFFERS])
    simulator.seed('Offers', [{ Key: 'a', Status: 'öppen' }])
    const newer: ListDefinition = {
      ...OFFERS,
      columns: {
        ...OFFERS.columns,
        Status: { kind: 'text', choices: ['stängd', 'vilande'], indexed: true },
        Body: { kind: 'longText' },
      },
    }

    const { refused } = await provision([newer])

    expect(refused).toEqual([])
    expect(simulator.items('Offers')).toEqual([{ id: '1', Key: 'a', Status: 'öppen' }])
    simulator.seed('Offers', [{ Key: 'b', Status: 'vilande', Body: 'Två\nrader' }])
    expect((await provision([newer])).plan.filter(isWork)).toEqual([])
  })

  it('with a title that is taken keeps the technical name, until it is free', async () => {
    await emptySite()
    simulator.createLists([{ name: 'Others', title: 'Erbjudanden', columns: {} }])
    await provision([OFFERS])
    simulator.renameList('Others', 'Annat')

    const { plan } = await provision([OFFERS])

    expect(plan.map(stepInWords)).toEqual(['show the list “Erbjudanden” under this name'])
    expect((await provision([OFFERS])).plan).toEqual([])
  })
})

describe('what SharePoint refuses', () => {
  it('an index on a list that is too long: it is named with what to do, and everything else is done', async () => {
    await emptySite()
    await provision([OFFERS])
    simulator.seed(
      'Offers',
      Array.from({ length: 5_001 }, (_, i) => ({ Key: `k${i}` })),
    )
    const { Status, ...columns } = OFFERS.columns
    const newer: ListDefinition = {
      ...OFFERS,
      columns: { ...columns, At: { kind: 'dateTime', indexed: true }, Body: { kind: 'longText' } },
    }

    const { refused } = await provision([newer])

    expect(refused.map(({ step }) => stepInWords(step))).toEqual(['list “Erbjudanden”: index the column At'])
    expect(refused[0]?.why).toMatch(/list view threshold.*list’s settings/)
    expect((await provision([newer])).plan.filter(isWork)).toHaveLength(1)
  })

  it('unique values where they repeat', async () => {
    await emptySite()
    const { unique: _, ...key } = OFFERS.columns.Key ?? { kind: 'text' }
    await provision([{ ...OFFERS, columns: { ...OFFERS.columns, Key: key } }])
    const ids = simulator.seed('Offers', [{ Key: 'a' }, { Key: 'a' }])

    const { refused } = await provision([OFFERS])

    expect(refused[0]?.why).toMatch(/same value/)
    simulator.asPerson('anna').edit('Offers', ids[1] ?? '', { Key: 'b' })
    expect((await provision([OFFERS])).refused).toEqual([])
  })

  it('everything, to somebody who may not', async () => {
    await emptySite({ granted: 'write' })
    await expect(provision([OFFERS])).rejects.toThrow('SharePoint refuses access')
    expect(simulator.listNames()).toEqual([])
  })
})

describe('a run that breaks off', () => {
  it.each(Array.from({ length: 10 }, (_, skip) => skip))(
    'after %s writes is finished by the next run',
    async (skip) => {
      await emptySite()
      const fault = { method: skip % 2 ? 'POST' : 'PATCH', skip: Math.floor(skip / 2) }
      simulator.faults.add({ ...fault, how: { status: 500, afterEffect: skip % 3 === 0 } })

      await provision([OFFERS]).catch((error: unknown) => expect(error).toBeInstanceOf(AnswerLost))

      expect((await provision([OFFERS])).refused).toEqual([])
      expect((await provision([OFFERS])).plan).toEqual([])
      expect(simulator.listNames()).toEqual(['SamsynOffers'])
    },
  )
})

describe('a name that SharePoint changes', () => {
  const site = { id: 's', name: '', webUrl: '' }
  const made = (status: number, body: object): GraphAnswer => ({ status, body })

  it('of a list stops the run before anything goes into the wrong one', async () => {
    await emptySite()
    const send = async () => made(201, { id: 'l', name: 'SamsynOffers1', displayName: 'SamsynOffers' })
    const run = carryOut({ send }, site, [], provisionPlan([OFFERS], []))
    await expect(run).rejects.toThrow(/SamsynOffers.*SamsynOffers1.*Remove the empty list SamsynOffers1/)
  })

  it('of a column stops the run, and names it', async () => {
    await emptySite()
    await provision([{ ...OFFERS, columns: {} }])
    const present = await presentLists(graph, await findSite(graph, simulator.siteUrl, 'start'), [OFFERS])
    const send = async () => made(201, { id: 'c', name: 'Key0', displayName: 'Nyckel' })

    const run = carryOut({ send }, site, present, provisionPlan([OFFERS], present))
    await expect(run).rejects.toThrow(ProvisioningStopped)
    await expect(run).rejects.toThrow(/Remove the column Key0/)
  })

  it('in the heading only is set right', async () => {
    await emptySite()
    await provision([{ ...OFFERS, columns: {} }])
    const present = await presentLists(graph, await findSite(graph, simulator.siteUrl, 'start'), [OFFERS])
    const sent: GraphRequest[] = []
    const send = async (request: GraphRequest) => {
      sent.push(request)
      const { name } = (request.body ?? {}) as { name?: string }
      return made(201, { id: `${name}-id`, name: name ?? '', displayName: name ?? '' })
    }

    const plan = provisionPlan([{ ...OFFERS, columns: { Key: { kind: 'text', title: 'Nyckel' } } }], present)
    expect(await carryOut({ send }, site, present, plan)).toEqual([])
    expect(sent.map(({ method, body }) => [method, body])).toContainEqual([
      'PATCH',
      { displayName: 'Nyckel' },
    ])
  })
})

describe('the grant', () => {
  /** Whoever holds the app's token is an administrator for once. */
  const adminGraph = () => {
    const admin = simulator.tokens.get(simulator.adminToken)
    if (admin) simulator.tokens.set(simulator.appToken, admin)
    return graphOn(simulator)
  }

  it('is given where there is none, and seen by the next run', async () => {
    await emptySite({ granted: 'none' })
    const admin = adminGraph()
    const site = await findSite(admin, simulator.siteUrl, 'start')
    const before = await accessOf(admin, site, APP.id)

    await grantWrite(admin, site, APP.id, before)

    expect(before).toEqual({ has: 'nothing' })
    expect(await accessOf(admin, site, APP.id.toUpperCase())).toEqual({ has: 'enough', roles: ['write'] })
  })

  it('that is only to read is raised, where Graph lists it without its role', async () => {
    await emptySite()
    const application = { id: APP.id, displayName: 'Samsyn' }
    const sent: GraphRequest[] = []
    const send = async (request: GraphRequest): Promise<GraphAnswer> => {
      sent.push(request)
      const permission = { id: 'p', grantedToIdentitiesV2: [{ application }] }
      if (request.path.endsWith('/p')) return { status: 200, body: { ...permission, roles: ['read'] } }
      return { status: 200, body: { value: [permission] } }
    }
    const site = { id: 's', name: '', webUrl: '' }

    const access = await accessOf({ send }, site, APP.id)
    await grantWrite({ send }, site, APP.id, access)

    expect(access).toEqual({ has: 'less', roles: ['read'], permissionId: 'p' })
    expect(sent.at(-1)).toMatchObject({
      method: 'PATCH',
      path: '/sites/s/permissions/p',
      body: { roles: ['write'] },
    })
  })
})

it('the simulator’s own lists, made from the same definitions, need nothing', async () => {
  await emptySite()
  simulator.createLists(allLists)
  expect((await provision(allLists)).plan).toEqual([])
  expect(simulator.listNames().sort()).toEqual(allLists.map(siteListName).sort())
})
