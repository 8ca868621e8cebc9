import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { checkFields, checkQuery } from '../check-fields'
import type { Column, ColumnKind, ListDefinition } from '../definition'
import type { Changes, CreatedAll, Fields, FieldValue, Item, Lists, Query, Written } from '../port'

const SQL_TYPE: Record<ColumnKind, string> = {
  text: 'TEXT',
  longText: 'TEXT',
  number: 'REAL',
  dateTime: 'TEXT',
  boolean: 'INTEGER',
}

interface Row {
  readonly id: number
  readonly etag: number
  readonly [column: string]: SQLInputValue
}

/**
 * Lists in one SQLite file. Every write is a transaction of its own, on the disk when its promise resolves
 * (WAL, `synchronous=FULL`). A table keeps its deleted rows as markers, so that `changes` can tell of them.
 */
export class SqliteLists implements Lists {
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(db: DatabaseSync, lists: readonly ListDefinition[]) {
    this.#db = db
    for (const list of lists) this.#createTable(list)
  }

  async read(list: ListDefinition, id: string): Promise<Item | undefined> {
    const row = this.#row(list, id)
    return row && toItem(list, row)
  }

  async find(list: ListDefinition, query: Query): Promise<readonly Item[]> {
    checkQuery(list, query)
    const conditions: string[] = []
    const values: SQLInputValue[] = []
    const add = (operator: string, value: FieldValue | undefined) => {
      if (value === undefined) return
      conditions.push(`"${query.column}" ${operator} ?`)
      values.push(toSql(value))
    }
    if ('equals' in query) add('=', query.equals)
    else {
      add('>=', query.from)
      add('<=', query.to)
    }
    const where = ['deleted = 0', ...conditions].join(' AND ')
    const rows = this.#prepare(`SELECT * FROM ${table(list)} WHERE ${where} ORDER BY id`).all(...values)
    return (rows as Row[]).map((row) => toItem(list, row))
  }

  async all(list: ListDefinition): Promise<readonly Item[]> {
    const rows = this.#prepare(`SELECT * FROM ${table(list)} WHERE deleted = 0 ORDER BY id`).all()
    return (rows as Row[]).map((row) => toItem(list, row))
  }

  async create(list: ListDefinition, fields: Fields): Promise<Written> {
    const created = await this.createAll(list, [fields])
    const item = 'items' in created ? created.items[0] : undefined
    return item ? { item } : (created as Extract<CreatedAll, { conflict: string }>)
  }

