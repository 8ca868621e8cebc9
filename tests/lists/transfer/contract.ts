import fc from 'fast-check'
import type { ListDefinition } from '../../../src/lists/definition'
import type { Fields } from '../../../src/lists/port'
import { exportStore } from '../../../src/lists/transfer/export-store'
import { importStore } from '../../../src/lists/transfer/import-store'
import { AuditTrail, auditList, brokenAuditPlace } from '../../../src/matters/audit'
import { memoryLists } from '../../support/memory-lists'
import { StoreFault, WatchedLists } from '../../support/watched-lists'
import type { OpenLists, OpenStore } from '../contract'
import { notes, others } from '../contract-lists'
import { contents, EXPORTED_AT, everyKind, folders, randomRows, refusal, toTheSecond } from './fixtures'

const both: readonly ListDefinition[] = [notes, others]

/**
 * What has to hold when a whole store moves: from SQLite to the store under test, and back. `openEmpty` gives a new
 * empty store at each call.
 */
export function transferContract(name: string, openEmpty: OpenStore): void {
  describe(`${name}: the transfer contract`, () => {
    const newFolder = folders()
    let stores: OpenLists[] = []

    afterEach(async () => {
      for (const store of stores) await store.close()
      stores = []
    })

    const open = async (definitions: readonly ListDefinition[] = both) => {
      const store = await openEmpty(definitions)
      stores.push(store)
      return store.lists
    }
    const exportOf = async (rows: readonly Fields[]) => {
      const source = memoryLists(both)
      await source.createAll(notes, rows)
      await source.createAll(others, [{ NoteKey: 'x' }])
      const folder = newFolder()
      await exportStore(source, both, folder, EXPORTED_AT)
      return folder
    }

    it('takes every kind of value there and back, in order', async () => {
      const target = await open()
      const report = await importStore(target, both, await exportOf(everyKind))
      expect(report).toMatchObject({ same: true, schema: 'same', at: EXPORTED_AT })
      expect(report.lists.map(({ count, written }) => [count, written])).toEqual([
        [everyKind.length, everyKind.length],
        [1, 1],
      ])
      const expected = everyKind.map((row) => toTheSecond(notes, row))
      expect(await contents(target)).toEqual(expected)

      const back = newFolder()
      await exportStore(target, both, back, EXPORTED_AT)
      const home = memoryLists(both)
      expect(await importStore(home, both, back)).toMatchObject({ same: true })
      expect(await contents(home)).toEqual(expected)
      expect(await contents(home, others)).toEqual([{ NoteKey: 'x' }])
    })

    it('takes any content there and back', async () => {
      await fc.assert(
        fc.asyncProperty(randomRows, async (rows) => {
          const target = await open()
          expect(await importStore(target, both, await exportOf(rows))).toMatchObject({ same: true })
          const back = newFolder()
          await exportStore(target, both, back, EXPORTED_AT)
          const home = memoryLists(both)
          expect(await importStore(home, both, back)).toMatchObject({ same: true })
          expect(await contents(home)).toEqual(rows.map((row) => toTheSecond(notes, row)))
        }),
        { numRuns: 15 },
      )
    })

    it('keeps the audit trail whole, and lets it go on', async () => {
      const source = memoryLists([auditList])
      const entry = (seq: number) => ({
        list: 'Minutes',
        matterId: 'm1',
        seq,
        at: '2026-03-26T09:00:00.417Z',
        by: 'alva',
        event: 'approved',
        detail: { type: 'approved', text: `Händelse ${seq} – å ä ö "x"\n` },
      })
      await new AuditTrail(source).append([entry(1), entry(2), entry(3)])
      const folder = newFolder()
      await exportStore(source, [auditList], folder, EXPORTED_AT)
      const target = await open([auditList])
      expect(await importStore(target, [auditList], folder)).toMatchObject({ same: true })
      expect(await brokenAuditPlace(target)).toBeUndefined()
      await new AuditTrail(target).append([entry(3), entry(4)])
      expect(await target.all(auditList)).toHaveLength(4)
      expect(await brokenAuditPlace(target)).toBeUndefined()
    })

    it('goes on after it was broken off at any write, whether that write arrived or not', async () => {
      const rows = Array.from({ length: 250 }, (_, i) => ({ NoteKey: `n${i}`, Title: `Rad ${i}`, Size: i }))
      const folder = await exportOf(rows)
      const writes = 4
      for (const arrives of [false, true]) {
        for (let whole = 0; whole < writes; whole++) {
          const inner = await open()
          const target = new WatchedLists(inner)
          target.before = async () => {
            const last = target.writes.length > whole
            if (arrives) target.answersLost = last ? 1 : 0
            else target.failing = last ? 1 : 0
          }
          await expect(importStore(target, both, folder)).rejects.toThrow(StoreFault)
          expect(target.writes).toHaveLength(whole + 1)

          const report = await importStore(inner, both, folder)
          expect(report.same).toBe(true)
          const before = whole + (arrives ? 1 : 0)
          const present = before === 0 ? 0 : 1 + Math.min(rows.length, 100 * (before - 1))
          expect(report.lists.reduce((sum, { written }) => sum + written, 0)).toBe(rows.length + 1 - present)
          expect(await contents(inner)).toEqual(rows.map((row) => toTheSecond(notes, row)))
        }
      }
    })

    it('done a second time writes nothing', async () => {
      const folder = await exportOf(everyKind)
      const target = new WatchedLists(await open())
      await importStore(target, both, folder)
      const { writes } = target
      const count = writes.length
      expect(await importStore(target, both, folder)).toMatchObject({ same: true })
      expect(writes).toHaveLength(count)
    })

    it.each<[string, ListDefinition, Fields, string]>([
      ['a row with other content under the same key', notes, { NoteKey: 'b', Title: 'Annat' }, 'NoteKey "b"'],
      ['a row that the export does not hold', notes, { NoteKey: 'främling' }, 'NoteKey "främling"'],
      ['a row in another list', others, { NoteKey: 'y' }, 'NoteKey "y"'],
    ])('%s is named, and nothing is written', async (_, list, fields, named) => {
      const inner = await open()
      await inner.create(list, fields)
      const target = new WatchedLists(inner)
      const { code, message } = await refusal(importStore(target, both, await exportOf(everyKind)))
      expect(code).toBe('row-in-the-way')
      expect(message).toContain(named)
      expect(message).toContain('Nothing was written.')
      expect(target.writes).toEqual([])
      expect(await inner.all(list)).toHaveLength(1)
    })
  })
}
