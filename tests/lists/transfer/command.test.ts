import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { carriedLists } from '../../../src/all-lists'
import { exportCommand, importCommand } from '../../../src/cli/transfer'
import { openDatabase } from '../../../src/lists/sqlite/open-database'
import { SqliteLists } from '../../../src/lists/sqlite/sqlite-lists'
import { AuditTrail, auditList } from '../../../src/matters/audit'
import { peopleList, readPlan, writePlan } from '../../../src/plan/registry'
import { samplePlan } from '../../../src/plan/sample/sample-plan'
import { memoryLog, START } from '../../support/builders'
import { folders } from './fixtures'

const newFolder = folders()
const plan = samplePlan({})

/** What a terminal shows, and how the command ended. */
async function ran(command: typeof exportCommand, data: string, ...args: readonly string[]) {
  const said: string[] = []
  const complained: string[] = []
  const terminal = {
    say: (line: string) => said.push(line),
    complain: (line: string) => complained.push(line),
    progress: () => undefined,
  }
  const code = await command(args, { SAMSYN_DATA: data }, terminal)
  return { code, said, complained }
}

async function inStore<T>(data: string, work: (lists: SqliteLists) => Promise<T>): Promise<T> {
  const database = openDatabase(join(data, 'samsyn.sqlite'))
  try {
    return await work(new SqliteLists(database, carriedLists))
  } finally {
    database.close()
  }
}

async function filled(): Promise<string> {
  const data = newFolder()
  const entry = { list: 'Minutes', matterId: 'm1', seq: 1, at: START, by: 'alva', event: 'sent', detail: {} }
  await inStore(data, async (lists) => {
    await writePlan(lists, plan)
    await new AuditTrail(lists).append([entry])
  })
  return data
}

describe('export and import from the command line', () => {
  it('say one line a list and the total, and bring the store back', async () => {
    const [source, target, folder] = [await filled(), newFolder(), newFolder()]
    const exported = await ran(exportCommand, source, '--to', folder)
    expect(exported).toMatchObject({ code: 0, complained: [] })
    const words = exported.said.map((line) => line.split(/\s+/))
    expect(words).toContainEqual(['People', String(plan.people.length)])
    expect(words).toContainEqual(['Audit', '1'])
    expect(words.slice(0, carriedLists.length).map(([name]) => name)).toEqual(
      carriedLists.map(({ name }) => name),
    )

    const imported = await ran(importCommand, target, '--from', folder, '--store', 'sqlite')
    expect(imported).toMatchObject({ code: 0, complained: [] })
    expect(imported.said.slice(0, -1)).toEqual(exported.said.slice(0, -1))
    expect(imported.said.at(-1)).toContain('the audit trail holds')
    expect(await inStore(target, (lists) => readPlan(lists, memoryLog()))).toEqual(plan)
  })

  it('end with 1 and one line when they are refused', async () => {
    const [data, folder] = [await filled(), newFolder()]
    mkdirSync(join(folder, 'kvar'), { recursive: true })
    const exported = await ran(exportCommand, data, '--to', folder)
    expect(exported).toMatchObject({ code: 1, said: [] })
    expect(exported.complained).toEqual([expect.stringContaining('Samsyn cannot export: ')])
    expect(readdirSync(folder)).toEqual(['kvar'])

    const imported = await ran(importCommand, data, '--from', folder)
    expect(imported).toMatchObject({ code: 1, complained: [expect.stringContaining('manifest.json')] })
  })

  it('end with 1 while Samsyn runs on the store', async () => {
    const data = await filled()
    await inStore(data, async () => {
      const exported = await ran(exportCommand, data, '--to', newFolder())
      expect(exported).toMatchObject({
        code: 1,
        complained: [expect.stringContaining('a Samsyn is running on it')],
      })
    })
  })

  it('say that an audit trail does not hold', async () => {
    const [source, target, folder] = [await filled(), newFolder(), newFolder()]
    await inStore(source, async (lists) => {
      const [row] = await lists.all(auditList)
      await lists.update(auditList, row?.id ?? '', { By: 'nobody' }, row?.etag ?? '')
    })
    await ran(exportCommand, source, '--to', folder)
    const imported = await ran(importCommand, target, '--from', folder)
    expect(imported).toMatchObject({ code: 1, complained: [expect.stringContaining('place 1')] })
    expect(await inStore(target, (lists) => lists.all(peopleList))).toHaveLength(plan.people.length)
  })

  it.each([
    [[]],
    [['--to']],
    [['--to', '']],
    [['--from', 'x']],
    [['--to', 'x', '--store', 'excel']],
    [['--to', 'x', 'y']],
  ])('end with 2 and the usage when asked for %j', async (args) => {
    const { code, said, complained } = await ran(exportCommand, newFolder(), ...args)
    expect([code, said]).toEqual([2, []])
    expect(complained.at(-1)).toBe('Usage: npm run export -- --to <folder> [--store sqlite|sharepoint]')
  })

  it('of a folder without a store are refused, and make none there', async () => {
    const empty = newFolder()
    const exported = await ran(exportCommand, empty, '--to', join(empty, 'export'), '--store', 'sqlite')
    expect(exported).toMatchObject({
      code: 1,
      complained: [`Samsyn cannot export: There is no store in ${empty}.`],
    })
    expect(existsSync(empty)).toBe(false)
  })
})
