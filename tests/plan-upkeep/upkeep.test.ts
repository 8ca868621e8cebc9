import { administrationsList, peopleList } from '../../src/plan/registry-lists'
import { postedUpkeep, upkeepWanted } from '../../src/plan-upkeep/feature'
import { mattersToTouch, rowOfMatter } from '../../src/plan-upkeep/matter-ids'
import { Reconciler } from '../../src/reconcile/reconciler'
import { KIM, NOON, Registry, seed } from '../plan/registry-in-use'
import { links, memoryLog } from '../support/builders'
import { textOf } from '../support/card-reading'
import { breathe } from '../support/eventually'
import { FakeTeams } from '../support/fake-teams'
import { TestClock } from '../support/test-clock'

const LEADERS = ['person:leader-kommun', 'person:leader-kson']
const entraOf = (id: string) => seed.people.find((p) => p.id === id)?.entraId ?? ''

/** The registry with a server that shows bad rows in Teams. */
class Upkeep {
  readonly clock = new TestClock(NOON)
  readonly teams = new FakeTeams(this.clock)
  readonly registry: Registry
  #reconciler: Reconciler | undefined

  private constructor(registry: Registry) {
    this.registry = registry
  }

  static async started(): Promise<Upkeep> {
    const upkeep = new Upkeep(await Registry.opened())
    await upkeep.serve()
    return upkeep
  }

  /** Starts a server anew: whatever was in memory is lost. */
  async restart(): Promise<void> {
    await this.#reconciler?.stop()
    await this.registry.start()
    await this.serve()
  }

  /** Follows the lists, as the server does every minute, and lets Teams have what is due. */
  async passes(): Promise<void> {
    this.clock.advance(60_000)
    this.registry.now = this.clock.now()
    await this.registry.followed.refresh()
    await this.#settle()
  }

  async edit(person: string, fields: Record<string, string>, by?: string): Promise<void> {
    await this.registry.type(peopleList, this.registry.person(person), fields, by && entraOf(by))
    await this.passes()
  }

  /** Who got messages, in order. */
  sentTo(): string[] {
    return this.teams.sent.map(({ kind, to }) => `${kind} ${to}`)
  }

  /** What stands in somebody's chat now. */
  seenBy(person: string): string[] {
    const theirs = new Set(
      this.teams.sent.filter((s) => s.to === `person:${person}`).map((s) => s.activityId),
    )
    return [...this.teams.shown].filter(([id]) => theirs.has(id)).map(([, card]) => textOf(card))
  }

  private async serve(): Promise<void> {
    const { followed, lists } = this.registry
    const reconciler = new Reconciler({
      lists,
      messenger: this.teams,
      clock: this.clock,
      log: memoryLog(),
      wanted: upkeepWanted({ followed, lists, links, today: () => '2026-03-18', listLink: () => undefined }),
      settled: () => undefined,
      updateDelay: 0,
    })
    const touch = (ids: readonly string[]) => {
      for (const id of ids) reconciler.touch(id)
    }
    followed.onProblems((now, before) => touch(mattersToTouch(now, before)))
    touch([...mattersToTouch(followed.problems()), ...(await postedUpkeep(lists))])
    this.#reconciler = reconciler
    await this.#settle()
  }

  async #settle(): Promise<void> {
    for (let i = 0; i < 4; i++) {
      await breathe(8)
      await this.#reconciler?.idle()
      this.clock.advance(1_000)
    }
  }
}

