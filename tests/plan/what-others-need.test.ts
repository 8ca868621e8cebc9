import {
  administrationsList,
  peopleList,
  planList,
  processesList,
  targetAreasList,
} from '../../src/plan/registry-lists'
import { StoreFault } from '../support/watched-lists'
import { KIM, Registry, seed } from './registry-in-use'

describe('a new name', () => {
  it('of an administration is followed in the rows that use the old one', async () => {
    const registry = await Registry.opened()
    await registry.type(administrationsList, registry.administration('bou'), { ShortName: 'Utbildning' })

    await registry.followed.refresh()

    expect(registry.problems()).toEqual([])
    expect(registry.plan.people.map((p) => p.administration)).toEqual(
      seed.people.map((p) => p.administration),
    )
    expect((await registry.person('bou-01')).fields.Administration).toBe('Utbildning')
    const participating = (await registry.lists.all(processesList)).map(({ fields }) => fields.Participating)
    expect(participating.join()).not.toContain('Barn och utbildning')
    await registry.start()
    expect(registry.problems()).toEqual([])
  })

  it('is understood even if it was given while the server stood still', async () => {
    const registry = await Registry.opened()
    await registry.type(administrationsList, registry.administration('bou'), { ShortName: 'Utbildning' })
    await registry.type(peopleList, registry.person('leader-kson'), { Name: 'Sara Ek' })

    await registry.start()

    expect(registry.problems()).toEqual([])
    expect(registry.plan.process('2.5.3')?.leader).toBe('leader-kson')
    expect((await registry.process('2.5.3')).fields.Leader).toBe('Sara Ek')
    expect((await registry.person('bou-01')).fields.Administration).toBe('Utbildning')
  })

  it('is understood after a crash before all rows had it', async () => {
    const registry = await Registry.opened()
    await registry.type(administrationsList, registry.administration('bou'), { ShortName: 'Utbildning' })
    let writes = 0
    const update = registry.lists.update.bind(registry.lists)
    registry.lists.update = async (...given) => {
      writes += 1
      if (writes > 2) throw new StoreFault()
      return update(...given)
    }
    await expect(registry.followed.refresh()).rejects.toThrow(StoreFault)
    registry.lists.update = update

    await registry.start()

    expect(registry.problems()).toEqual([])
    expect((await registry.person('bou-01')).fields.Administration).toBe('Utbildning')
    expect((await registry.lists.all(peopleList)).map((p) => p.fields.Administration)).not.toContain(
      'Barn och utbildning',
    )
  })
})

describe('a row that is removed', () => {
  it('is gone', async () => {
    const registry = await Registry.opened()
    await registry.remove(peopleList, registry.person('guest-partner'))
    await registry.followed.refresh()
    expect(registry.plan.person('guest-partner')).toBeUndefined()
    expect(registry.followed.problems()).toEqual([])
  })

  it('stays while others need it, over a restart as well, and says who', async () => {
    const registry = await Registry.opened()
    const { id } = await registry.administration('kof')
    await registry.remove(administrationsList, registry.administration('kof'))
    await registry.followed.refresh()
    await registry.start()

    expect(registry.plan.administrations.map((a) => a.id)).toContain('kof')
    expect(registry.plan.people).toHaveLength(seed.people.length)
    expect(registry.followed.problems()).toMatchObject([
      { list: 'Administrations', row: id, label: 'Kultur och fritid', code: 'removed-but-needed' },
    ])
    expect(registry.followed.problems()[0]?.others).toContain('Alma Steen')
  })

  it('is gone when nobody needs it any more', async () => {
    const registry = await Registry.opened()
    await registry.remove(targetAreasList, registry.row(targetAreasList, 'Number', 4))
    await registry.followed.refresh()
    expect(registry.followed.problems()).toMatchObject([{ code: 'removed-but-needed' }])
    for (const process of seed.processes.filter((p) => p.area === 4))
      await registry.type(processesList, registry.process(process.number), { Area: 5 })

    await registry.followed.refresh()

    expect(registry.plan.targetAreas.map((a) => a.number)).toEqual([1, 2, 3, 5, 6, 7, 8])
    expect(registry.followed.problems()).toEqual([])
  })

  it('is let go when what would need it cannot count either', async () => {
    const registry = await Registry.opened()
    const { fields } = await registry.person('kson-01')
    await registry.lists.create(administrationsList, { AdministrationId: 'hr', Name: 'HR', ShortName: 'HR' })
    await registry.followed.refresh()
    await registry.remove(administrationsList, registry.administration('hr'))
    await registry.lists.create(peopleList, {
      ...KIM,
      PersonId: 'kim',
      EntraId: fields.EntraId ?? null,
      Administration: 'HR',
    })

    await registry.followed.refresh()

    expect(registry.problems()).toEqual([['People', 'Kim Berg', 'EntraId', fields.EntraId, 'doubled', false]])
    expect(registry.plan.administrations.map((a) => a.id)).not.toContain('hr')
  })

  it('is the plan itself: it goes on, and that is a problem', async () => {
    const registry = await Registry.opened()
    await registry.remove(planList, registry.row(planList, 'Name', seed.name))
    await registry.followed.refresh()
    await registry.start()
    expect(registry.plan).toMatchObject(seed)
    expect(registry.problems()).toEqual([['Plans', seed.name, '', '', 'removed-but-needed', true]])
  })

  it('under its number because it got another one stays while others need it', async () => {
    const registry = await Registry.opened()
    await registry.type(processesList, registry.process('2.8.3'), { Number: '2.8.9' })
    await registry.followed.refresh()
    expect(registry.plan).toMatchObject(seed)
    expect(registry.followed.problems()).toMatchObject([
      { column: 'Number', typed: '2.8.9', code: 'changed-but-needed', lastGoodInForce: true },
    ])
  })
})
