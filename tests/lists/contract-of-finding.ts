import { type Fields, type Item, ListMisuse, type Lists } from '../../src/lists/port'
import { notes, others } from './contract-lists'

/** What a store has to do when it is searched, when items go, and when somebody asks what has changed. */
export function findingContract(
  lists: () => Lists,
  made: (fields: Fields) => Promise<Item>,
  keys: (items: readonly Item[]) => readonly unknown[],
): void {
  describe('finding', () => {
    beforeEach(async () => {
      await lists().createAll(notes, [
        { NoteKey: 'a', Group: 'röd', Size: 10, Due: '2026-03-26T09:00:00.000Z', Open: true },
        { NoteKey: 'b', Group: 'grön', Size: 2, Due: '2026-04-01T00:00:00.000Z', Open: false },
        { NoteKey: 'c', Group: 'röd', Size: -3, Due: '2025-12-31T23:59:59.999Z', Open: true },
        { NoteKey: 'd' },
      ])
    })
    const found = async (query: Parameters<Lists['find']>[1]) => keys(await lists().find(notes, query))

    it('by equality, in the order in which they were created', async () => {
      expect(await found({ column: 'Group', equals: 'röd' })).toEqual(['a', 'c'])
      expect(await found({ column: 'Group', equals: 'Röd ' })).toEqual([])
      expect(await found({ column: 'Size', equals: 10 })).toEqual(['a'])
      expect(await found({ column: 'Open', equals: true })).toEqual(['a', 'c'])
      expect(await found({ column: 'Open', equals: false })).toEqual(['b'])
      expect(await found({ column: 'NoteKey', equals: "x' OR 1=1 --" })).toEqual([])
    })

    it('by range, bounds inclusive, numbers as numbers', async () => {
      expect(await found({ column: 'Size', from: 2 })).toEqual(['a', 'b'])
      expect(await found({ column: 'Size', to: 2 })).toEqual(['b', 'c'])
      expect(await found({ column: 'Size', from: -3, to: 2 })).toEqual(['b', 'c'])
      const due = { column: 'Due', from: '2026-03-26T09:00:00.000Z', to: '2026-04-01T00:00:00.000Z' }
      expect(await found(due)).toEqual(['a', 'b'])
    })

    it('sees what has changed since, and not what was removed', async () => {
      const [first, second] = await lists().find(notes, { column: 'Group', equals: 'röd' })
      await lists().update(notes, first?.id ?? '', { Group: 'blå' }, first?.etag ?? '')
      await lists().remove(notes, second?.id ?? '', second?.etag ?? '')
      expect(await found({ column: 'Group', equals: 'röd' })).toEqual([])
      expect(await found({ column: 'Group', equals: 'blå' })).toEqual(['a'])
    })

    it('is refused on a column without index, and on one that does not exist', async () => {
      await expect(lists().find(notes, { column: 'Title', equals: 'x' })).rejects.toThrow(ListMisuse)
      await expect(lists().find(notes, { column: 'Body', from: 'x' })).rejects.toThrow(ListMisuse)
      await expect(lists().find(notes, { column: 'Colour', equals: 'x' })).rejects.toThrow(ListMisuse)
    })
  })

  describe('removing', () => {
    it('takes the item away, once', async () => {
      const item = await made({ NoteKey: 'x' })
      expect(await lists().remove(notes, item.id, item.etag)).toEqual({ removed: true })
      expect(await lists().read(notes, item.id)).toBeUndefined()
      expect(await lists().all(notes)).toEqual([])
      expect(await lists().remove(notes, item.id, item.etag)).toEqual({ conflict: 'gone' })
    })

    it('on an eTag that has passed is stale', async () => {
      const item = await made({ NoteKey: 'x' })
      await lists().update(notes, item.id, { Size: 1 }, item.etag)
      expect(await lists().remove(notes, item.id, item.etag)).toEqual({ conflict: 'stale' })
      expect(await lists().all(notes)).toHaveLength(1)
    })
  })

  describe('changes', () => {
    it('without a token are everything that is there', async () => {
      const item = await made({ NoteKey: 'x' })
      const gone = await made({ NoteKey: 'y' })
      await lists().remove(notes, gone.id, gone.etag)
      const changes = await lists().changes(notes)
      expect(changes.items).toEqual([item])
      expect(changes.deleted).toEqual([])
    })

    it('with a token are what happened since, each item once and as it is now', async () => {
      const x = await made({ NoteKey: 'x' })
      const y = await made({ NoteKey: 'y' })
      const { token } = await lists().changes(notes)
      const written = await lists().update(notes, x.id, { Size: 1 }, x.etag)
      const etag = 'item' in written ? written.item.etag : ''
      await lists().update(notes, x.id, { Size: 2 }, etag)
      const z = await made({ NoteKey: 'z' })
      await lists().remove(notes, y.id, y.etag)
      const changes = await lists().changes(notes, token)
      expect(changes.items).toEqual([await lists().read(notes, x.id), z])
      expect(changes.deleted).toEqual([y.id])
    })

    it('are not told twice', async () => {
      await made({ NoteKey: 'x' })
      const first = await lists().changes(notes)
      const second = await lists().changes(notes, first.token)
      expect([second.items, second.deleted]).toEqual([[], []])
      await made({ NoteKey: 'y' })
      const third = await lists().changes(notes, second.token)
      expect(keys(third.items)).toEqual(['y'])
      expect((await lists().changes(notes, third.token)).items).toEqual([])
    })

    it('of one list say nothing of another', async () => {
      const { token } = await lists().changes(notes)
      await lists().create(others, { NoteKey: 'x' })
      expect((await lists().changes(notes, token)).items).toEqual([])
    })

    it('of a write that did not happen are none', async () => {
      const item = await made({ NoteKey: 'x' })
      const { token } = await lists().changes(notes)
      await lists().update(notes, item.id, { Size: 1 }, 'no-such-etag')
      await lists().createAll(notes, [{ NoteKey: 'y' }, { NoteKey: 'x' }])
      expect((await lists().changes(notes, token)).items).toEqual([])
    })
  })
}
