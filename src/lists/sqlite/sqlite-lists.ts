import type { DatabaseSync } from 'node:sqlite'
import { storable } from '../check-fields'
import type { ListDefinition } from '../definition'
import type { Changes, CreatedAll, Fields, Item, Lists, Query, Written } from '../port'
import { type Row, SqliteTables, table, toItem, toSql } from './sqlite-tables'

/**
 * Lists in one SQLite file. Every write is a transaction of its own, on the disk when its promise resolves
 * (WAL, `synchronous=FULL`).
 */
export class SqliteLists implements Lists {
  readonly #tables: SqliteTables

  constructor(db: DatabaseSync, lists: readonly ListDefinition[]) {
    this.#tables = new SqliteTables(db, lists, 'original')
  }

  async read(list: ListDefinition, id: string): Promise<Item | undefined> {
    return this.#tables.read(list, id)
  }

  async find(list: ListDefinition, query: Query): Promise<readonly Item[]> {
    return this.#tables.find(list, query)
  }

  /** There is no copy that could be behind. */
  async refresh(): Promise<void> {}

  async all(list: ListDefinition): Promise<readonly Item[]> {
    return this.#tables.all(list)
  }

  async create(list: ListDefinition, fields: Fields): Promise<Written> {
    const created = await this.createAll(list, [fields])
    const item = 'items' in created ? created.items[0] : undefined
    return item ? { item } : (created as Extract<CreatedAll, { conflict: string }>)
  }

  async createAll(list: ListDefinition, given: readonly Fields[]): Promise<CreatedAll> {
    const all = given.map((fields) => storable(list, fields))
    const names = Object.keys(list.columns)
    const columns = ['etag', 'changed', ...names].map((name) => `"${name}"`).join(', ')
    const marks = ['1', '?', ...names.map(() => '?')].join(', ')
    const insert = this.#tables.prepare(
      `INSERT INTO ${table(list)} (${columns}) VALUES (${marks}) RETURNING *`,
    )
    return this.#write(list, (changed) => ({
      items: all.map((fields) => {
        const values = names.map((name) => toSql(fields[name] ?? null))
        return toItem(list, insert.get(changed, ...values) as Row)
      }),
    }))
  }

  async update(list: ListDefinition, id: string, given: Fields, etag: string): Promise<Written> {
    const fields = storable(list, given)
    const names = Object.keys(fields)
    const sets = ['etag = etag + 1', 'changed = ?', ...names.map((name) => `"${name}" = ?`)].join(', ')
    const update = this.#tables.prepare(
      `UPDATE ${table(list)} SET ${sets} WHERE id = ? AND etag = ? AND deleted = 0 RETURNING *`,
    )
    return this.#write(list, (changed): Written => {
      const values = names.map((name) => toSql(fields[name] ?? null))
      const row = update.get(changed, ...values, Number(id), Number(etag)) as Row | undefined
      return row ? { item: toItem(list, row) } : { conflict: this.#tables.read(list, id) ? 'stale' : 'gone' }
    })
  }

  async remove(list: ListDefinition, id: string, etag: string) {
    const blanks = Object.keys(list.columns).map((name) => `, "${name}" = NULL`)
    const remove = this.#tables.prepare(
      `UPDATE ${table(list)} SET deleted = 1, changed = ?${blanks.join('')} WHERE id = ? AND etag = ? AND deleted = 0`,
    )
    return this.#tables.transaction(list, (changed) => {
      if (remove.run(changed, Number(id), Number(etag)).changes === 1) return { removed: true } as const
      return { conflict: this.#tables.read(list, id) ? 'stale' : 'gone' } as const
    })
  }

  async changes(list: ListDefinition, token?: string): Promise<Changes> {
    return this.#tables.changes(list, token)
  }

  /** A transaction in which a unique violation undoes everything and is answered as a conflict. */
  #write<T>(
    list: ListDefinition,
    write: (changed: number) => T,
  ): T | { conflict: 'duplicate'; column: string } {
    try {
      return this.#tables.transaction(list, write)
    } catch (error) {
      const column = duplicateColumn(error)
      if (column === undefined) throw error
      return { conflict: 'duplicate', column }
    }
  }
}

function duplicateColumn(error: unknown): string | undefined {
  const { message } = error as { message?: unknown }
  return /UNIQUE constraint failed: list_\w+\.(\w+)/.exec(String(message))?.[1]
}
