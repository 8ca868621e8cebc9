import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { ListDefinition } from '../../src/lists/definition'
import { DatabaseUnusable, LAYOUT_VERSION, openDatabase } from '../../src/lists/sqlite/open-database'
import { SqliteLists } from '../../src/lists/sqlite/sqlite-lists'
import { listsContract } from './contract'
import { notes, others } from './contract-lists'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samsyn-lists-'))
  file = join(folder, 'samsyn.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open(path = file, definitions: readonly ListDefinition[] = [notes, others]) {
  const database = openDatabase(path)
  return { database, lists: new SqliteLists(database, definitions), close: () => database.close() }
}

let stores = 0
listsContract('SQLite', async (definitions) => {
  stores += 1
  const { lists, close } = open(join(folder, `contract-${stores}.sqlite`), definitions)
  return { lists, close: async () => close() }
})

/** A file with two items in it, closed. */
async function filled(path = file): Promise<void> {
  const { lists, close } = open(path)
  await lists.createAll(notes, [
    { NoteKey: 'ett', Body: 'Första' },
    { NoteKey: 'två', Open: true },
  ])
  close()
}

/** Everything in the folder, byte for byte. */
function bytes(): string {
  return ['', '-wal', '-journal']
    .map((end) => `${file}${end}`)
    .map((path) => (existsSync(path) ? readFileSync(path).toString('base64') : ''))
    .join('|')
}

function whyUnusable(path = file): string {
  try {
    openDatabase(path).close()
    return 'usable'
  } catch (error) {
    if (error instanceof DatabaseUnusable) {
      expect(error.file).toBe(path)
      return error.code
    }
    throw error
  }
}

describe('a file of lists', () => {
  it('keeps everything over a restart', async () => {
    await filled()
    const { lists, close } = open()
    const items = await lists.all(notes)
    expect(items.map((i) => i.fields.NoteKey)).toEqual(['ett', 'två'])
    expect(await lists.create(notes, { NoteKey: 'ett' })).toMatchObject({ conflict: 'duplicate' })
    expect((await lists.changes(notes)).items).toHaveLength(2)
    close()
  })

  it('keeps what is written when the process ends without closing it', async () => {
    const { lists, close } = open()
    await lists.create(notes, { NoteKey: 'ett' })
    // What a killed process leaves: the file and its log as they are on the disk.
    const copy = join(folder, 'copy.sqlite')
    copyFileSync(file, copy)
    copyFileSync(`${file}-wal`, `${copy}-wal`)
    close()
    const after = open(copy)
    expect(await after.lists.all(notes)).toHaveLength(1)
    after.close()
  })

  it('gives an id only once, also when the item was removed and the process restarted', async () => {
    const first = open()
    const created = await first.lists.create(notes, { NoteKey: 'ett' })
    const item = 'item' in created ? created.item : undefined
    await first.lists.remove(notes, item?.id ?? '', item?.etag ?? '')
    first.close()
    const second = open()
    const again = await second.lists.create(notes, { NoteKey: 'ett' })
    expect('item' in again && again.item.id).not.toBe(item?.id)
    second.close()
  })

  it('of an earlier version takes on new columns and new lists, and keeps what it had', async () => {
    const { NoteKey, Title } = notes.columns
    const old: ListDefinition = { ...notes, columns: NoteKey && Title ? { NoteKey, Title } : {} }
    const before = open(file, [old])
    await before.lists.create(old, { NoteKey: 'ett', Title: 'Gammal' })
    before.close()
    const { lists, close } = open()
    const [item] = await lists.find(notes, { column: 'NoteKey', equals: 'ett' })
    expect(item?.fields).toMatchObject({ Title: 'Gammal', Open: null, Group: null })
    expect(
      await lists.update(notes, item?.id ?? '', { Group: 'röd', Code: 7 }, item?.etag ?? ''),
    ).toHaveProperty('item')
    expect(await lists.find(notes, { column: 'Group', equals: 'röd' })).toHaveLength(1)
    expect(await lists.create(notes, { NoteKey: 'två', Code: 7 })).toMatchObject({ column: 'Code' })
    close()
  })

  it('is on the disk when the promise resolves: full synchronisation, write-ahead log', () => {
    const { database, close } = open()
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    close()
  })
})

