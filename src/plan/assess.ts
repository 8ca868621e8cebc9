import type { Fields } from '../lists/port'
import { Cells, type Fault, type FaultCode } from './cells'
import { lookUp } from './look-ups'
import type { PlanData } from './model'
import { namedInCells, type ReadRow, readRow } from './read-row'
import { planList, type RegistryListName } from './registry-lists'
import {
  claimsOf,
  labelOf,
  namedAs,
  planOf,
  type Reference,
  type RegistryRow,
  referencesOf,
} from './registry-row'

/** A row as it stands in its list. */
export interface ListRow {
  readonly list: RegistryListName
  readonly id: string
  readonly etag: string
  readonly fields: Fields
  readonly editor?: string
}

/** Rows by `rowKey`, as they were understood before. */
export type KnownRows = ReadonlyMap<string, RegistryRow>

/** Something that is wrong with a row, so that what it holds does not count. */
export interface RowProblem extends Omit<Fault, 'gone'> {
  readonly list: RegistryListName
  /** Id of the row in its list. */
  readonly row: string
  /** What people call the row; empty when nothing in it says. */
  readonly label: string
  /** Object id of the person who wrote the row last, where that is known. */
  readonly editor?: string
  /** The row counts as it was when it could last be read. */
  readonly lastGoodInForce: boolean
}

/** What the registry amounts to. */
export interface Assessed {
  readonly data: PlanData
  /** What is in force of each row, by `rowKey`. */
  readonly inForce: KnownRows
  readonly problems: readonly RowProblem[]
  /** Rows in force that hold something outdated, with the columns. */
  readonly outdated: readonly { readonly key: string; readonly columns: ReadonlySet<string> }[]
  /** Readable rows that are new to us and have no id yet; not in force until they have one. */
  readonly withoutId: readonly ListRow[]
}

export function rowKey(list: RegistryListName, row: string): string {
  return `${list}/${row}`
}

/** A row, and which of what could be in force of it is being tried: what is typed, what it was last, nothing. */
interface Entry {
  readonly key: string
  readonly list: RegistryListName
  readonly row: ListRow | undefined
  readonly last: RegistryRow | undefined
  readonly removed: boolean
  trying: 'typed' | 'last' | 'nothing'
  faults: readonly Fault[]
}

interface Tried extends ReadRow {
  readonly entry: Entry
}

/**
 * Brings rows that people have edited to a plan in which every reference resolves and nothing is doubled. Each row is
 * first tried as typed; one that cannot be in force so falls back to what it was last, and then to nothing. A row that
 * was removed or renumbered comes back as it was while others need it. `last` is what was in force before; `formerly`
 * what rows were called before that.
 */
export function assess(rows: readonly ListRow[], last: KnownRows, formerly: KnownRows = new Map()): Assessed {
  const entries = entriesOf(rows, last)
  const before = [...last.values(), ...formerly.values()].map(namedAs)
  for (;;) {
    const tried = tryAll(entries, before)
    const moved =
      fallBack(tried, ({ code }) => !REFERENCE.has(code)) ||
      bringBack(tried) ||
      fallBack(tried, ({ code }) => code !== 'several-people') ||
      settleClaims(tried) ||
      fallBack(tried, () => true) ||
      letGo(tried)
    // Every step takes a row one rung down its ladder, so that this ends.
    if (!moved) return outcome(tried)
  }
}

function entriesOf(rows: readonly ListRow[], last: KnownRows): readonly Entry[] {
  const there = rows.map((row): Entry => {
    const key = rowKey(row.list, row.id)
    const { list } = row
    return { key, list, row, last: last.get(key), removed: false, trying: 'typed', faults: [] }
  })
  const keys = new Set(there.map((entry) => entry.key))
  const removed = [...last].filter(([key]) => !keys.has(key))
  return [
    ...there,
    ...removed.map(([key, was]): Entry => {
      const { list } = was
      return { key, list, row: undefined, last: was, removed: true, trying: 'nothing', faults: [] }
    }),
  ]
}

