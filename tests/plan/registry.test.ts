import {
  administrationsList,
  peopleList,
  processesList,
  readPlan,
  registryLists,
  targetAreasList,
  writePlan,
} from '../../src/plan/registry'
import { samplePlan } from '../../src/plan/sample/sample-plan'
import { memoryLog } from '../support/builders'
import { memoryLists } from '../support/memory-lists'
import { StoreFault, WatchedLists } from '../support/watched-lists'

const data = samplePlan({ '2.8.3': '19:abc@thread.tacv2' })

async function written() {
  const lists = memoryLists(registryLists)
  await writePlan(lists, data)
  return { lists, log: memoryLog() }
}

describe('the registry', () => {
  it('that is empty is no plan', async () => {
    expect(await readPlan(memoryLists(registryLists), memoryLog())).toBeUndefined()
  })

  it('comes back from its lists as it was written', async () => {
    const { lists, log } = await written()
    expect(await readPlan(lists, log)).toEqual(data)
    expect(log.lines).toEqual([])
  })

  it('that was written half is not taken for a plan', async () => {
    const lists = new WatchedLists(memoryLists(registryLists))
    for (let whole = 0; whole < 5; whole++) {
      const fresh = new WatchedLists(memoryLists(registryLists))
      let left = whole
      fresh.before = async () => {
        left -= 1
        fresh.failing = left < 0 ? 1 : 0
      }
      await expect(writePlan(fresh, data)).rejects.toThrow(StoreFault)
      fresh.before = undefined
      expect(await readPlan(fresh, memoryLog())).toBeUndefined()
    }
    expect(lists.writes).toEqual([])
  })

  it('leaves out a row that does not hold what it should, logs it, and keeps the rest', async () => {
    const { lists, log } = await written()
    await lists.create(peopleList, {
      PersonId: 'x',
      Name: 'Kim Berg',
      Administration: 'soc',
      Roles: 'ambassadör',
    })
    await lists.create(peopleList, { PersonId: 'y', Name: '', Administration: 'soc', Roles: 'ambassador' })
    await lists.create(peopleList, { PersonId: 'z', Administration: 'soc' })
    await lists.create(processesList, {
      Number: '2.9.1',
      Title: 'Ny',
      Area: 9,
      Status: 'klar',
      Lead: 'soc',
      Leader: 'x',
    })
    await lists.create(administrationsList, { AdministrationId: 'hr', Name: 'HR' })
    await lists.create(targetAreasList, { Number: 9 })
    expect(await readPlan(lists, log)).toEqual(data)
    expect(log.lines.map((l) => [l.level, (l.facts as { list: string }).list])).toEqual(
      expect.arrayContaining([
        ['warn', 'People'],
        ['warn', 'Processes'],
        ['warn', 'Administrations'],
        ['warn', 'TargetAreas'],
      ]),
    )
    expect(log.lines).toHaveLength(6)
  })

  it('reads what people type: spaces, empty places, a trailing semicolon', async () => {
    const { lists, log } = await written()
    await lists.create(peopleList, {
      PersonId: 'kim',
      Name: 'Kim Berg',
      Administration: 'soc',
      Roles: ' ambassador ; guest ;',
      Processes: '2.8.3; ;2.8.4',
    })
    const plan = await readPlan(lists, log)
    expect(plan?.people.at(-1)).toEqual({
      id: 'kim',
      name: 'Kim Berg',
      administration: 'soc',
      roles: ['ambassador', 'guest'],
      processes: ['2.8.3', '2.8.4'],
    })
  })
})
