import { lastGoodRowsList } from '../../src/plan/last-good-rows'
import { readPlan } from '../../src/plan/registry'
import {
  administrationsList,
  peopleList,
  planList,
  processesList,
  targetAreasList,
} from '../../src/plan/registry-lists'
import { memoryLog } from '../support/builders'
import { StoreFault } from '../support/watched-lists'
import { KIM, NOON, Registry, seed } from './registry-in-use'

describe('the plan that is followed', () => {
  it('is not there where there is neither a plan nor a seed', async () => {
    expect(await new Registry().start({})).toBeUndefined()
  })

  it('begins with the seed, and is read from the lists ever after', async () => {
    const registry = await Registry.opened()
    expect(registry.plan).toMatchObject(seed)
    await registry.start({ seed: { ...seed, name: 'En annan' } })
    expect(registry.plan.name).toBe(seed.name)
    expect(await readPlan(registry.lists, memoryLog())).toEqual(seed)
  })

  it('counts a good edit at once, and tells of it once', async () => {
    const registry = await Registry.opened()
    const before = registry.plan
    await registry.type(peopleList, registry.person('kson-01'), { Processes: '2.8.3; 2.8.4', Roles: 'gäst' })

    await registry.followed.refresh()

    expect(registry.plan.person('kson-01')).toMatchObject({ processes: ['2.8.3', '2.8.4'], roles: ['guest'] })
    expect(registry.changes).toEqual([registry.plan])
    expect(registry.plan).not.toBe(before)
  })

  it('that has not changed is the same, and nobody is told', async () => {
    const registry = await Registry.opened()
    const before = registry.plan
    await registry.type(peopleList, registry.person('kson-01'), { Administration: ' kson' })

    await registry.followed.refresh()

    expect(registry.plan).toBe(before)
    expect(registry.changes).toEqual([])
    expect(registry.lists.writes).toHaveLength(1)
  })

  it('keeps a bad row as it was, and says what is wrong with it', async () => {
    const registry = await Registry.opened()
    await registry.type(peopleList, registry.person('kson-01'), {
      Roles: 'ambassadör; chef',
      Name: 'Alva Ny',
    })

    await registry.followed.refresh()

    expect(registry.plan.person('kson-01')).toMatchObject({ name: 'Alva Nilsson', roles: ['ambassador'] })
    expect(registry.problems()).toEqual([['People', 'Alva Ny', 'Roles', 'chef', 'unknown-role', true]])
    expect(registry.followed.problems()[0]?.since).toBe(NOON)
    expect(registry.changes).toEqual([])
  })

  it('keeps a bad row as it was over a restart, and since when', async () => {
    const registry = await Registry.opened()
    await registry.type(processesList, registry.process('2.8.3'), { Status: 'klar', Title: '' })
    await registry.followed.refresh()
    registry.now = '2026-03-19T08:00:00.000Z'

    await registry.start()

    expect(registry.plan).toMatchObject(seed)
    expect(registry.followed.problems().map((p) => [p.code, p.since])).toEqual([
      ['missing', NOON],
      ['unknown-status', NOON],
    ])
    expect(registry.changes).toEqual([])
  })

  it('takes a mended row, and keeps nothing of it', async () => {
    const registry = await Registry.opened()
    const kept = await registry.lists.all(lastGoodRowsList)
    await registry.type(processesList, registry.process('2.8.3'), { Status: 'klar' })
    await registry.followed.refresh()
    expect(await registry.lists.all(lastGoodRowsList)).toHaveLength(kept.length + 1)
    await registry.type(processesList, registry.process('2.8.3'), { Status: 'Pausad' })

    await registry.followed.refresh()

    expect(registry.plan.process('2.8.3')?.status).toBe('paused')
    expect(registry.followed.problems()).toEqual([])
    expect(await registry.lists.all(lastGoodRowsList)).toEqual(kept)
  })

  it('leaves a new row out while it is bad, over a restart as well', async () => {
    const registry = await Registry.opened()
    await registry.lists.create(peopleList, { PersonId: 'kim', Name: 'Kim Berg', Administration: 'HR' })
    await registry.followed.refresh()
    registry.now = '2026-03-19T08:00:00.000Z'
    await registry.start()

    expect(registry.plan.person('kim')).toBeUndefined()
    expect(registry.problems()).toEqual([
      ['People', 'Kim Berg', 'Administration', 'HR', 'unknown-administration', false],
    ])
    expect(registry.followed.problems()[0]?.since).toBe(NOON)
  })

  it('tells of problems as they come and go', async () => {
    const registry = await Registry.opened()
    const told: string[] = []
    registry.followed.onProblems((now, before) => told.push(`${before.length} → ${now.length}`))
    await registry.type(peopleList, registry.person('kson-01'), { Roles: 'chef' })
    await registry.followed.refresh()
    await registry.followed.refresh()
    await registry.type(peopleList, registry.person('kson-01'), { Roles: 'gäst' })
    await registry.followed.refresh()

    expect(told).toEqual(['0 → 1', '1 → 0'])
  })

  it('names who wrote a bad row', async () => {
    const registry = await Registry.opened()
    const { id } = await registry.person('kson-01')
    await registry.type(peopleList, registry.person('kson-01'), { Name: '' }, 'entra-bo')

    await registry.followed.refresh()

    expect(registry.followed.problems()).toMatchObject([
      { row: id, editor: 'entra-bo', label: 'Alva Nilsson' },
    ])
    expect(registry.followed.nameOf('People', id)).toBe('Alva Nilsson')
  })
})