function tryAll(entries: readonly Entry[], before: Parameters<typeof lookUp>[1]): readonly Tried[] {
  const now = entries.flatMap((entry) => {
    if (entry.trying === 'nothing') return []
    if (entry.trying === 'last') return entry.last ? [namedAs(entry.last)] : []
    return (entry.row && namedInCells(entry.list, entry.row.fields, entry.last)) ?? []
  })
  const find = lookUp(now, before)
  const known = new Set(now.map(idKey))
  return entries.map((entry): Tried => {
    if (entry.trying === 'typed' && entry.row)
      return { entry, ...readRow(entry.list, entry.row.fields, find, entry.last) }
    const row = entry.trying === 'last' ? entry.last : undefined
    const missing = (row ? referencesOf(row) : []).filter((reference) => !known.has(idKey(reference)))
    return { entry, row, faults: missing.map(lost), outdated: new Set() }
  })
}

function idKey({ list, id }: Reference): string {
  return `${list} ${id}`
}

const UNKNOWN: Readonly<Record<RegistryListName, FaultCode>> = {
  Plans: 'missing',
  Administrations: 'unknown-administration',
  People: 'unknown-person',
  TargetAreas: 'unknown-area',
  Processes: 'unknown-process',
}

function lost(gone: Reference): Fault {
  return { column: '', typed: '', code: UNKNOWN[gone.list], others: [], gone }
}

/** These depend on what the other rows hold; everything else is wrong by itself. */
const REFERENCE: ReadonlySet<FaultCode> = new Set([
  'unknown-administration',
  'unknown-person',
  'unknown-process',
  'unknown-area',
  'several-people',
])

/** Takes every row that has such a fault one rung down. */
function fallBack(tried: readonly Tried[], is: (fault: Fault) => boolean): boolean {
  const broken = tried.filter(({ faults }) => faults.some(is))
  // What the others hold may still change, and a reference be all right then.
  for (const { entry, faults } of broken)
    stepDown(
      entry,
      faults.filter((fault) => is(fault) || (fault.code !== 'several-people' && !fault.gone)),
    )
  return broken.length > 0
}

function stepDown(entry: Entry, faults: readonly Fault[]): void {
  const typed = entry.trying === 'typed'
  entry.trying = typed && entry.last ? 'last' : 'nothing'
  // Why what is typed does not count says more than why what it was before does not.
  if (typed) entry.faults = faults
}

/** Brings back, as they were, rows that others refer to and that were removed or renumbered; and the last row of the plan itself. */
function bringBack(tried: readonly Tried[]): boolean {
  // One that names something unknown as well falls back in any case, and may then need nothing.
  const waiting = tried.filter(({ faults }) => faults.every(({ gone }) => gone))
  const needed = new Set(
    waiting.flatMap(({ faults }) => faults.flatMap(({ gone }) => (gone ? idKey(gone) : []))),
  )
  const planIsThere = tried.some(({ entry }) => entry.list === 'Plans' && entry.row)
  if (!planIsThere) needed.add('Plans ')
  const back = tried.filter(({ entry }) => {
    if (!entry.last || !needed.has(idKey(namedAs(entry.last)))) return false
    return entry.removed ? entry.faults.length === 0 : entry.trying === 'typed'
  })
  for (const { entry } of back) {
    const column = entry.list === 'TargetAreas' || entry.list === 'Processes' ? 'Number' : ''
    const fault: Pick<Fault, 'column' | 'typed' | 'code'> = entry.row
      ? { column, typed: String(entry.row.fields[column] ?? '').trim(), code: 'changed-but-needed' }
      : { column: '', typed: '', code: 'removed-but-needed' }
    entry.trying = 'last'
    entry.faults = [{ ...fault, others: [] }]
  }
  return back.length > 0
}

