import fc from 'fast-check'
import { SortedIndex } from '../../support/graph/sorted-index'
import { type Running, running } from './caller'

const NOT_INDEXED =
  "Field 'Notes' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header"
const PREFER = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' }

describe('Filters', () => {
  let here: Running
  beforeAll(async () => {
    here = await running()
    here.graph.seed('Rooms', [
      { RoomKey: 'norr/1', House: 'Norr', Seats: 4, Free: '2026-03-01T08:00:00Z', Open: true, Notes: 'a' },
      { RoomKey: 'norr/2', House: 'NORR', Seats: 8, Free: '2026-04-01T08:00:00Z', Open: false },
      { RoomKey: 'sten/1', House: "O'Hara", Seats: 12, Free: '2026-05-01T08:00:00Z', Open: true },
      { RoomKey: 'åsen/1', House: 'Söder & Öster, 100 %', Seats: -1.5 },
    ])
  })
  afterAll(async () => {
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })
  const filtered = (filter: string, headers = {}) =>
    here.app.get(`${here.items}?$filter=${encodeURIComponent(filter)}`, headers)
  const found = async (filter: string, headers = {}) => {
    const { status, body } = await filtered(filter, headers)
    expect([status, body.error?.message]).toEqual([200, undefined])
    return body.value.map(({ id }) => Number(id))
  }

  it.each([
    ["fields/House eq 'norr'", [1, 2]],
    ["fields/House eq 'O''Hara'", [3]],
    ["fields/House eq 'Söder & Öster, 100 %'", [4]],
    ["fields/House ne 'norr'", [3, 4]],
    ["startswith(fields/RoomKey,'NORR/')", [1, 2]],
    ["startswith( fields/RoomKey , 'å')", [4]],
    ["fields/RoomKey ge 'norr/2' and fields/RoomKey lt 'åsen'", [2, 3]],
    ['fields/Seats eq 8', [2]],
    ['fields/Seats eq -1.5', [4]],
    ['fields/Seats gt 4', [2, 3]],
    ['fields/Seats ge 4 and fields/Seats le 8', [1, 2]],
    ['fields/Seats lt 4', [4]],
    ['fields/Seats eq 5', []],
    ['fields/Open eq 1', [1, 3]],
    ['fields/Open eq true', [1, 3]],
    ['fields/Open eq false', [2]],
    ['fields/Open ne 1', [2, 4]],
    ["fields/Free le '2026-04-01T08:00:00Z'", [1, 2]],
    ["fields/Free ge '2026-03-15' and fields/Free le '2026-04-15'", [2]],
    ['fields/ID gt 2', [3, 4]],
    ['fields/ID eq 2', [2]],
  ])('finds by %s', async (filter, ids) => {
    expect(await found(filter)).toEqual(ids)
  })

  it.each([
    ["fields/Titel eq 'x'", "Field 'Titel' is not recognized"],
    ["fields/Notes eq 'a'", NOT_INDEXED],
    ["fields/Created ge '2026-01-01T00:00:00Z'", 'is not indexed'],
    ["fields/House eq 'norr' and fields/Seats eq 4", 'only one field'],
    ["House eq 'norr'", 'Invalid filter clause'],
    ["fields/House eq 'norr' or fields/House eq 'sten'", 'Invalid filter clause'],
    ["not(fields/House eq 'norr')", 'Invalid filter clause'],
    ["contains(fields/House,'norr')", 'Invalid filter clause'],
    ["endswith(fields/House,'norr')", 'Invalid filter clause'],
    ["fields/House in ('norr')", 'Invalid filter clause'],
    ['fields/House eq norr', 'does not fit'],
    ["fields/House eq 'O'Hara'", 'Invalid filter clause'],
    ["fields/Seats eq '4'", 'does not fit'],
    ["fields/Open eq '1'", 'does not fit'],
    ['fields/Open gt 0', 'eq and ne'],
    ['fields/Open eq ja', 'does not fit'],
    ['fields/Free ge 2026-03-15T00:00:00Z', 'does not fit'],
    ["fields/Free ge '15 mars'", 'does not fit'],
    ['fields/House eq null', 'does not fit'],
    ["startswith(fields/Seats,'4')", 'is not a text'],
  ])('refuses %s', async (filter, message) => {
    const answer = await filtered(filter)
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalidRequest' } } })
    expect(answer.body.error.message).toContain(message)
  })

  it('searches without an index at the caller’s own risk, while the list is small', async () => {
    expect(await found("fields/Colour eq 'Röd'", PREFER)).toEqual([])
    expect(await found("fields/Created ge '2026-01-01T00:00:00Z'", PREFER)).toEqual([1, 2, 3, 4])
  })

  it('follows what was found over its pages', async () => {
    const pages = await here.app.pages(`${here.items}?$filter=fields/Seats ge -2&$top=3&$expand=fields`)
    expect(pages.map(({ body }) => body.value.map(({ id }) => id))).toEqual([['1', '2', '3'], ['4']])
    expect(pages[1]?.body.value[0]?.fields).toMatchObject({ RoomKey: 'åsen/1' })
  })
})

describe('Filters of a list above the threshold', () => {
  it('finds by what is indexed, however much it is, and never by anything else', async () => {
    const here = await running()
    const rows = Array.from({ length: 6_000 }, (_, at) => ({
      RoomKey: `r${at}`,
      House: 'Norr',
      Seats: at,
      Notes: 'x',
    }))
    here.graph.seed('Rooms', rows)
    const all = await here.app.pages(`${here.items}?$filter=fields/House eq 'norr'&$top=5000`)
    expect(all.map(({ body }) => body.value.length)).toEqual([5_000, 1_000])
    const many = await here.app.pages(`${here.items}?$filter=fields/Seats ge 100&$top=5000`)
    const ids = many.flatMap(({ body }) => body.value.map(({ id }) => Number(id)))
    expect(ids).toEqual(Array.from({ length: 5_900 }, (_, at) => at + 101))
    const scanned = await here.app.get(`${here.items}?$filter=fields/Colour eq 'Röd'`, PREFER)
    expect(scanned.body.error.message).toContain('list view threshold')
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })
})

describe('The index behind filters', () => {
  it('holds what was added and not removed, in order', () => {
    const operation = fc.record({
      key: fc.integer({ min: 0, max: 40 }),
      id: fc.integer({ min: 1, max: 2_000 }),
    })
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1_000, maxLength: 4_000 }), (operations) => {
        const index = new SortedIndex()
        const held = new Set<number>()
        for (const { key, id } of operations) {
          const code = key * 10_000 + id
          if (held.delete(code)) index.remove(key, id)
          else {
            held.add(code)
            index.add(key, id)
          }
        }
        const sorted = [...held].sort((a, b) => a - b)
        expect([...index.entries()].map(({ key, id }) => Number(key) * 10_000 + id)).toEqual(sorted)
        const from = 200_500
        expect([...index.entries(20, 500)].map(({ key, id }) => Number(key) * 10_000 + id)).toEqual(
          sorted.filter((code) => code >= from),
        )
      }),
      { numRuns: 30 },
    )
  })
})