describe('a row that is added', () => {
  it('gets an id and counts', async () => {
    const registry = await Registry.opened()
    await registry.lists.create(peopleList, { ...KIM })

    await registry.followed.refresh()

    expect(registry.plan.person('new-1')).toMatchObject({ name: 'Kim Berg', administration: 'soc' })
    expect((await registry.person('new-1')).fields.Name).toBe('Kim Berg')
    expect(registry.followed.problems()).toEqual([])
    expect(registry.changes).toHaveLength(1)
  })

  it('may be referred to in the same go: a new administration with a new process and its leader', async () => {
    const registry = await Registry.opened()
    await registry.lists.create(processesList, {
      Number: '2.9.1',
      Title: 'HR',
      Area: 9,
      Status: 'pågår',
      Lead: 'HR',
      Leader: 'Kim Berg',
    })
    await registry.lists.create(peopleList, { ...KIM, Administration: 'HR', Roles: 'Processledare' })
    await registry.lists.create(administrationsList, { Name: 'HR-avdelningen', ShortName: 'HR' })
    await registry.lists.create(targetAreasList, { Number: 9, Title: 'Medarbetare' })

    await registry.followed.refresh()

    expect(registry.problems()).toEqual([])
    const kim = registry.plan.people.find((p) => p.name === 'Kim Berg')
    expect(registry.plan.process('2.9.1')).toMatchObject({ leader: kim?.id, lead: kim?.administration })
    expect(registry.changes).toHaveLength(1)
  })

  it('that somebody is editing at that moment gets its id the next time', async () => {
    const registry = await Registry.opened()
    await registry.lists.create(peopleList, { ...KIM })
    const update = registry.lists.update.bind(registry.lists)
    registry.lists.update = async () => ({ conflict: 'stale' })
    await registry.followed.refresh()
    expect(registry.plan.people).toHaveLength(seed.people.length)
    expect(registry.followed.problems()).toEqual([])
    registry.lists.update = update

    await registry.followed.refresh()

    expect(registry.plan.people).toHaveLength(seed.people.length + 1)
  })

  it('and is bad gets its id when it is good, so that who wrote it stays known', async () => {
    const registry = await Registry.opened()
    await registry.lists.create(peopleList, { ...KIM, Roles: 'chef' })
    await registry.followed.refresh()
    expect(registry.lists.writes.filter(({ list, fields }) => list === 'People' && fields.PersonId)).toEqual(
      [],
    )
    expect(registry.problems()).toEqual([['People', 'Kim Berg', 'Roles', 'chef', 'unknown-role', false]])
  })
})

describe('an id', () => {
  it('that is changed is a problem, because what has happened refers to it', async () => {
    const registry = await Registry.opened()
    await registry.type(peopleList, registry.person('kson-01'), { PersonId: 'alva' })
    await registry.followed.refresh()
    expect(registry.plan).toMatchObject(seed)
    expect(registry.followed.problems()).toMatchObject([
      { code: 'id-changed', typed: 'alva', others: ['kson-01'] },
    ])
  })

  it('that is emptied is written back', async () => {
    const registry = await Registry.opened()
    await registry.type(peopleList, registry.person('kson-01'), { PersonId: null, Name: 'Alva Ny' })
    await registry.followed.refresh()
    expect(registry.plan.person('kson-01')?.name).toBe('Alva Ny')
    expect((await registry.person('kson-01')).fields.Name).toBe('Alva Ny')
    expect(registry.followed.problems()).toEqual([])
  })

  it('or a sign-in that another row has is a problem of who came later', async () => {
    const registry = await Registry.opened()
    const { fields } = await registry.person('kson-01')
    await registry.type(peopleList, registry.person('soc-01'), { EntraId: fields.EntraId ?? null })
    await registry.followed.refresh()
    expect(registry.plan).toMatchObject(seed)
    expect(registry.followed.problems()).toMatchObject([
      { label: 'Anna Friberg', column: 'EntraId', code: 'doubled', others: ['Alva Nilsson'] },
    ])
  })
})

describe('looks at the lists', () => {
  it('that are asked for at the same time are one after the other, and the newest counts', async () => {
    const registry = await Registry.opened()
    let [looking, most] = [0, 0]
    registry.lists.before = async () => {
      looking += 1
      most = Math.max(most, looking)
      await new Promise(setImmediate)
      looking -= 1
    }
    const first = registry.followed.refresh()
    await new Promise(setImmediate)
    await registry.type(planList, registry.row(planList, 'Name', seed.name), { Name: 'Nytt namn' })
    await Promise.all([first, registry.followed.refresh(), registry.followed.refresh()])

    expect(registry.plan.name).toBe('Nytt namn')
    expect(registry.changes).toHaveLength(1)
    // The five lists are read side by side, but only once at a time.
    expect(most).toBeLessThanOrEqual(6)
  })

  it('that fail leave the plan as it is, and the next one is as if nothing had been', async () => {
    const registry = await Registry.opened()
    const before = registry.plan
    registry.lists.before = async () => {
      throw new StoreFault()
    }
    await expect(registry.followed.refresh()).rejects.toThrow(StoreFault)
    expect(registry.plan).toBe(before)
    registry.lists.before = undefined
    await registry.followed.refresh()
    expect(registry.plan).toBe(before)
  })
})
