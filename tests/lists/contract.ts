import fc from 'fast-check'
import { type ListDefinition, LONG_TEXT_LIMIT, TEXT_LIMIT } from '../../src/lists/definition'
import { type Fields, type Item, ListMisuse, type Lists } from '../../src/lists/port'
import { notes, others } from './contract-lists'
import { findingContract } from './contract-of-finding'
import { randomOperations } from './random-operations'

/** A store that is open, and how to put it away. */
export interface OpenLists {
  readonly lists: Lists
  close(): Promise<void>
}

/** Opens an empty store that knows these lists. */
export type OpenStore = (definitions: readonly ListDefinition[]) => Promise<OpenLists>

const SWEDISH = 'Åtgärd: «röda sjön» – 5 § 2 st., 100 % ÅÄÖ åäö é ü 👩‍👩‍👧 🇸🇪 ẞ \u202eתירבע\u202c'

/**
 * What every store of lists has to do, whatever stands behind it. An adapter's own test file calls this with a way to
 * open it empty.
 */
export function listsContract(name: string, open: OpenStore): void {
  describe(`${name}: the lists contract`, () => {
    let store: OpenLists
    let lists: Lists

    beforeEach(async () => {
      store = await open([notes, others])
      lists = store.lists
    })
    afterEach(() => store.close())

    const made = async (fields: Fields): Promise<Item> => {
      const written = await lists.create(notes, fields)
      if ('item' in written) return written.item
      throw new NotWritten(written.conflict)
    }
    const keys = (items: readonly Item[]) => items.map((item) => item.fields.NoteKey)

    describe('creating and reading', () => {
      it('gives back every kind of value as it was written', async () => {
        const fields = {
          NoteKey: 'a/1',
          Title: SWEDISH,
          Group: '  =HYPERLINK("x") ',
          Size: -12.75,
          Code: 9_007_199_254_740_991,
          Due: '2026-03-26T09:00:00.000Z',
          Open: true,
          Body: `Rad ett\nRad två\n\n- ${SWEDISH}\n<b>&amp;</b>`,
        }
        const item = await made(fields)
        expect(item.fields).toEqual(fields)
        expect(await lists.read(notes, item.id)).toEqual(item)
        expect(await lists.find(notes, { column: 'NoteKey', equals: 'a/1' })).toEqual([item])
      })

      it('tells false, nought and the empty text from nothing at all', async () => {
        const item = await made({ NoteKey: 'x', Title: '', Size: 0, Open: false, Due: null })
        expect(item.fields).toEqual({
          NoteKey: 'x',
          Title: '',
          Group: null,
          Size: 0,
          Code: null,
          Due: null,
          Open: false,
          Body: null,
        })
        expect((await lists.read(notes, item.id))?.fields).toEqual(item.fields)
      })

      it('keeps signs that have no place in XML', async () => {
        const body = 'a\u0000b\u0007\uFFFE\uE0FF\uE0FF0000 \u200b'
        const item = await made({ NoteKey: 'x', Body: body, Title: '\u200b' })
        const read = await lists.read(notes, item.id)
        expect(read?.fields).toMatchObject({ Body: body, Title: '\u200b' })
        const [found] = await lists.find(notes, { column: 'NoteKey', equals: 'x' })
        expect(found?.fields).toEqual(read?.fields)
      })

      it('keeps times to the second', async () => {
        const item = await made({ NoteKey: 'x', Due: '2026-03-26T09:00:59.999Z' })
        expect(item.fields.Due).toBe('2026-03-26T09:00:59.000Z')
        await lists.update(notes, item.id, { Due: '2026-03-26T10:00:00.500Z' }, item.etag)
        expect((await lists.read(notes, item.id))?.fields.Due).toBe('2026-03-26T10:00:00.000Z')
      })

      it('holds the longest texts whole', async () => {
        const body = `${'åäö '.repeat(15_999)}slu`
        expect(body).toHaveLength(LONG_TEXT_LIMIT)
        const title = 'ö'.repeat(TEXT_LIMIT)
        const item = await made({ NoteKey: 'long', Body: body, Title: title })
        const found = await lists.read(notes, item.id)
        expect(found?.fields.Body === body).toBe(true)
        expect(found?.fields.Title).toBe(title)
      })

      it('knows nothing of items that never were', async () => {
        expect(await lists.read(notes, '4711')).toBeUndefined()
        expect(await lists.read(notes, 'no-such-id')).toBeUndefined()
        expect(await lists.all(notes)).toEqual([])
      })

      it('keeps lists apart', async () => {
        await made({ NoteKey: 'x' })
        expect(await lists.all(others)).toEqual([])
        expect(await lists.create(others, { NoteKey: 'x' })).toHaveProperty('item')
      })
    })

    describe('what does not fit', () => {
      it.each<[string, Fields]>([
        ['an unknown column', { NoteKey: 'x', Colour: 'röd' }],
        ['a single-line text that is too long', { NoteKey: 'x', Title: 'a'.repeat(TEXT_LIMIT + 1) }],
        ['a line break in a single-line text', { NoteKey: 'x', Title: 'rad\nrad' }],
        ['a carriage return in a single-line text', { NoteKey: 'x\r' }],
        ['a long text that is too long', { NoteKey: 'x', Body: 'a'.repeat(LONG_TEXT_LIMIT + 1) }],
        ['a text where a number belongs', { NoteKey: 'x', Size: '12' }],
        ['a number where a text belongs', { NoteKey: 12 }],
        ['no number', { NoteKey: 'x', Size: Number.NaN }],
        ['an endless number', { NoteKey: 'x', Size: Number.POSITIVE_INFINITY }],
        ['no time', { NoteKey: 'x', Due: 'på torsdag' }],
        ['a text where yes or no belongs', { NoteKey: 'x', Open: 'true' }],
        ['a number where yes or no belongs', { NoteKey: 'x', Open: 1 }],
      ])('%s is refused, and nothing is written', async (_, fields) => {
        await expect(lists.create(notes, fields)).rejects.toThrow(ListMisuse)
        await expect(lists.createAll(notes, [{ NoteKey: 'first' }, fields])).rejects.toThrow(ListMisuse)
        expect(await lists.all(notes)).toEqual([])
        const item = await made({ NoteKey: 'before' })
        await expect(lists.update(notes, item.id, fields, item.etag)).rejects.toThrow(ListMisuse)
        expect(await lists.read(notes, item.id)).toEqual(item)
      })
    })

    describe('updating', () => {
      it('changes the named columns only, and the eTag', async () => {
        const item = await made({ NoteKey: 'x', Title: 'Ett', Size: 1 })
        const written = await lists.update(notes, item.id, { Title: 'Två' }, item.etag)
        expect(written).toMatchObject({
          item: { id: item.id, fields: { Title: 'Två', Size: 1, NoteKey: 'x' } },
        })
        expect('item' in written && written.item.etag !== item.etag).toBe(true)
        expect(await lists.read(notes, item.id)).toEqual('item' in written && written.item)
      })

      it('takes a value away with null', async () => {
        const item = await made({ NoteKey: 'x', Title: 'Ett', Open: true })
        await lists.update(notes, item.id, { Title: null, Open: null }, item.etag)
        expect((await lists.read(notes, item.id))?.fields).toMatchObject({ Title: null, Open: null })
      })

      it('on an eTag that has passed is stale, and changes nothing', async () => {
        const item = await made({ NoteKey: 'x', Size: 1 })
        await lists.update(notes, item.id, { Size: 2 }, item.etag)
        expect(await lists.update(notes, item.id, { Size: 3 }, item.etag)).toEqual({ conflict: 'stale' })
        expect((await lists.read(notes, item.id))?.fields.Size).toBe(2)
      })

      it('of two at the same time lets exactly one through', async () => {
        const item = await made({ NoteKey: 'x', Size: 1 })
        const answers = await Promise.all([
          lists.update(notes, item.id, { Size: 2 }, item.etag),
          lists.update(notes, item.id, { Size: 3 }, item.etag),
        ])
        expect(answers.filter((answer) => 'item' in answer)).toHaveLength(1)
        expect(answers.filter((a) => 'conflict' in a && a.conflict === 'stale')).toHaveLength(1)
      })

      it('of what is not there is gone', async () => {
        const item = await made({ NoteKey: 'x' })
        await lists.remove(notes, item.id, item.etag)
        expect(await lists.update(notes, item.id, { Size: 3 }, item.etag)).toEqual({ conflict: 'gone' })
        expect(await lists.update(notes, '4711', { Size: 3 }, item.etag)).toEqual({ conflict: 'gone' })
      })
    })

    describe('unique columns', () => {
      it('take a value once, and name the column of the second', async () => {
        await made({ NoteKey: 'x', Code: 1 })
        expect(await lists.create(notes, { NoteKey: 'x' })).toEqual({
          conflict: 'duplicate',
          column: 'NoteKey',
        })
        expect(await lists.create(notes, { NoteKey: 'y', Code: 1 })).toEqual({
          conflict: 'duplicate',
          column: 'Code',
        })
        expect(await lists.all(notes)).toHaveLength(1)
      })

      it('may be empty in many items', async () => {
        await made({ NoteKey: 'x' })
        await made({ NoteKey: 'y' })
        expect(await lists.all(notes)).toHaveLength(2)
      })

      it('hold for updates too', async () => {
        await made({ NoteKey: 'x' })
        const second = await made({ NoteKey: 'y' })
        expect(await lists.update(notes, second.id, { NoteKey: 'x' }, second.etag)).toEqual({
          conflict: 'duplicate',
          column: 'NoteKey',
        })
        expect(await lists.read(notes, second.id)).toEqual(second)
      })

      it('are free again when the item is removed', async () => {
        const item = await made({ NoteKey: 'x' })
        await lists.remove(notes, item.id, item.etag)
        const again = await made({ NoteKey: 'x' })
        expect(again.id).not.toBe(item.id)
      })
    })

    describe('creating several', () => {
      it('keeps their order', async () => {
        const created = await lists.createAll(notes, [{ NoteKey: 'c' }, { NoteKey: 'a' }, { NoteKey: 'b' }])
        expect('items' in created && keys(created.items)).toEqual(['c', 'a', 'b'])
        expect(keys(await lists.all(notes))).toEqual(['c', 'a', 'b'])
      })

      it('writes none when one of them is a duplicate, of an old one or of each other', async () => {
        await made({ NoteKey: 'b' })
        for (const batch of [
          ['a', 'b', 'c'],
          ['d', 'e', 'd'],
        ]) {
          const created = await lists.createAll(
            notes,
            batch.map((NoteKey) => ({ NoteKey })),
          )
          expect(created).toEqual({ conflict: 'duplicate', column: 'NoteKey' })
          expect(keys(await lists.all(notes))).toEqual(['b'])
        }
      })

      it('of nothing is nothing', async () => {
        expect(await lists.createAll(notes, [])).toEqual({ items: [] })
      })
    })

    findingContract(() => lists, made, keys)

    it('does what a plain model does, whatever is asked', async () => {
      await fc.assert(
        fc.asyncProperty(randomOperations, async (operations) => {
          const fresh = await open([notes, others])
          try {
            await operations(fresh.lists, notes)
          } finally {
            await fresh.close()
          }
        }),
        { numRuns: 60 },
      )
    })
  })
}

/** The contract's own preparation was not written. */
export class NotWritten extends Error {
  constructor(conflict: string) {
    super(`An item that the test needs was not written: ${conflict}`)
  }
}
