import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Version of how the SQLite file is laid out; a file from a newer one is not touched. */
export const LAYOUT_VERSION = 1
/** Marks the file as ours, so that another program's database is never written to. */
const APPLICATION_ID = 0x53616d73

/** Why the file cannot be used. `code` is stable and has a sentence for whoever starts the server. */
export class DatabaseUnusable extends Error {
  readonly code: 'locked' | 'read-only' | 'newer' | 'damaged' | 'foreign' | 'unreachable'
  readonly file: string
  constructor(code: DatabaseUnusable['code'], file: string, cause?: unknown) {
    super(`The database ${file} cannot be used: ${code}`, { cause })
    this.code = code
    this.file = file
  }
}

/**
 * Opens the file for this process alone, durable in WAL mode. Looks before it writes: a file that is locked, read-only,
 * damaged, from a newer version or not ours is left untouched and named in a `DatabaseUnusable`.
 */
export function openDatabase(file: string): DatabaseSync {
  let db: DatabaseSync | undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    if (existsSync(file)) look(file)
    db = new DatabaseSync(file)
    prepare(db)
    return db
  } catch (error) {
    db?.close()
    throw error instanceof DatabaseUnusable ? error : new DatabaseUnusable(codeOf(error), file, error)
  }
}

/** Reads what kind of file it is. A handle that may write would move a log that lies beside the file into it when closed. */
function look(file: string): void {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    db.exec('PRAGMA busy_timeout = 0')
    const isNew = pragma(db, 'schema_version') === 0
    if (!isNew && pragma(db, 'application_id') !== APPLICATION_ID) throw new DatabaseUnusable('foreign', file)
    if (pragma(db, 'user_version') > LAYOUT_VERSION) throw new DatabaseUnusable('newer', file)
    if (!isNew && db.prepare('PRAGMA quick_check(1)').get()?.quick_check !== 'ok') {
      throw new DatabaseUnusable('damaged', file)
    }
  } finally {
    db.close()
  }
}

function prepare(db: DatabaseSync): void {
  db.exec('PRAGMA busy_timeout = 0')
  // Exclusive locking keeps a second server away from the file, and needs no shared memory.
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  db.exec('BEGIN IMMEDIATE')
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${LAYOUT_VERSION}`)
  db.exec('CREATE TABLE IF NOT EXISTS lists (name TEXT PRIMARY KEY, changed INTEGER NOT NULL)')
  db.exec('COMMIT')
}

function pragma(db: DatabaseSync, name: string): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name])
}

function codeOf(error: unknown): DatabaseUnusable['code'] {
  const primary = Number((error as { errcode?: number }).errcode) & 0xff
  if (primary === 5 || primary === 6) return 'locked'
  if (primary === 8) return 'read-only'
  if (primary === 11 || primary === 26) return 'damaged'
  return 'unreachable'
}
