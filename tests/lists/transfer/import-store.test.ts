import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allLists } from '../../../src/all-lists'
import type { ListDefinition } from '../../../src/lists/definition'
import type { Fields } from '../../../src/lists/port'
import { exportStore } from '../../../src/lists/transfer/export-store'
import { importStore } from '../../../src/lists/transfer/import-store'
import { fileOf } from '../../../src/lists/transfer/manifest'
import { readPlan, writePlan } from '../../../src/plan/registry'
import { samplePlan } from '../../../src/plan/sample/sample-plan'
import { memoryLog } from '../../support/builders'
import { memoryLists } from '../../support/memory-lists'
import { WatchedLists } from '../../support/watched-lists'
import { notes, others } from '../contract-lists'
import {
  contents,
  EXPORTED_AT,
  everyKind,
  folders,
  forge,
  readManifestOf,
  refusal,
  writeManifest,
} from './fixtures'

const newFolder = folders()
const both: readonly ListDefinition[] = [notes, others]

async function exported(rows: readonly Fields[] = everyKind): Promise<string> {
  const lists = memoryLists(both)
  await lists.createAll(notes, rows)
  const folder = newFolder()
  await exportStore(lists, both, folder, EXPORTED_AT)
  return folder
}

/** Imports into an empty store; why it was refused, and that nothing was written. */
async function refused(folder: string, definitions: readonly ListDefinition[] = both) {
  const target = new WatchedLists(memoryLists(definitions))
  const why = await refusal(importStore(target, definitions, folder))
  expect(target.writes).toEqual([])
  return why
}

function changeNotes(folder: string, change: object): void {
  const manifest = readManifestOf(folder)
  const lists = manifest.lists.map((entry) => (entry.name === notes.name ? { ...entry, ...change } : entry))
  writeManifest(folder, { ...manifest, lists })
}

describe('a folder that is no whole export is refused before anything is written:', () => {
  it('without a manifest, or one that is not there at all', async () => {
    const folder = await exported()
    rmSync(join(folder, 'manifest.json'))
    expect((await refused(folder)).code).toBe('no-manifest')
    expect((await refused(newFolder())).code).toBe('no-manifest')
  })

  it.each([
    ['cut off', '{"format": 1, "lis'],
    ['of something else', '{"name": "samsyn", "version": "0.1.0"}'],
    [
      'without counts',
      '{"format": 1, "at": "2026-04-01T08:00:00.000Z", "lists": [{"name": "ContractNotes"}]}',
    ],
  ])('with a manifest %s', async (_, text) => {
    const folder = await exported()
    writeFileSync(join(folder, 'manifest.json'), text)
    expect((await refused(folder)).code).toBe('manifest-unreadable')
  })

  it('with a list that its manifest names twice', async () => {
    const folder = await exported()
    const manifest = readManifestOf(folder)
    writeManifest(folder, { ...manifest, lists: [...manifest.lists, ...manifest.lists] })
    expect((await refused(folder)).code).toBe('manifest-unreadable')
  })

  it('of a newer format', async () => {
    const folder = await exported()
    writeManifest(folder, { format: 2, shards: [] })
    expect((await refused(folder)).code).toBe('newer-format')
  })

  it('with a file that is missing', async () => {
    const folder = await exported()
    rmSync(fileOf(folder, notes))
    expect((await refused(folder)).code).toBe('file-missing')
  })

  it('with a file in which one letter was changed, or whose last row is gone', async () => {
    const folder = await exported()
    const file = fileOf(folder, notes)
    const text = readFileSync(file, 'utf8')
    for (const changed of [text.replace('röd', 'rod'), text.slice(0, text.lastIndexOf('{')), '']) {
      writeFileSync(file, changed)
      expect((await refused(folder)).code).toBe('file-changed')
    }
  })

  it('with another count than the manifest says', async () => {
    const folder = await exported()
    changeNotes(folder, { count: everyKind.length + 1 })
    expect((await refused(folder)).code).toBe('count-differs')
  })

  it.each<[string, string, string]>([
    ['a line that is no JSON', 'NoteKey: x', 'row-unreadable'],
    ['an empty line', '', 'row-unreadable'],
    ['a line that is no row', '["x"]', 'row-unreadable'],
    ['a column that nobody knows', '{"NoteKey":"x","Colour":"röd"}', 'unknown-column'],
    ['a column that every object has', '{"NoteKey":"x","constructor":"röd"}', 'unknown-column'],
    ['a column that is the prototype', '{"NoteKey":"x","__proto__":"röd"}', 'unknown-column'],
    ['a value of another kind', '{"NoteKey":"x","Size":"12"}', 'row-does-not-fit'],
    ['a value within a value', '{"NoteKey":"x","Size":{"n":12}}', 'row-does-not-fit'],
    ['a text that is too long', `{"NoteKey":"${'x'.repeat(256)}"}`, 'row-does-not-fit'],
    ['a unique value that is there twice', '{"NoteKey":"a/1"}', 'duplicate-value'],
  ])('with %s, though the hashes are right', async (_, line, code) => {
    const folder = await exported()
    await forge(folder, notes, (text) => `${text}${line}\n`)
    const why = await refused(folder)
    expect(why.code).toBe(code)
    expect(why.message).toContain('Row 5 of ContractNotes.jsonl')
  })

  it('with bytes that are no UTF-8', async () => {
    const folder = await exported([{ NoteKey: 'x' }])
    await forge(folder, notes, () => Buffer.from('{"NoteKey":"å"}\n', 'latin1'))
    expect((await refused(folder)).code).toBe('row-unreadable')
  })
})

