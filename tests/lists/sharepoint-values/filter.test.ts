import fc from 'fast-check'
import { systemClock } from '../../../src/kernel/clock'
import { type Item, ListMisuse, type Query } from '../../../src/lists/port'
import { filterOf, matches } from '../../../src/lists/sharepoint/filter'
import { SharePointLists } from '../../../src/lists/sharepoint/sharepoint-lists'
import { rooms } from '../../graph/simulator/caller'
import { APP, GraphSimulator } from '../../support/graph/graph-simulator'
import { graphOn } from '../../support/sharepoint-store'
import { anyLine } from './any-text'

const filter = (query: Query) => filterOf(rooms, query)

describe('a filter', () => {
  it.each<[Query, string]>([
    [{ column: 'House', equals: 'Erik’s' }, "fields/House eq 'Erik’s'"],
    [{ column: 'House', equals: "Erik's" }, "fields/House eq 'Erik''s'"],
    [{ column: 'RoomKey', equals: "' or 1 eq 1" }, "fields/RoomKey eq ''' or 1 eq 1'"],
    [{ column: 'Seats', equals: 12 }, 'fields/Seats eq 12'],
    [{ column: 'Seats', from: -3, to: 2.5 }, 'fields/Seats ge -3 and fields/Seats le 2.5'],
    [{ column: 'Open', equals: true }, 'fields/Open eq 1'],
    [{ column: 'Open', equals: false }, 'fields/Open eq 0'],
    [{ column: 'Free', from: '2026-03-26T09:00:00.000Z' }, "fields/Free ge '2026-03-26T09:00:00Z'"],
    [{ column: 'House', to: 'b' }, "fields/House le 'b'"],
  ])('of %j is as Graph takes it', (query, text) => expect(filter(query)).toBe(text))

  it('compares one column with one text, whatever the text', () => {
    fc.assert(
      fc.property(anyLine(), (equals) => {
        expect(filter({ column: 'House', equals })).toMatch(/^fields\/House eq '(?:[^']|'')*'$/)
      }),
      { numRuns: 1_000 },
    )
  })

  it('of a column of numbers is no way in for a text either', () => {
    expect(filter({ column: 'Seats', equals: '1 or fields/Seats ge 0' })).toBe(
      "fields/Seats eq '1 or fields/Seats ge 0'",
    )
  })

  it.each(['Title', 'Notes', 'Colour', 'Nothing', "House eq 'a' or fields/House", 'constructor'])(
    'of a column that cannot be searched (%s) is refused',
    (column) => expect(() => filter({ column, equals: 'a' })).toThrow(ListMisuse),
  )
})

describe('what SharePoint finds', () => {
  const item = (fields: Item['fields']): Item => ({ id: '1', etag: '', fields })

  it('counts only where it is the same to the letter', () => {
    expect(matches(item({ House: 'Röd' }), { column: 'House', equals: 'Röd' })).toBe(true)
    expect(matches(item({ House: 'röd' }), { column: 'House', equals: 'Röd' })).toBe(false)
    expect(matches(item({ House: null }), { column: 'House', equals: '' })).toBe(false)
  })

  it('lies between the bounds, and nothing lies nowhere', () => {
    const within = (Seats: number | null) => matches(item({ Seats }), { column: 'Seats', from: -1, to: 2 })
    expect([-2, -1, 0, 2, 3, null].map(within)).toEqual([false, true, true, true, false, false])
    expect(matches(item({ Seats: 7 }), { column: 'Seats' })).toBe(true)
  })
})

describe('searching a site', () => {
  let simulator: GraphSimulator
  let lists: SharePointLists
  beforeAll(async () => {
    simulator = await GraphSimulator.start({ limits: false })
    const id = simulator.createLists([rooms])[rooms.name]?.id ?? ''
    lists = new SharePointLists(
      {
        graph: graphOn(simulator),
        clock: systemClock,
        siteId: simulator.siteId,
        listIds: new Map([[rooms.name, id]]),
        clientId: APP.id,
      },
      'command',
    )
  })
  afterAll(async () => {
    await simulator.stop()
    expect(simulator.violations).toEqual([])
  })

  it('finds what was written, whatever the text, and nothing else', async () => {
    const written: string[] = []
    await fc.assert(
      fc.asyncProperty(anyLine(8), anyLine(8), async (text, other) => {
        await lists.create(rooms, { House: text })
        written.push(text)
        for (const equals of [text, other]) {
          const found = await lists.find(rooms, { column: 'House', equals })
          expect(found.map(({ fields }) => fields.House)).toEqual(written.filter((each) => each === equals))
        }
      }),
      { numRuns: 80 },
    )
  })
})
