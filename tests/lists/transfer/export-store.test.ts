import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ListDefinition } from '../../../src/lists/definition'
import { exportStore } from '../../../src/lists/transfer/export-store'
import { memoryLists } from '../../support/memory-lists'
import { WatchedLists } from '../../support/watched-lists'
import { notes, others } from '../contract-lists'
import { EXPORTED_AT, everyKind, filesIn, folders, readManifestOf, refusal } from './fixtures'

const newFolder = folders()
const both: readonly ListDefinition[] = [notes, others]

async function filled() {
  const lists = memoryLists(both)
  await lists.createAll(notes, everyKind)
  return lists
}

describe('an export', () => {
  it('is a file of JSON lines for each list, and a manifest that counts them', async () => {
    const folder = newFolder()
    const manifest = await exportStore(await filled(), both, folder, EXPORTED_AT)
    const files = filesIn(folder)
    expect(Object.keys(files)).toEqual(['ContractNotes.jsonl', 'ContractOthers.jsonl', 'manifest.json'])
    const text = files['ContractNotes.jsonl'] ?? ''
    expect(text.endsWith('\n')).toBe(true)
    const lines = text.slice(0, -1).split('\n')
    expect(lines.map((line) => JSON.parse(line).NoteKey)).toEqual(everyKind.map((row) => row.NoteKey))
    expect(lines[1]).toBe('{"NoteKey":"b","Title":"","Size":0,"Open":false}')
    expect(files['ContractOthers.jsonl']).toBe('')
    expect(readManifestOf(folder)).toEqual(manifest)
    expect(manifest).toMatchObject({ format: 1, at: EXPORTED_AT })
    expect(manifest.lists[0]).toEqual({
      name: 'ContractNotes',
      title: 'Anteckningar (prov)',
      count: everyKind.length,
      sha256: createHash('sha256').update(text).digest('hex'),
      columns: {
        NoteKey: 'text',
        Title: 'text',
        Group: 'text',
        Size: 'number',
        Code: 'number',
        Due: 'dateTime',
        Open: 'boolean',
        Body: 'longText',
      },
    })
  })

  it('of the same content is the same, byte for byte', async () => {
    const [one, two] = [newFolder(), newFolder()]
    await exportStore(await filled(), both, one, EXPORTED_AT)
    await exportStore(await filled(), both, two, EXPORTED_AT)
    expect(filesIn(one)).toEqual(filesIn(two))
  })

  it('can be read by its owner only', async () => {
    const folder = newFolder()
    mkdirSync(folder, { mode: 0o755 })
    await exportStore(await filled(), both, folder, EXPORTED_AT)
    const rights = (path: string) => statSync(path).mode & 0o777
    expect(rights(folder)).toBe(0o700)
    expect(readdirSync(folder).map((name) => rights(join(folder, name)))).toEqual([0o600, 0o600, 0o600])
  })

  it('into a folder that holds something is refused, and leaves it as it was', async () => {
    const folder = newFolder()
    mkdirSync(folder)
    writeFileSync(join(folder, 'semester.txt'), 'Bilder')
    const { code, message } = await refusal(exportStore(await filled(), both, folder, EXPORTED_AT))
    expect(code).toBe('target-not-empty')
    expect(message).toContain('semester.txt')
    expect(filesIn(folder)).toEqual({ 'semester.txt': 'Bilder' })
  })

  it('of a store that is written to meanwhile has no manifest', async () => {
    const inner = await filled()
    const lists = new WatchedLists(inner)
    let reads = 0
    lists.before = async () => {
      reads += 1
      if (reads === both.length) await inner.create(notes, { NoteKey: 'sen' })
    }
    const folder = newFolder()
    expect((await refusal(exportStore(lists, both, folder, EXPORTED_AT))).code).toBe('changed-meanwhile')
    expect(readdirSync(folder)).not.toContain('manifest.json')
  })
})
