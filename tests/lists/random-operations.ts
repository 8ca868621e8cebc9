import fc from 'fast-check'
import type { ListDefinition } from '../../src/lists/definition'
import type { Fields, FieldValue, Item, Lists } from '../../src/lists/port'

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const fields = fc.record(
  {
    Title: fc.option(text.map((t) => t.replace(/[\r\n]/g, ' '))),
    Group: fc.option(fc.constantFrom('röd', 'grön')),
    Size: fc.option(fc.integer({ min: -5, max: 5 })),
    Open: fc.option(fc.boolean()),
    Body: fc.option(text),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, FieldValue>>

const operation = fc.oneof(
  fc.record({ do: fc.constant('create' as const), key, fields }),
  fc.record({ do: fc.constant('createAll' as const), keys: fc.array(key, { maxLength: 3 }), fields }),
  fc.record({
    do: fc.constant('update' as const),
    nth: fc.nat(6),
    stale: fc.boolean(),
    key: fc.option(key),
    fields,
  }),
  fc.record({ do: fc.constant('remove' as const), nth: fc.nat(6), stale: fc.boolean() }),
  fc.record({ do: fc.constant('changes' as const) }),
)
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

/** An in-memory list that does what the port says, and nothing else. */
class Model {
  readonly list: ListDefinition
  items: { readonly item: Item; readonly old: readonly string[] }[] = []
  /** What a reader of changes has put together from what it was told. */
  readonly mirror = new Map<string, Fields>()
  token: string | undefined
  readonly gone: Item[] = []

  constructor(list: ListDefinition) {
    this.list = list
  }

  taken(value: FieldValue | undefined, but?: string): boolean {
    return this.items.some(({ item }) => item.id !== but && item.fields.NoteKey === value)
  }

  whole(given: Fields): Fields {
    return Object.fromEntries(Object.keys(this.list.columns).map((name) => [name, given[name] ?? null]))
  }
}

/** Runs random operations on a store and on a model of it, and compares after each. */
export const randomOperations: fc.Arbitrary<(lists: Lists, list: ListDefinition) => Promise<void>> = fc
  .array(operation, { maxLength: 25 })
  .map((operations) => {
    const run = async (lists: Lists, list: ListDefinition) => {
      const model = new Model(list)
      for (const step of operations) {
        await perform(step, lists, model)
        expect((await lists.all(list)).map(plain)).toEqual(model.items.map(({ item }) => plain(item)))
        for (const group of ['röd', 'grön']) {
          const found = await lists.find(list, { column: 'Group', equals: group })
          expect(found.map((i) => i.id)).toEqual(
            model.items.filter(({ item }) => item.fields.Group === group).map(({ item }) => item.id),
          )
        }
        const sized = await lists.find(list, { column: 'Size', from: -1, to: 3 })
        const fits = (v: FieldValue | undefined) => typeof v === 'number' && v >= -1 && v <= 3
        expect(sized.map((i) => i.id)).toEqual(
          model.items.filter(({ item }) => fits(item.fields.Size)).map(({ item }) => item.id),
        )
      }
    }
    return Object.assign(run, { toString: () => JSON.stringify(operations) })
  })

function plain({ id, fields: values }: Item) {
  return { id, fields: values }
}

async function perform(step: Operation, lists: Lists, model: Model): Promise<void> {
  if (step.do === 'create') return create(lists, model, [{ NoteKey: step.key, ...step.fields }])
  if (step.do === 'createAll')
    return create(
      lists,
      model,
      step.keys.map((NoteKey) => ({ NoteKey, ...step.fields })),
    )
  if (step.do === 'changes') return hear(lists, model)
  const target = model.items[step.nth]
  if (!target) return ofGone(step, lists, model)
  const { item, old } = target
  const stale = step.stale ? old.at(-1) : undefined
  const etag = stale ?? item.etag
  if (step.do === 'remove') {
    const answer = await lists.remove(model.list, item.id, etag)
    expect(answer).toEqual(stale === undefined ? { removed: true } : { conflict: 'stale' })
    if (stale === undefined) model.gone.push(...model.items.splice(step.nth, 1).map((m) => m.item))
    return
  }
  const change = { ...step.fields, ...(step.key === null ? {} : { NoteKey: step.key }) }
  const written = await lists.update(model.list, item.id, change, etag)
  if (stale !== undefined) return expect(written).toEqual({ conflict: 'stale' })
  if (step.key !== null && model.taken(step.key, item.id)) {
    return expect(written).toEqual({ conflict: 'duplicate', column: 'NoteKey' })
  }
  if (!('item' in written)) return expect(written).toHaveProperty('item')
  expect(written.item.fields).toEqual({ ...item.fields, ...change })
  expect([...old, item.etag]).not.toContain(written.item.etag)
  model.items[step.nth] = { item: written.item, old: [...old, item.etag] }
}

async function ofGone(step: Operation, lists: Lists, model: Model): Promise<void> {
  const gone = model.gone.at(-1)
  if (!gone || (step.do !== 'update' && step.do !== 'remove')) return
  expect(await lists.update(model.list, gone.id, { Size: 1 }, gone.etag)).toEqual({ conflict: 'gone' })
  expect(await lists.read(model.list, gone.id)).toBeUndefined()
}

async function create(lists: Lists, model: Model, all: readonly Fields[]): Promise<void> {
  const wantedKeys = all.map((f) => f.NoteKey)
  const clash = new Set(wantedKeys).size < wantedKeys.length || wantedKeys.some((k) => model.taken(k))
  const created = await lists.createAll(model.list, all)
  if (clash) return expect(created).toEqual({ conflict: 'duplicate', column: 'NoteKey' })
  if (!('items' in created)) return expect(created).toHaveProperty('items')
  expect(created.items.map((i) => i.fields)).toEqual(all.map((f) => model.whole(f)))
  for (const item of created.items) model.items.push({ item, old: [] })
}

/** One who listens to changes alone has in the end what is in the list, and hears of nothing twice. */
async function hear(lists: Lists, model: Model): Promise<void> {
  const changes = await lists.changes(model.list, model.token)
  for (const { id, fields: values } of changes.items) {
    expect(model.mirror.get(id)).not.toEqual({ ...values, same: true })
    model.mirror.set(id, values)
  }
  for (const id of changes.deleted) model.mirror.delete(id)
  model.token = changes.token
  expect(Object.fromEntries(model.mirror)).toEqual(
    Object.fromEntries(model.items.map(({ item }) => [item.id, item.fields])),
  )
  const again = await lists.changes(model.list, model.token)
  expect([again.items, again.deleted]).toEqual([[], []])
}
