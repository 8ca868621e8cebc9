import { resourceUnits } from '../../src/graph/units'
import { GraphSimulator } from '../support/graph/graph-simulator'
import { Caller, rooms } from './simulator/caller'

let graph: GraphSimulator
let site: string
let list: string
beforeAll(async () => {
  graph = await GraphSimulator.start({ limits: false, granted: 'fullcontrol' })
  site = `/sites/${graph.siteId}`
  list = `${site}/lists/${graph.createLists([rooms])[rooms.name]?.id}`
  graph.seed('Rooms', [{ RoomKey: 'a' }, { RoomKey: 'b' }])
})
afterAll(() => graph.stop())

const requests: readonly (readonly [string, () => string])[] = [
  ['GET', () => '/sites/kommunen.sharepoint.com:/sites/samsyn'],
  ['GET', () => site],
  ['GET', () => `${site}/lists`],
  ['GET', () => `${site}/lists?$select=id,name&$top=5`],
  ['POST', () => `${site}/lists`],
  ['GET', () => list],
  ['GET', () => `${list}?$select=id`],
  ['PATCH', () => list],
  ['GET', () => `${list}/columns`],
  ['POST', () => `${list}/columns`],
  ['GET', () => `${list}/columns/RoomKey`],
  ['PATCH', () => `${list}/columns/RoomKey`],
  ['DELETE', () => `${list}/columns/77`],
  ['GET', () => `${list}/items`],
  ['GET', () => `${list}/items?$expand=fields($select=RoomKey)&$top=500`],
  ['GET', () => `${list}/items?$filter=${encodeURIComponent("fields/RoomKey eq 'a/permissions?x=token=1'")}`],
  ['POST', () => `${list}/items`],
  ['GET', () => `${list}/items/1`],
  ['GET', () => `${list}/items/1?$expand=fields`],
  ['PATCH', () => `${list}/items/1`],
  ['GET', () => `${list}/items/1/fields`],
  ['PATCH', () => `${list}/items/1/fields`],
  ['GET', () => `${list}/items/delta`],
  ['GET', () => `${list}/items/delta?$expand=fields`],
  ['GET', () => `${list}/items/delta?token=latest`],
  ['GET', () => `${list}/items/delta?$expand=fields&token=latest`],
  ['GET', () => `${list}/items/delta(token='latest')`],
  ['DELETE', () => `${list}/items/1`],
  ['GET', () => `${site}/permissions`],
  ['POST', () => `${site}/permissions`],
  ['DELETE', () => `${site}/permissions/77`],
  ['GET', () => '/subscriptions'],
  ['POST', () => '/subscriptions'],
  ['GET', () => '/subscriptions/77'],
  ['PATCH', () => '/subscriptions/77'],
  ['DELETE', () => '/subscriptions/77'],
  ['GET', () => '/users/anna'],
  ['DELETE', () => list],
]

describe('what a request is taken to cost is what SharePoint charges', () => {
  it.each(requests.map(([method, path]) => ({ method, path, shown: String(path).slice(6) })))(
    'for $method $shown',
    async ({ method, path }) => {
      graph.meter.clear()
      await new Caller(graph, graph.adminToken).send(
        method,
        path(),
        /POST|PATCH/.test(method) ? {} : undefined,
      )
      expect(graph.meter.log).toMatchObject([{ method, kind: expect.not.stringMatching(/^\?$/) }])
      expect(resourceUnits(method, path())).toBe(graph.meter.total)
    },
  )

  it('for the links to changes and to further pages that Graph gives', async () => {
    const caller = new Caller(graph, graph.appToken)
    const other = { ...rooms, name: 'Others' }
    const path = `${site}/lists/${graph.createLists([other]).Others?.id}/items/delta`
    graph.seed('Others', [{ RoomKey: 'a' }, { RoomKey: 'b' }, { RoomKey: 'c' }])
    const first = await caller.send('GET', `${path}?$top=2`)
    const { '@odata.nextLink': next = '' } = first.body
    const { '@odata.deltaLink': delta = '' } = (await caller.send('GET', next)).body
    for (const link of [next, delta]) {
      graph.meter.clear()
      await caller.send('GET', link)
      expect(resourceUnits('GET', link.slice(`${graph.url}/v1.0`.length))).toBe(graph.meter.total)
    }
  })
})
