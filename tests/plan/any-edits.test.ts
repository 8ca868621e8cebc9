import fc from 'fast-check'
import type { FieldValue } from '../../src/lists/port'
import { type Assessed, assess, type KnownRows, type ListRow, rowKey } from '../../src/plan/assess'
import { lookUp } from '../../src/plan/look-ups'
import type { PlanData } from '../../src/plan/model'
import { readRow } from '../../src/plan/read-row'
import { REGISTRY, type RegistryListName } from '../../src/plan/registry-lists'
import { namedAs, type RegistryRow, referencesOf } from '../../src/plan/registry-row'
import { fieldsOf, spellingOf } from '../../src/plan/row-fields'
import { anyPlan, holesIn } from './any-plan'

const LISTS = Object.keys(REGISTRY) as RegistryListName[]

/** What people do to a list: type into a cell, take a row away, add one, or copy one. */
type Edit =
  | { readonly do: 'type'; readonly at: number; readonly column: number; readonly value: FieldValue }
  | { readonly do: 'remove'; readonly at: number }
  | { readonly do: 'add'; readonly list: RegistryListName; readonly values: readonly FieldValue[] }
  | { readonly do: 'copy'; readonly at: number; readonly column: number; readonly value: FieldValue }

const value: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constantFrom<FieldValue>(null, '', ' ', ';', 0, 1, 2, 3, -0, 1.5, true),
  fc.constantFrom(
    'adm-1',
    'adm-2',
    ' ADM-1 ',
    'adm-9',
    'p-1',
    'p-2',
    'P-1',
    'p-9',
    '2.1.1',
    '2.1.2',
    '2.1.9',
  ),
  fc.constantFrom('2.1.1; 2.1.2', '2.1.1,2.1.9', 'adm-1;adm-2', 'ny K1', 'a K0', 'pågår', 'Klar', 'svenska'),
  fc.constantFrom('Ambassadör ;\tgäst', 'processledare', 'chef; ambassadör', 'ordförande'),
  fc.constantFrom('5a3b1c00-0000-4000-0001-aaaaaaaaaaaa', 'namn.namnsson@example.org'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const at = fc.nat({ max: 1_000 })
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), at, column: at, value }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('copy' as const), at, column: at, value }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      list: fc.constantFrom(...LISTS),
      values: fc.array(value, { minLength: 10, maxLength: 10 }),
    }),
  },
)

function rowsOf(data: PlanData): readonly ListRow[] {
  const spelling = spellingOf(data)
  const all: readonly RegistryRow[] = [
    { list: 'Plans', value: { name: data.name } },
    ...data.administrations.map((one) => ({ list: 'Administrations', value: one }) as const),
    ...data.people.map((one) => ({ list: 'People', value: one }) as const),
    ...data.targetAreas.map((one) => ({ list: 'TargetAreas', value: one }) as const),
    ...data.processes.map((one) => ({ list: 'Processes', value: one }) as const),
  ]
  return all.map((row, i) => ({ list: row.list, id: String(i), etag: '1', fields: fieldsOf(row, spelling) }))
}

let added = 0

function edited(rows: readonly ListRow[], change: Edit): readonly ListRow[] {
  added += 1
  const id = `new-${added}`
  if (change.do === 'add') {
    const columns = Object.keys(REGISTRY[change.list].columns)
    const fields = Object.fromEntries(columns.map((column, i) => [column, change.values[i] ?? null]))
    return [...rows, { list: change.list, id, etag: '1', fields }]
  }
  const row = rows[change.at % Math.max(rows.length, 1)]
  if (!row) return rows
  if (change.do === 'remove') return rows.filter((one) => one !== row)
  const columns = Object.keys(REGISTRY[row.list].columns)
  const column = columns[change.column % columns.length] ?? ''
  const fields = { ...row.fields, [column]: change.value }
  if (change.do === 'copy') return [...rows, { ...row, id, fields }]
  return rows.map((one) => (one === row ? { ...row, fields } : one))
}

function checkAll(rows: readonly ListRow[], last: KnownRows, now: Assessed): void {
  expect(holesIn(now.data)).toEqual([])
  const bad = new Map(now.problems.map((problem) => [rowKey(problem.list, problem.row), problem]))
  const find = lookUp([...now.inForce.values()].map(namedAs), [...last.values()].map(namedAs))
  for (const row of rows) {
    const key = rowKey(row.list, row.id)
    const problem = bad.get(key)
    const before = last.get(key)
    if (problem) {
      expect(problem.lastGoodInForce).toBe(before !== undefined)
      expect(now.inForce.get(key)).toEqual(before)
    } else if (!now.withoutId.includes(row)) {
      expect(now.inForce.get(key)).toEqual(readRow(row.list, row.fields, find, before).row)
      expect(now.inForce.has(key)).toBe(true)
    }
  }
  const there = new Set(rows.map((row) => rowKey(row.list, row.id)))
  for (const [key, row] of now.inForce) {
    if (there.has(key)) continue
    expect(bad.get(key)?.code).toBe('removed-but-needed')
    expect(row).toEqual(last.get(key))
    if (row.list === 'Plans') continue
    const { list, id } = namedAs(row)
    const needed = [...now.inForce.values()].flatMap(referencesOf)
    expect(needed.some((reference) => reference.list === list && reference.id === id)).toBe(true)
  }
  for (const key of bad.keys()) expect(there.has(key) || now.inForce.has(key)).toBe(true)
}

describe('whatever people do to the registry', () => {
  it('the plan in force is whole, good rows count as typed, and bad ones as they last were', () => {
    fc.assert(
      fc.property(anyPlan, fc.array(fc.array(edit, { maxLength: 5 }), { maxLength: 4 }), (data, steps) => {
        let rows = rowsOf(data)
        let now = assess(rows, new Map())
        expect(now.problems).toEqual([])
        expect(now.data).toEqual(data)
        for (const step of steps) {
          const last = now.inForce
          rows = step.reduce(edited, rows)
          now = assess(rows, last)
          checkAll(rows, last, now)
          // Looking again changes nothing.
          const again = assess(rows, now.inForce)
          expect(again.data).toEqual(now.data)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('nobody is told of a row that they have not touched, unless others need what is no longer there', () => {
    fc.assert(
      fc.property(anyPlan, fc.array(edit, { maxLength: 6 }), (data, edits) => {
        const before = rowsOf(data)
        const after = edits.reduce(edited, before)
        const { problems } = assess(after, assess(before, new Map()).inForce)
        const untouched = new Set(after.filter((row) => before.includes(row)).map((row) => row.id))
        const blamed = problems.filter((problem) => untouched.has(problem.row))
        // Somebody new of the same name makes the name of a process leader mean two people.
        expect(blamed.filter(({ code }) => code !== 'several-people')).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('the plan is whole even if nothing was known before', () => {
    fc.assert(
      fc.property(anyPlan, fc.array(edit, { maxLength: 12 }), (data, edits) => {
        const rows = edits.reduce(edited, rowsOf(data))
        expect(holesIn(assess(rows, new Map()).data)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('mending what was spoilt brings the plan back as it was', () => {
    fc.assert(
      fc.property(anyPlan, fc.array(edit, { maxLength: 6 }), (data, edits) => {
        const rows = rowsOf(data)
        const spoilt = assess(edits.reduce(edited, rows), assess(rows, new Map()).inForce)
        const mended = assess(rows, spoilt.inForce)
        expect(mended.problems).toEqual([])
        expect(mended.data).toEqual(data)
      }),
      { numRuns: 200 },
    )
  })
})
