import fc from 'fast-check'
import type { Column } from '../../src/lists/definition'
import { readPlan, writePlan } from '../../src/plan/registry'
import {
  administrationsList,
  peopleList,
  planList,
  processesList,
  registryLists,
  targetAreasList,
} from '../../src/plan/registry-lists'
import { samplePlan } from '../../src/plan/sample/sample-plan'
import { languageWords, statusWords } from '../../src/plan/words'
import { memoryLog } from '../support/builders'
import { memoryLists } from '../support/memory-lists'
import { StoreFault, WatchedLists } from '../support/watched-lists'
import { anyPlan } from './any-plan'

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

  it('whose writing broke off is written to its end the next time', async () => {
    const lists = new WatchedLists(memoryLists(registryLists))
    let left = 9
    lists.before = async () => {
      left -= 1
      lists.failing = left < 0 ? 1 : 0
    }
    await expect(writePlan(lists, data)).rejects.toThrow(StoreFault)
    lists.before = undefined
    lists.failing = 0
    await writePlan(lists, data)
    expect(await readPlan(lists, memoryLog())).toEqual(data)
  })

  it('comes back from its lists as it was written, whatever the plan', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, async (any) => {
        const [lists, log] = [memoryLists(registryLists), memoryLog()]
        await writePlan(lists, any)
        expect(await readPlan(lists, log)).toEqual(any)
        expect(log.lines).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('leaves out a row that does not hold what it should, logs it, and keeps the rest', async () => {
    const { lists, log } = await written()
    const kim = { PersonId: 'x', Name: 'Kim Berg', Administration: 'soc', Roles: 'ambassadör' }
    await lists.create(peopleList, { ...kim, Roles: 'ambassadör; chef' })
    await lists.create(peopleList, { ...kim, PersonId: 'y', Name: '' })
    await lists.create(peopleList, { PersonId: 'z', Administration: 'soc' })
    await lists.create(processesList, {
      Number: '2.9.1',
      Title: 'Ny',
      Area: 8,
      Status: 'klar',
      Lead: 'soc',
      Leader: 'leader-kson',
    })
    await lists.create(administrationsList, { AdministrationId: 'hr', Name: 'HR' })
    await lists.create(targetAreasList, { Number: 9 })

    expect(await readPlan(lists, log)).toEqual(data)
    expect(log.lines.map(({ level, facts }) => ({ level, ...facts, item: '' }))).toEqual([
      { level: 'warn', list: 'Administrations', item: '', column: 'ShortName', code: 'missing' },
      { level: 'warn', list: 'People', item: '', column: 'Roles', code: 'unknown-role' },
      { level: 'warn', list: 'People', item: '', column: 'Name', code: 'missing' },
      { level: 'warn', list: 'People', item: '', column: 'Name', code: 'missing' },
      { level: 'warn', list: 'TargetAreas', item: '', column: 'Title', code: 'missing' },
      { level: 'warn', list: 'Processes', item: '', column: 'Status', code: 'unknown-status' },
    ])
  })

  it('is written in the words that people read', async () => {
    const { lists } = await written()
    const [alva] = await lists.find(peopleList, { column: 'PersonId', equals: 'kson-01' })
    expect(alva?.fields).toMatchObject({ Administration: 'KSON', Roles: 'ambassadör', Language: 'svenska' })
    const [sara] = await lists.find(peopleList, { column: 'PersonId', equals: 'leader-kson' })
    expect(sara?.fields).toMatchObject({ Roles: 'processledare; ambassadör', Language: 'svenska' })
    const [process] = await lists.find(processesList, { column: 'Number', equals: '2.8.3' })
    expect(process?.fields).toMatchObject({
      Status: 'behov av fortsatt processledning',
      Lead: 'Kommunstyrelsekontoret',
      Leader: 'Anders Hagman',
    })
    expect(process?.fields.Participating).toBe(
      'Kommunstyrelsekontoret; KSON; Barn och utbildning; Socialförvaltningen',
    )
  })

  it('offers in its columns the words that it reads', () => {
    const columns = registryLists.flatMap((list) => Object.values<Column>(list.columns))
    expect(columns.filter((column) => !column.title)).toEqual([])
    expect(processesList.columns.Status?.choices?.map(statusWords.read)).not.toContain(undefined)
    expect(peopleList.columns.Language?.choices?.map(languageWords.read)).toEqual(['sv', 'en'])
  })

  it('is read as earlier versions wrote it: codes and ids', async () => {
    const lists = memoryLists(registryLists)
    await lists.createAll(
      administrationsList,
      data.administrations.map((a) => ({ AdministrationId: a.id, Name: a.name, ShortName: a.shortName })),
    )
    await lists.createAll(
      targetAreasList,
      data.targetAreas.map((a) => ({ Number: a.number, Title: a.title })),
    )
    await lists.createAll(
      processesList,
      data.processes.map((p) => ({
        Number: p.number,
        Title: p.title,
        Area: p.area,
        Status: p.status,
        Activities: p.activities.join('\n'),
        DesiredResults: p.desiredResults.join('\n'),
        Lead: p.lead,
        Participating: p.participating.join(';'),
        Leader: p.leader,
        Channel: p.channel ?? null,
      })),
    )
    await lists.createAll(
      peopleList,
      data.people.map((p) => ({
        PersonId: p.id,
        Name: p.name,
        Administration: p.administration,
        Roles: p.roles.join(';'),
        Processes: p.processes.join(';'),
        EntraId: p.entraId ?? null,
        Language: p.language ?? null,
      })),
    )
    await lists.create(planList, { Name: data.name })

    expect(await readPlan(lists, memoryLog())).toEqual(data)
  })

  it.each([
    ['spaces, empty places, a trailing semicolon', ' ambassador ; guest ;', '2.8.3; ;2.8.4', 'soc'],
    ['capitals, lines, the short name', 'AMBASSADÖR;Gäst', '2.8.3\r\n2.8.4', ' socialförvaltningen'],
    ['commas, and a word twice', 'ambassadör, gäst, ambassadör', '2.8.3, 2.8.4,2.8.3', 'SOC '],
  ])('reads what people type: %s', async (_, Roles, Processes, Administration) => {
    const { lists, log } = await written()
    await lists.create(peopleList, { PersonId: 'kim', Name: ' Kim Berg ', Administration, Roles, Processes })

    const plan = await readPlan(lists, log)

    expect(plan?.people.at(-1)).toEqual({
      id: 'kim',
      name: 'Kim Berg',
      administration: 'soc',
      roles: ['ambassador', 'guest'],
      processes: ['2.8.3', '2.8.4'],
    })
  })

  it('takes an administration by its whole name, and a status however its dash and capitals are typed', async () => {
    const { lists, log } = await written()
    await lists.create(processesList, {
      Number: '2.8.6',
      Title: 'Ny process',
      Area: 8,
      Status: 'Slutförd: Övergått i ordinarie verksamhet',
      Activities: 'Första\r\n\r\n Andra ',
      Lead: 'Barn– och utbildningsförvaltningen',
      Participating: 'KSON;Kultur och fritid',
      Leader: 'anders hagman',
    })

    const plan = await readPlan(lists, log)

    expect(log.lines).toEqual([])
    expect(plan?.processes.at(-1)).toEqual({
      number: '2.8.6',
      title: 'Ny process',
      area: 8,
      status: 'completed-moved',
      activities: ['Första', 'Andra'],
      desiredResults: [],
      lead: 'bou',
      participating: ['kson', 'kof'],
      leader: 'leader-kommun',
    })
  })
})