describe('an export of another version', () => {
  it('that is newer is refused for the list or column that is not known', async () => {
    const folder = await exported()
    const list = await refused(folder, [notes])
    expect([list.code, list.message.includes('ContractOthers')]).toEqual(['unknown-list', true])
    const { Body: _, ...columns } = notes.columns
    const column = await refused(folder, [{ ...notes, columns }, others])
    expect([column.code, column.message.includes('Body')]).toEqual(['unknown-column', true])
  })

  it('in which a column is of another kind is refused', async () => {
    const changed: ListDefinition = { ...notes, columns: { ...notes.columns, Size: { kind: 'text' } } }
    expect((await refused(await exported(), [changed, others])).code).toBe('other-kind')
  })

  it('that is older leaves empty what it lacks', async () => {
    const folder = await exported()
    const newer: ListDefinition = { ...notes, columns: { ...notes.columns, Colour: { kind: 'text' } } }
    const added: ListDefinition = { ...others, name: 'ContractAdded', title: 'Tillagt (prov)' }
    const target = memoryLists([newer, others, added])
    const report = await importStore(target, [newer, others, added], folder)
    expect(report).toMatchObject({ same: true, schema: 'older' })
    expect(report.lists.at(-1)).toMatchObject({ name: 'ContractAdded', count: 0, written: 0, same: true })
    expect((await target.all(newer)).map(({ fields }) => fields.Colour)).toEqual(everyKind.map(() => null))
  })
})

describe('an import', () => {
  it('tells how far it has come', async () => {
    const rows = Array.from({ length: 250 }, (_, i) => ({ NoteKey: `n${i}` }))
    const told: string[] = []
    await importStore(memoryLists(both), both, await exported(rows), ({ name }, done, total) => {
      told.push(`${name} ${done}/${total}`)
    })
    expect(told).toEqual([
      'ContractOthers 0/0',
      'ContractNotes 100/250',
      'ContractNotes 200/250',
      'ContractNotes 250/250',
    ])
  })

  it('writes long rows a few at a time', async () => {
    const Body = 'å'.repeat(60_000)
    const rows = Array.from({ length: 40 }, (_, i) => ({ NoteKey: `n${i}`, Body }))
    const target = new WatchedLists(memoryLists(both))
    expect(await importStore(target, both, await exported(rows))).toMatchObject({ same: true })
    expect(target.writes).toHaveLength(3)
  })

  it('says when the store does not give back what it was given', async () => {
    const target = memoryLists(both)
    const forgetful = new Proxy(target, {
      get: (lists, name) =>
        name === 'createAll'
          ? (list: ListDefinition, rows: readonly Fields[]) =>
              lists.createAll(
                list,
                rows.map((row) => ({ ...row, Title: null })),
              )
          : Reflect.get(lists, name).bind(lists),
    })
    const report = await importStore(forgetful, both, await exported())
    expect(report.same).toBe(false)
    expect(report.lists.map(({ same }) => same)).toEqual([false, true])
  })

  it('into which somebody else writes is stopped, and the row is not doubled', async () => {
    const target = new WatchedLists(memoryLists(both))
    const folder = await exported()
    target.before = async () => {
      if (target.writes.length === 1) await target.create(notes, { NoteKey: 'b' })
    }
    const { code, message } = await refusal(importStore(target, both, folder))
    expect([code, message.includes('NoteKey')]).toEqual(['row-in-the-way', true])
    expect(await contents(target)).toHaveLength(1)
  })

  it('of the whole product brings the plan back, and writes its own row last of all', async () => {
    const source = memoryLists(allLists)
    const plan = samplePlan({ '2.8.3': '19:abc@thread.tacv2' })
    await writePlan(source, plan)
    const folder = newFolder()
    await exportStore(source, allLists, folder, EXPORTED_AT)
    const target = new WatchedLists(memoryLists(allLists))
    expect(await importStore(target, allLists, folder)).toMatchObject({ same: true })
    expect(await readPlan(target, memoryLog())).toEqual(plan)
    expect(target.writes.at(-1)?.list).toBe('Plans')
    expect(target.writes.filter(({ list }) => list === 'Plans')).toHaveLength(1)
  })
})
