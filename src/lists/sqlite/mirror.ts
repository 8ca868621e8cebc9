import { DatabaseSync } from 'node:sqlite'
import type { ListDefinition } from '../definition'
import type { Changes, FieldValue, Item, Query } from '../port'
import { SqliteTables, table, toSql } from './sqlite-tables'

/**
 * A local copy of lists that are elsewhere, begun anew with each start of the server. It answers what a store is asked,
 * and changes only by what it is told. Not durable, and need not be.
 */
export class Mirror {
  readonly #db: DatabaseSync
  readonly #tables: SqliteTables

  constructor(lists: readonly ListDefinition[]) {
    // Without a name SQLite keeps a database in a file that nobody else can open and that goes when it is closed.
    this.#db = new DatabaseSync('')
    this.#db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536')
    this.#db.exec('CREATE TABLE lists (name TEXT PRIMARY KEY, changed INTEGER NOT NULL)')
    this.#tables = new SqliteTables(this.#db, lists, 'mirror')
  }

  read(list: ListDefinition, id: string): Item | undefined {
    return this.#tables.read(list, id)
  }

  find(list: ListDefinition, query: Query): readonly Item[] {
    return this.#tables.find(list, query)
  }

  all(list: ListDefinition): readonly Item[] {
    return this.#tables.all(list)
  }

  changes(list: ListDefinition, token?: string): Changes {
    return this.#tables.changes(list, token)
  }

  /** Ids of every item of the list that is there. */
  ids(list: ListDefinition): readonly string[] {
    const rows = this.#tables.prepare(`SELECT id FROM ${table(list)} WHERE deleted = 0 ORDER BY id`).all()
    return rows.map((row) => String(row.id))
  }

  /** Takes items over as they are elsewhere. */
  put(list: ListDefinition, items: readonly Item[]): void {
    if (items.length === 0) return
    const names = Object.keys(list.columns)
    const columns = ['id', 'etag', 'editor', 'changed', ...names].map((name) => `"${name}"`).join(', ')
    const marks = ['?', '?', '?', '?', ...names.map(() => '?')].join(', ')
    const put = this.#tables.prepare(`INSERT OR REPLACE INTO ${table(list)} (${columns}) VALUES (${marks})`)
    this.#tables.transaction(list, (changed) => {
      for (const { id, etag, editor, fields } of items) {
        const values = names.map((name) => toSql((fields[name] ?? null) as FieldValue))
        put.run(Number(id), etag, editor ?? null, changed, ...values)
      }
    })
  }

  /** Forgets items that are no longer there. */
  remove(list: ListDefinition, ids: readonly string[]): void {
    if (ids.length === 0) return
    const blanks = Object.keys(list.columns).map((name) => `, "${name}" = NULL`)
    const remove = this.#tables.prepare(
      `UPDATE ${table(list)} SET deleted = 1, changed = ?${blanks.join('')} WHERE id = ? AND deleted = 0`,
    )
    this.#tables.transaction(list, (changed) => {
      for (const id of ids) remove.run(changed, Number(id))
    })
  }

  close(): void {
    this.#db.close()
  }
}
