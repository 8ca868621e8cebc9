import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { checkQuery } from '../check-fields'
import type { Column, ColumnKind, ListDefinition } from '../definition'
import type { Changes, FieldValue, Item, Query } from '../port'

const SQL_TYPE: Record<ColumnKind, string> = {
  text: 'TEXT',
  longText: 'TEXT',
  number: 'REAL',
  dateTime: 'TEXT',
  boolean: 'INTEGER',
}

/** A row of a list's table. */
export interface Row {
  readonly id: number
  readonly etag: number | string
  readonly editor?: string | null
  readonly [column: string]: SQLInputValue | undefined
}

/**
 * Lists as tables, and how they are read. A table keeps its deleted rows as markers, so that `changes` can tell of
 * them. A mirror of lists that are elsewhere keeps their ids and eTags, and leaves unique values to them.
 */
export class SqliteTables {
  readonly #db: DatabaseSync
  readonly #kind: 'original' | 'mirror'
  readonly #statements = new Map<string, StatementSync>()

  constructor(db: DatabaseSync, lists: readonly ListDefinition[], kind: 'original' | 'mirror') {
    this.#db = db
    this.#kind = kind
    for (const list of lists) this.#createTable(list)
  }

  read(list: ListDefinition, id: string): Item | undefined {
    const select = this.prepare(`SELECT * FROM ${table(list)} WHERE id = ? AND deleted = 0`)
    const row = select.get(Number(id)) as Row | undefined
    return row && toItem(list, row)
  }

  find(list: ListDefinition, query: Query): readonly Item[] {
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
    const rows = this.prepare(`SELECT * FROM ${table(list)} WHERE ${where} ORDER BY id`).all(...values)
    return (rows as Row[]).map((row) => toItem(list, row))
  }

  all(list: ListDefinition): readonly Item[] {
    const rows = this.prepare(`SELECT * FROM ${table(list)} WHERE deleted = 0 ORDER BY id`).all()
    return (rows as Row[]).map((row) => toItem(list, row))
  }

  changes(list: ListDefinition, token = '0'): Changes {
    const rows = this.prepare(`SELECT * FROM ${table(list)} WHERE changed > ? ORDER BY id`).all(Number(token))
    const { changed } = this.prepare('SELECT changed FROM lists WHERE name = ?').get(list.name) as {
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

  /** Runs a change of one list as a transaction of its own; `changed` is the number by which `changes` tells of it. */
  transaction<T>(list: ListDefinition, write: (changed: number) => T): T {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const { changed } = this.prepare(
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

  prepare(sql: string): StatementSync {
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
      `CREATE TABLE IF NOT EXISTS ${table(list)} (id INTEGER PRIMARY KEY AUTOINCREMENT, etag ${this.#kind === 'mirror' ? 'TEXT' : 'INTEGER'} NOT NULL,
       ${this.#kind === 'mirror' ? 'editor TEXT, ' : ''}changed INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0${typed.join('')})`,
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
    const unique = column.unique && this.#kind === 'original' ? 'UNIQUE ' : ''
    this.#db.exec(`CREATE ${unique}INDEX IF NOT EXISTS "${list.name}.${name}" ON ${table(list)} ("${name}")`)
  }
}

/** Name of a list's table, quoted. */
export function table(list: ListDefinition): string {
  return `"list_${list.name}"`
}

/** A value as SQLite takes it. */
export function toSql(value: FieldValue): SQLInputValue {
  return typeof value === 'boolean' ? Number(value) : value
}

/** A row as an item of its list. */
export function toItem(list: ListDefinition, row: Row): Item {
  const fields: Record<string, FieldValue> = {}
  for (const [name, column] of Object.entries(list.columns)) {
    const value = row[name] as string | number | null
    fields[name] = column.kind === 'boolean' && value !== null ? value === 1 : value
  }
  const item = { id: String(row.id), etag: String(row.etag), fields }
  return row.editor ? { ...item, editor: row.editor } : item
}
