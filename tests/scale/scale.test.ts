import { difference, type Figures, sum } from '../bench/figures'
import { MeteredApp } from '../bench/metered-app'
import { APPROVERS, inApproval, SCALE_PLAN, type Scale, seeding } from '../bench/scale-seeds'
import { LEADER } from '../support/people'

const SMALL: Scale = { matters: 10, auditRows: 10 }
const LARGE: Scale = { matters: 2_000, auditRows: 20_000 }
/** Items of a page when a whole list is read. */
const PAGE = 500

/** What Samsyn asked of SharePoint with so much in its lists. */
interface Asked {
  readonly toStart: Figures
  readonly toApprove: Figures
  readonly firstAuditRow: Figures
  readonly toLook: Figures
  readonly refused: readonly string[]
}

let small: Asked
let large: Asked

beforeAll(async () => {
  small = await asked(SMALL)
  large = await asked(LARGE)
})

async function asked(scale: Scale): Promise<Asked> {
  const app = await MeteredApp.make({ plan: SCALE_PLAN, notified: false, seed: await seeding(scale) })
  await app.boot()
  await app.pass(60_000)
  const toStart = await app.figures()
  const id = inApproval(0)
  const approve = async (person: string) => {
    await app.tab(person).post(`/api/minutes/${id}/approve`, { version: 1 })
    await app.pass(10_000)
  }
  const first = await app.costOf(() => approve(APPROVERS.first))
  const toApprove = await app.costOf(() => approve(APPROVERS.second))
  const toLook = await app.costOf(async () => {
    await app.tab(LEADER).get('/api/minutes')
    await app.tab(LEADER).page(id)
    await app.tab(LEADER).get('/api/my')
  })
  const refused = app.simulator.meter.log.filter(({ status }) => status >= 400).map(({ path }) => path)
  await app.end()
  return { toStart, toApprove, firstAuditRow: difference(first, toApprove), toLook, refused }
}

const NOTHING = { units: 0, requests: 0 }
const of = (figures: Figures, purpose: string) => figures.get(purpose) ?? NOTHING

describe('with thousands of matters', () => {
  it('nothing is asked that SharePoint refuses for a list of more than 5,000 items', () => {
    expect(large.refused).toEqual([])
  })

  it('a start reads each list once, by the page', () => {
    const [more, fewer] = [of(large.toStart, 'start'), of(small.toStart, 'start')]
    const pages = LARGE.matters / PAGE - 1

    expect(more).toEqual({ units: fewer.units + 2 * pages, requests: fewer.requests + pages })
    // Two units a list, and one to begin to follow it.
    expect(fewer.units).toBeLessThanOrEqual(45)
  })

  it('an approval costs one write, and its audit row another, however much there is', () => {
    expect(of(large.toApprove, 'command')).toEqual({ units: 2, requests: 1 })
    expect(of(large.toApprove, 'audit')).toEqual({ units: 2, requests: 1 })
    expect(large.toApprove).toEqual(small.toApprove)
  })

  it('the end of the audit trail is found in about twice as many look-ups as its length has binary digits', () => {
    const digits = Math.ceil(Math.log2(LARGE.auditRows))

    expect(of(large.firstAuditRow, 'audit').requests).toBeLessThanOrEqual(2 * digits + 2)
  })

  it('a look costs nothing', () => {
    expect([...sum(large.toLook, small.toLook).values()]).toEqual([...large.toLook.keys()].map(() => NOTHING))
  })
})
