import fc from 'fast-check'
import type { Item, Lists } from '../../src/lists/port'
import { type AuditEntry, AuditTrail, auditList, brokenAuditPlace } from '../../src/matters/audit'
import { alva, START } from '../support/builders'
import { memoryLists } from '../support/memory-lists'
import { StoreFault, WatchedLists } from '../support/watched-lists'

function entry(seq: number, matterId = 'm1'): AuditEntry {
  const detail = { type: 'approved', by: alva.id, version: 1, text: `Händelse ${seq} – å ä ö "x"` }
  return { list: 'Minutes', matterId, seq, at: START, by: alva.id, event: 'approved', detail }
}

const entries = (from: number, to: number, matterId?: string) =>
  Array.from({ length: to - from + 1 }, (_, i) => entry(from + i, matterId))

const store = () => memoryLists([auditList])

async function rows(lists: Lists): Promise<readonly Item[]> {
  const all = await lists.all(auditList)
  return [...all].sort((a, b) => Number(a.fields.Place) - Number(b.fields.Place))
}

describe('the audit trail', () => {
  it('has one row an event, in order and without gaps, and its chain holds', async () => {
    const lists = store()
    const trail = new AuditTrail(lists)
    await trail.append(entries(1, 3))
    await trail.append([entry(4), entry(1, 'm2')])
    const all = await rows(lists)
    expect(all.map((r) => r.fields.Place)).toEqual([1, 2, 3, 4, 5])
    expect(all.map((r) => r.fields.EventKey)).toEqual([
      'Minutes/m1/1',
      'Minutes/m1/2',
      'Minutes/m1/3',
      'Minutes/m1/4',
      'Minutes/m2/1',
    ])
    expect(all[0]?.fields).toMatchObject({ MatterId: 'm1', At: START, By: alva.id, Event: 'approved' })
    expect(JSON.parse(String(all[0]?.fields.Detail))).toEqual(entry(1).detail)
    expect(await brokenAuditPlace(lists)).toBeUndefined()
  })

  it('that is empty holds', async () => {
    expect(await brokenAuditPlace(store())).toBeUndefined()
  })

  it('is continued after a restart, whatever its length', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        async (before, more) => {
          const lists = store()
          await new AuditTrail(lists).append(entries(1, before))
          await new AuditTrail(lists).append(entries(before + 1, before + more))
          expect((await rows(lists)).map((r) => r.fields.Place)).toEqual(
            Array.from({ length: before + more }, (_, i) => i + 1),
          )
          expect(await brokenAuditPlace(lists)).toBeUndefined()
        },
      ),
      { numRuns: 25 },
    )
  })

  it('records the same event once, however often it is told', async () => {
    const lists = store()
    const trail = new AuditTrail(lists)
    await trail.append(entries(1, 3))
    await trail.append(entries(1, 3))
    await trail.append(entries(2, 5))
    await new AuditTrail(lists).append(entries(1, 6))
    expect((await rows(lists)).map((r) => r.fields.EventKey)).toEqual(
      entries(1, 6).map((e) => `Minutes/m1/${e.seq}`),
    )
    expect(await brokenAuditPlace(lists)).toBeUndefined()
  })

  it('is one chain when two servers write it', async () => {
    const lists = store()
    const [one, two] = [new AuditTrail(lists), new AuditTrail(lists)]
    await Promise.all([
      one.append(entries(1, 4, 'a')),
      two.append(entries(1, 4, 'b')),
      one.append(entries(5, 6, 'a')),
      two.append(entries(3, 7, 'b')),
    ])
    expect(await rows(lists)).toHaveLength(13)
    expect(await brokenAuditPlace(lists)).toBeUndefined()
  })

  it('goes on after a fault of the store', async () => {
    const lists = new WatchedLists(store())
    const trail = new AuditTrail(lists)
    await trail.append(entries(1, 2))
    lists.failing = 1
    await expect(trail.append(entries(3, 4))).rejects.toThrow(StoreFault)
    await trail.append(entries(3, 5))
    expect(await rows(lists)).toHaveLength(5)
    expect(await brokenAuditPlace(lists)).toBeUndefined()
  })
})

describe('what was done to the audit trail shows', () => {
  async function chainOf(length: number): Promise<Lists> {
    const lists = store()
    await new AuditTrail(lists).append(entries(1, length))
    return lists
  }

  async function at(lists: Lists, place: number): Promise<Item> {
    const row = (await rows(lists))[place - 1]
    if (!row) throw new NoSuchRow(place)
    return row
  }

  it.each([
    ['By', 'soc-01'],
    ['At', '2026-03-27T09:00:00.000Z'],
    ['Detail', '{}'],
    ['Event', 'absence-declared'],
    ['MatterId', 'm2'],
    ['EventKey', 'Minutes/m2/9'],
    ['Hash', '0'.repeat(64)],
    ['PreviousHash', '0'.repeat(64)],
  ])('a changed %s', async (column, value) => {
    const lists = await chainOf(5)
    const row = await at(lists, 3)
    await lists.update(auditList, row.id, { [column]: value }, row.etag)
    expect(await brokenAuditPlace(lists)).toBe(3)
  })

  it('a removed row, wherever another follows', async () => {
    for (const place of [1, 3, 4]) {
      const lists = await chainOf(5)
      const row = await at(lists, place)
      await lists.remove(auditList, row.id, row.etag)
      expect(await brokenAuditPlace(lists)).toBe(place)
    }
  })

  it('a removed row is not covered up by what is recorded afterwards', async () => {
    for (const place of [1, 2, 4, 5]) {
      const lists = await chainOf(6)
      const row = await at(lists, place)
      await lists.remove(auditList, row.id, row.etag)
      const trail = new AuditTrail(lists)
      await trail.append(entries(7, 8))
      await new AuditTrail(lists).append(entries(9, 9))
      expect((await rows(lists)).map((r) => r.fields.Place)).toEqual(
        [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((n) => n !== place),
      )
      expect(await brokenAuditPlace(lists)).toBe(place)
    }
  })

  it('a row put in, between two or at the end', async () => {
    const lists = await chainOf(3)
    const { fields } = await at(lists, 3)
    const forged = { ...fields, Place: 4, EventKey: 'Minutes/m1/4', PreviousHash: fields.Hash ?? '' }
    await lists.create(auditList, forged)
    expect(await brokenAuditPlace(lists)).toBe(4)
    const others = await chainOf(3)
    await others.create(auditList, { ...forged, Place: 2.5 })
    expect(await brokenAuditPlace(others)).toBe(3)
  })

  it('a changed row whose own hash was made anew, at the row after it', async () => {
    const lists = await chainOf(4)
    const source = store()
    await new AuditTrail(source).append([entry(1), { ...entry(2), by: 'soc-01' }])
    const forged = (await at(source, 2)).fields
    const row = await at(lists, 2)
    await lists.update(auditList, row.id, forged, row.etag)
    expect(await brokenAuditPlace(lists)).toBe(3)
  })
})

/** The test looks at a row that is not there. */
export class NoSuchRow extends Error {
  constructor(place: number) {
    super(`The audit trail has no row ${place}`)
  }
}