/** Of rows that hold what only one may hold, the one that held it before keeps it, else the first. */
function settleClaims(tried: readonly Tried[]): boolean {
  const holders = new Map<string, Tried[]>()
  for (const one of tried) {
    const keys = new Set(one.row && one.faults.length === 0 ? claimsOf(one.row).map(({ key }) => key) : [])
    for (const key of keys) holders.set(key, [...(holders.get(key) ?? []), one])
  }
  for (const [key, all] of holders) {
    const held = ({ entry: { last } }: Tried) => last && claimsOf(last).some((claim) => claim.key === key)
    const keeper = all.find(held) ?? all[0]
    const losers = all.filter((one) => one !== keeper)
    for (const { entry, row } of losers)
      if (row && keeper?.row) stepDown(entry, [doubled(row, key, keeper.row)])
    // One at a time: who gives way here may have stood in another's way.
    if (losers.length > 0) return true
  }
  return false
}

/** Lets rows that were removed and brought back go after all when what needed them has fallen back meanwhile. */
function letGo(tried: readonly Tried[]): boolean {
  const rows = tried.flatMap(({ row }) => row ?? [])
  const idle = tried.filter(
    ({ entry, row }) => entry.removed && row && row.list !== 'Plans' && needing(entry, rows).length === 0,
  )
  for (const { entry } of idle) stepDown(entry, [])
  return idle.length > 0
}

function doubled(row: RegistryRow, key: string, keeper: RegistryRow): Fault {
  const claim = claimsOf(row).find((c) => c.key === key)
  const code = row.list === 'Plans' ? 'second-plan' : 'doubled'
  return { column: claim?.column ?? '', typed: claim?.typed ?? '', code, others: [labelOf(keeper)] }
}

function outcome(tried: readonly Tried[]): Assessed {
  const settled = tried.flatMap(({ entry, row, outdated }) => (row ? [{ entry, row, outdated }] : []))
  const lacksId = ({ list, id }: Reference) => id === '' && list !== 'Plans'
  const inForce = settled.filter(({ row }) => !lacksId(namedAs(row)))
  const rows = inForce.map(({ row }) => row)
  const stale = inForce.filter(({ outdated }) => outdated.size > 0)
  return {
    data: planOf(rows, planList.title),
    inForce: new Map(inForce.map(({ entry, row }) => [entry.key, row])),
    problems: tried.flatMap(({ entry }) => problemsOf(entry, rows)),
    outdated: stale.map(({ entry, outdated }) => ({ key: entry.key, columns: outdated })),
    withoutId: settled.flatMap(({ entry, row }) => (lacksId(namedAs(row)) && entry.row ? [entry.row] : [])),
  }
}

function problemsOf(entry: Entry, inForce: readonly RegistryRow[]): readonly RowProblem[] {
  if (entry.removed && entry.trying !== 'last') return []
  const { list, row } = entry
  return entry.faults.map(({ gone: _, ...fault }) => ({
    ...fault,
    ...(fault.code.endsWith('-but-needed') ? { others: needing(entry, inForce) } : {}),
    list,
    row: entry.key.slice(list.length + 1),
    label: labelIn(entry),
    ...(row?.editor ? { editor: row.editor } : {}),
    lastGoodInForce: entry.trying === 'last',
  }))
}

/** What people call the rows that refer to this one. */
function needing({ last }: Entry, inForce: readonly RegistryRow[]): readonly string[] {
  const id = last && idKey(namedAs(last))
  return inForce.filter((row) => referencesOf(row).some((r) => idKey(r) === id)).map(labelOf)
}

function labelIn({ row, last }: Entry): string {
  const cells = new Cells(row?.fields ?? {})
  const typed = cells.text('Number') ? `${cells.text('Number')} ${cells.text('Title')}`.trim() : ''
  const named = typed || cells.text('ShortName') || cells.text('Name') || cells.text('Title')
  return named || (last ? labelOf(last) : '')
}