describe('a bad edit', () => {
  it('is shown to who made it, once', async () => {
    const upkeep = await Upkeep.started()
    await upkeep.edit('kson-01', { Roles: 'chef' }, 'soc-01')
    await upkeep.passes()

    expect(upkeep.sentTo()).toEqual(['send person:soc-01'])
    expect(upkeep.seenBy('soc-01')[0]).toContain('Det finns ingen sådan roll.')
  })

  it('is shown to both process leaders when it is not known who made it, or when they are not in the plan', async () => {
    const upkeep = await Upkeep.started()
    await upkeep.edit('kson-01', { Roles: 'chef' })
    expect(upkeep.sentTo().sort()).toEqual(LEADERS.map((to) => `send ${to}`))
    await upkeep.registry.type(peopleList, upkeep.registry.person('kson-02'), { Name: '' }, 'somebody-else')
    await upkeep.passes()
    expect(upkeep.sentTo().slice(2).sort()).toEqual(LEADERS.map((to) => `send ${to}`))
  })

  it('is said to be mended on the same card', async () => {
    const upkeep = await Upkeep.started()
    await upkeep.edit('kson-01', { Roles: 'chef' }, 'soc-01')
    await upkeep.edit('kson-01', { Roles: 'gäst' }, 'kson-02')

    expect(upkeep.sentTo()).toEqual(['send person:soc-01', 'update person:soc-01'])
    expect(upkeep.seenBy('soc-01')).toEqual([
      [
        'Raden i Personer är rättad',
        '✓ Klart',
        'Alva Nilsson',
        'Det som står i listan gäller nu. Du behöver inte göra något mer.',
      ].join('\n'),
    ])
  })

  it('that is mended while the server stands still is said to be mended after the restart', async () => {
    const upkeep = await Upkeep.started()
    await upkeep.edit('kson-01', { Roles: 'chef' }, 'soc-01')
    await upkeep.registry.type(peopleList, upkeep.registry.person('kson-01'), { Roles: 'gäst' })
    await upkeep.restart()

    expect(upkeep.sentTo()).toEqual(['send person:soc-01', 'update person:soc-01'])
    expect(upkeep.seenBy('soc-01')[0]).toContain('är rättad')
  })

  it('is not shown again by a restart', async () => {
    const upkeep = await Upkeep.started()
    await upkeep.edit('kson-01', { Roles: 'chef' }, 'soc-01')
    await upkeep.restart()
    await upkeep.passes()
    expect(upkeep.sentTo()).toEqual(['send person:soc-01'])
  })

  it('that is made again later is a new card; the old one still says that it was mended', async () => {
    const upkeep = await Upkeep.started()
    await upkeep.edit('kson-01', { Roles: 'chef' }, 'soc-01')
    await upkeep.edit('kson-01', { Roles: 'gäst' }, 'soc-01')
    await upkeep.edit('kson-01', { Roles: 'chef' }, 'soc-01')

    expect(upkeep.sentTo()).toEqual(['send person:soc-01', 'update person:soc-01', 'send person:soc-01'])
    const [first, second] = upkeep.seenBy('soc-01')
    expect(first).toContain('✓ Klart')
    expect(second).toContain('● Väntar på dig')
  })

  it('that another bad edit follows is shown to both, each with what is wrong now', async () => {
    const upkeep = await Upkeep.started()
    await upkeep.edit('kson-01', { Roles: 'chef' }, 'soc-01')
    await upkeep.edit('kson-01', { Roles: 'boss' }, 'kson-02')

    expect(upkeep.sentTo().sort()).toEqual([
      'send person:kson-02',
      'send person:soc-01',
      'update person:soc-01',
    ])
    expect(upkeep.seenBy('soc-01')[0]).toContain('boss')
    expect(upkeep.seenBy('kson-02')[0]).toContain('boss')
    await upkeep.edit('kson-01', { Roles: 'gäst' }, 'kson-02')
    expect([...upkeep.seenBy('soc-01'), ...upkeep.seenBy('kson-02')].join()).not.toContain('Väntar')
  })

  it('is said in the language that the person has chosen', async () => {
    const upkeep = await Upkeep.started()
    await upkeep.edit('kson-01', { Roles: 'chef' }, 'guest-partner')
    expect(upkeep.seenBy('guest-partner')[0]).toContain('A row in Personer needs to be corrected')
  })

  it('in a new row that is then removed leaves nothing to do', async () => {
    const upkeep = await Upkeep.started()
    const { registry } = upkeep
    await registry.lists.create(peopleList, { ...KIM, PersonId: 'kim', Roles: 'chef' })
    await upkeep.passes()
    await registry.remove(peopleList, registry.person('kim'))
    await upkeep.passes()
    for (const leader of ['leader-kson', 'leader-kommun'])
      expect(upkeep.seenBy(leader)[0]).toContain('Raden i Personer är borta')
  })
})

describe('a row that is removed though others need it', () => {
  it('is shown to the process leaders, with who needs it', async () => {
    const upkeep = await Upkeep.started()
    const { registry } = upkeep
    await registry.remove(administrationsList, registry.administration('kof'))
    await upkeep.passes()

    expect(upkeep.sentTo().sort()).toEqual(LEADERS.map((to) => `send ${to}`))
    const [card] = upkeep.seenBy('leader-kson')
    expect(card).toContain('En rad i Förvaltningar behövs fortfarande\n● Väntar på dig\nKultur och fritid')
    expect(card).toMatch(/den används av .+ och \d+ till/)
  })
})

describe('the id of a matter', () => {
  it.each(['minutes/1', 'registry/', 'registry/Other/1', 'registry/toString/1', 'x'])(
    'is not of a row: %s',
    (id) => {
      expect(rowOfMatter(id)).toBeUndefined()
    },
  )
  it('names list and row', () => {
    expect(rowOfMatter('registry/People/12')).toEqual({ list: 'People', row: '12' })
  })
})