  async createAll(list: ListDefinition, all: readonly Fields[]): Promise<CreatedAll> {
    for (const fields of all) checkFields(list, fields)
    const names = Object.keys(list.columns)
    const columns = ['etag', 'changed', ...names].map((name) => `"${name}"`).join(', ')
    const marks = ['1', '?', ...names.map(() => '?')].join(', ')
    const insert = this.#prepare(`INSERT INTO ${table(list)} (${columns}) VALUES (${marks}) RETURNING *`)
    return this.#write(list, (changed) => ({
      items: all.map((fields) => {
        const values = names.map((name) => toSql(fields[name] ?? null))
        return toItem(list, insert.get(changed, ...values) as Row)
      }),
    }))
  }

  async update(list: ListDefinition, id: string, fields: Fields, etag: string): Promise<Written> {
    checkFields(list, fields)
    const names = Object.keys(fields)
    const sets = ['etag = etag + 1', 'changed = ?', ...names.map((name) => `"${name}" = ?`)].join(', ')
    const update = this.#prepare(
      `UPDATE ${table(list)} SET ${sets} WHERE id = ? AND etag = ? AND deleted = 0 RETURNING *`,
    )
    return this.#write(list, (changed): Written => {
      const values = names.map((name) => toSql(fields[name] ?? null))
      const row = update.get(changed, ...values, Number(id), Number(etag)) as Row | undefined
      return row ? { item: toItem(list, row) } : { conflict: this.#row(list, id) ? 'stale' : 'gone' }
    })
  }

  async remove(list: ListDefinition, id: string, etag: string) {
    const blanks = Object.keys(list.columns).map((name) => `, "${name}" = NULL`)
    const remove = this.#prepare(
      `UPDATE ${table(list)} SET deleted = 1, changed = ?${blanks.join('')} WHERE id = ? AND etag = ? AND deleted = 0`,
    )
    return this.#transaction(list, (changed) => {
      if (remove.run(changed, Number(id), Number(etag)).changes === 1) return { removed: true } as const
      return { conflict: this.#row(list, id) ? 'stale' : 'gone' } as const
    })
  }

  async changes(list: ListDefinition, token = '0'): Promise<Changes> {
    const rows = this.#prepare(`SELECT * FROM ${table(list)} WHERE changed > ? ORDER BY id`).all(
      Number(token),
    )
    const { changed } = this.#prepare('SELECT changed FROM lists WHERE name = ?').get(list.name) as {
      changed: number
    }
    const live = (rows as Row[]).filter((row) => row.deleted === 0)
    const deleted = token === '0' ? [] : (rows as Row[]).filter((row) => row.deleted === 1)
    return {
      items: live.map((row) => toItem(list, row)),
      deleted: deleted.map((row) => String(row.id)),
      token: String(changed),
    }
  }

  /** A transaction in which a unique violation undoes everything and is answered as a conflict. */
  #write<T>(
    list: ListDefinition,
    write: (changed: number) => T,
  ): T | { conflict: 'duplicate'; column: string } {
    try {
      return this.#transaction(list, write)
    } catch (error) {
      const column = duplicateColumn(error)
      if (column === undefined) throw error
      return { conflict: 'duplicate', column }
    }
  }

  #transaction<T>(list: ListDefinition, write: (changed: number) => T): T {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const { changed } = this.#prepare(
        'UPDATE lists SET changed = changed + 1 WHERE name = ? RETURNING changed',
      ).get(list.name) as { changed: number }
      const result = write(changed)
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  #row(list: ListDefinition, id: string): Row | undefined {
    const select = this.#prepare(`SELECT * FROM ${table(list)} WHERE id = ? AND deleted = 0`)
    return select.get(Number(id)) as Row | undefined
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #createTable(list: ListDefinition): void {
    const columns = Object.entries(list.columns)
    const typed = columns.map(([name, column]) => `, "${name}" ${SQL_TYPE[column.kind]}`)
    this.#db.exec(
      `CREATE TABLE IF NOT EXISTS ${table(list)} (id INTEGER PRIMARY KEY AUTOINCREMENT, etag INTEGER NOT NULL,
       changed INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0${typed.join('')})`,
    )
    this.#addNewColumns(list)
    this.#db.exec(`CREATE INDEX IF NOT EXISTS "${list.name}.changed" ON ${table(list)} (changed)`)
    for (const [name, column] of columns) this.#createIndex(list, name, column)
    this.#db.prepare('INSERT OR IGNORE INTO lists (name, changed) VALUES (?, 0)').run(list.name)
  }

  #addNewColumns(list: ListDefinition): void {
    const present = new Set(
      this.#db
        .prepare(`PRAGMA table_info(${table(list)})`)
        .all()
        .map((c) => c.name),
    )
    for (const [name, column] of Object.entries(list.columns)) {
      if (present.has(name)) continue
      this.#db.exec(`ALTER TABLE ${table(list)} ADD COLUMN "${name}" ${SQL_TYPE[column.kind]}`)
    }
  }

  #createIndex(list: ListDefinition, name: string, column: Column): void {
    if (!column.indexed && !column.unique) return
    const unique = column.unique ? 'UNIQUE ' : ''
    this.#db.exec(`CREATE ${unique}INDEX IF NOT EXISTS "${list.name}.${name}" ON ${table(list)} ("${name}")`)
  }
}

function table(list: ListDefinition): string {
  return `"list_${list.name}"`
}

function toSql(value: FieldValue): SQLInputValue {
  return typeof value === 'boolean' ? Number(value) : value
}

function toItem(list: ListDefinition, row: Row): Item {
  const fields: Record<string, FieldValue> = {}
  for (const [name, column] of Object.entries(list.columns)) {
    const value = row[name] as string | number | null
    fields[name] = column.kind === 'boolean' && value !== null ? value === 1 : value
  }
  return { id: String(row.id), etag: String(row.etag), fields }
}

function duplicateColumn(error: unknown): string | undefined {
  const { message } = error as { message?: unknown }
  return /UNIQUE constraint failed: list_\w+\.(\w+)/.exec(String(message))?.[1]
}