describe('a file that cannot be used is named and left untouched', () => {
  async function untouched(expected: string): Promise<void> {
    const before = bytes()
    expect(whyUnusable()).toBe(expected)
    expect(bytes() === before).toBe(true)
  }

  it('locked by another server in this process', async () => {
    const first = open()
    await untouched('locked')
    expect(await first.lists.create(notes, { NoteKey: 'still works' })).toHaveProperty('item')
    first.close()
    expect(whyUnusable()).toBe('usable')
  })

  it('locked by another process', async () => {
    await filled()
    const script = `const { DatabaseSync } = require('node:sqlite'); const db = new DatabaseSync(process.argv[1]);
      db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE'); console.log('ready'); process.stdin.resume()
      process.stdin.on('end', () => process.exit(0))`
    const child = spawn(process.execPath, ['-e', script, file], { stdio: ['pipe', 'pipe', 'ignore'] })
    const ended = new Promise((resolve) => child.on('exit', resolve))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await untouched('locked')
    child.stdin.end()
    await ended
    expect(whyUnusable()).toBe('usable')
  })

  it('read-only', async () => {
    await filled()
    const { chmodSync } = await import('node:fs')
    chmodSync(file, 0o444)
    chmodSync(folder, 0o555)
    const asNobody = process.getuid?.() === 0
    const before = bytes()
    try {
      // Root may write to anything: the test takes the part of somebody who may not.
      if (asNobody) process.seteuid?.(65_534)
      expect(whyUnusable()).toBe('read-only')
    } finally {
      if (asNobody) process.seteuid?.(0)
      chmodSync(folder, 0o755)
    }
    expect(bytes() === before).toBe(true)
  })

  it('in a folder where it cannot be made', () => {
    writeFileSync(join(folder, 'file'), 'not a folder')
    expect(whyUnusable(join(folder, 'file', 'samsyn.sqlite'))).toBe('unreachable')
    expect(whyUnusable(folder)).toBe('unreachable')
  })

  it('from a newer version', async () => {
    await filled()
    const database = new DatabaseSync(file)
    database.exec(`PRAGMA user_version = ${LAYOUT_VERSION + 1}`)
    database.close()
    await untouched('newer')
  })

  it('from a newer version that was killed, with its log beside it', async () => {
    const other = new DatabaseSync(join(folder, 'other.sqlite'))
    other.exec('PRAGMA journal_mode = WAL; PRAGMA application_id = 0x53616d73; CREATE TABLE t (a)')
    other.exec(`PRAGMA user_version = ${LAYOUT_VERSION + 1}; INSERT INTO t VALUES (1)`)
    copyFileSync(join(folder, 'other.sqlite'), file)
    copyFileSync(join(folder, 'other.sqlite-wal'), `${file}-wal`)
    other.close()
    await untouched('newer')
  })

  it('of another program', async () => {
    const database = new DatabaseSync(file)
    database.exec('CREATE TABLE bookkeeping (amount INTEGER); INSERT INTO bookkeeping VALUES (100)')
    database.close()
    await untouched('foreign')
  })

  it('that is no database', async () => {
    writeFileSync(file, 'Det här är ett brev, inte en databas. '.repeat(200))
    await untouched('damaged')
  })

  it('damaged: in its head, in the middle, or cut off', async () => {
    await filled()
    const whole = readFileSync(file)
    const damages: Record<string, (b: Buffer) => Buffer> = {
      head: (b) => b.fill(0x5a, 0, 64),
      middle: (b) => b.fill(0x5a, 4096, 4096 * 3),
      'cut off': (b) => b.subarray(0, Math.floor(b.length / 2)),
    }
    for (const [what, damage] of Object.entries(damages)) {
      writeFileSync(file, damage(Buffer.from(whole)))
      const before = bytes()
      expect([what, whyUnusable()]).toEqual([what, 'damaged'])
      expect([what, bytes() === before]).toEqual([what, true])
    }
  })
})

describe('a full disk', () => {
  it('fails the write, keeps what was there whole, and lets later writes through', async () => {
    const { database, lists, close } = open()
    await lists.create(notes, { NoteKey: 'before', Body: 'Hel' })
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number }
    database.exec(`PRAGMA max_page_count = ${pages + 2}`)
    const large = 'å'.repeat(60_000)
    await expect(lists.create(notes, { NoteKey: 'large', Body: large })).rejects.toThrow(/full/)
    await expect(
      lists.createAll(notes, [{ NoteKey: 'small' }, { NoteKey: 'large', Body: large }]),
    ).rejects.toThrow(/full/)
    expect((await lists.all(notes)).map((i) => i.fields.NoteKey)).toEqual(['before'])
    const [item] = await lists.all(notes)
    await expect(lists.update(notes, item?.id ?? '', { Body: large }, item?.etag ?? '')).rejects.toThrow(
      /full/,
    )
    expect(await lists.read(notes, item?.id ?? '')).toEqual(item)
    database.exec('PRAGMA max_page_count = 1000000')
    expect(await lists.create(notes, { NoteKey: 'large', Body: large })).toHaveProperty('item')
    close()
    const again = open()
    expect((await again.lists.all(notes)).map((i) => i.fields.NoteKey)).toEqual(['before', 'large'])
    again.close()
  })
})
