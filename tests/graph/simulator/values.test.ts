import { type Running, running } from './caller'

describe('Values of items', () => {
  let here: Running
  beforeAll(async () => {
    here = await running()
    const columns = [
      { name: 'Free2', choice: { choices: ['a'], allowTextEntry: true } },
      { name: 'Fixed', choice: { choices: ['Röd'] } },
      { name: 'Tags', choice: { choices: ['a', 'b'], displayAs: 'checkBoxes' } },
      { name: 'Owner', personOrGroup: {} },
      { name: 'Level', number: { minimum: 1, maximum: 5 } },
      { name: 'State', text: {}, defaultValue: { value: 'ny' } },
    ]
    for (const column of columns) await here.admin.post(`${here.list}/columns`, column)
  })
  afterAll(async () => {
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })
  const written = (fields: Record<string, unknown>) => here.app.post(here.items, { fields })
  const read = async (fields: Record<string, unknown>) => {
    const { body } = await written(fields)
    return (await here.app.get(`${here.items}/${body.id}?$expand=fields`)).body.fields
  }

  it('gives moments back without milliseconds, in UTC', async () => {
    expect(await read({ Free: '2026-03-26T09:00:00.987Z' })).toMatchObject({ Free: '2026-03-26T09:00:00Z' })
    expect(await read({ Free: '2026-03-26T09:00:00+01:00' })).toMatchObject({ Free: '2026-03-26T08:00:00Z' })
  })

  it('leaves out what is empty, and keeps an empty text as nothing', async () => {
    const fields = await read({ Title: '', Notes: '', Seats: null, House: ' ' })
    expect(fields).toMatchObject({ House: ' ' })
    for (const name of ['Title', 'Notes', 'Seats', 'Free', 'Open']) expect(fields).not.toHaveProperty(name)
  })

  it('empties a column that is set to null or to an empty text', async () => {
    const { body } = await written({ Title: 'x', Seats: 3 })
    const after = await here.app.patch(`${here.items}/${body.id}/fields`, { Title: '', Seats: null })
    expect(after.body).not.toHaveProperty('Title')
    expect(after.body).not.toHaveProperty('Seats')
  })

  it('keeps nought, false, and texts as they were written', async () => {
    const notes = 'Rad ett\nRad två\t<b>&amp;</b> 👩‍👩‍👧'
    expect(await read({ Seats: 0, Open: false, Notes: notes })).toMatchObject({
      Seats: 0,
      Open: false,
      Notes: notes,
    })
  })

  it('takes several values with the type said, and a person by the number that the site gave', async () => {
    const fields = { Tags: ['a', 'b'], 'Tags@odata.type': 'Collection(Edm.String)', OwnerLookupId: 7 }
    expect(await read(fields)).toMatchObject({ Tags: ['a', 'b'], OwnerLookupId: '7' })
  })

  it('takes a text of its own where the choice allows it, and a default where nothing is said', async () => {
    expect(await read({ Free2: 'eget' })).toMatchObject({ Free2: 'eget', State: 'ny' })
    expect(await read({ State: null })).not.toHaveProperty('State')
  })

  it.each([
    ['255 characters on a line', { Title: 'å'.repeat(255) }],
    ['63,999 characters on several', { Notes: 'å'.repeat(63_999) }],
    ['a choice', { Colour: 'Röd' }],
  ])('takes %s', async (_, fields) => {
    expect((await written(fields)).status).toBe(201)
  })

  it.each([
    ['a column that is not there', { Titel: 'x' }, "Field 'Titel' is not recognized"],
    ['a column by another case', { title: 'x' }, "Field 'title' is not recognized"],
    ['a column that is read-only', { Created: '2026-03-26T09:00:00Z' }, 'read-only'],
    ['a person by name', { Owner: 'Anna' }, "Field 'Owner' is not recognized"],
    ['a number as text', { Seats: '8' }, 'does not fit'],
    ['a text as number', { Title: 8 }, 'does not fit'],
    ['yes and no as number', { Open: 1 }, 'does not fit'],
    ['a moment without zone', { Free: '2026-03-26T09:00:00' }, 'does not fit'],
    ['a moment that is none', { Free: 'i morgon' }, 'does not fit'],
    ['a day that is not in the calendar', { Free: '2026-13-26T09:00:00Z' }, 'does not fit'],
    ['a moment before 1900', { Free: '1899-12-31T00:00:00Z' }, 'does not fit'],
    ['an object', { Title: { text: 'x' } }, 'does not fit'],
    ['several values without their type', { Tags: ['a'] }, 'does not fit'],
    ['a choice that is not offered', { Fixed: 'Grön' }, 'choices'],
    ['a choice in another case', { Fixed: 'röd' }, 'choices'],
    ['a number out of range', { Level: 6 }, 'out of range'],
    ['256 characters on a line', { Title: 'x'.repeat(256) }, 'longer'],
    ['64,000 characters on several', { Notes: 'x'.repeat(64_000) }, 'longer'],
    ['256 units, half of them the second halves of characters', { Title: '🦊'.repeat(128) }, 'longer'],
    ['a line break on a line', { Title: 'a\nb' }, 'line breaks'],
    ['a character that XML has not', { Notes: 'a\u0008b' }, 'invalid characters'],
    ['half a character', { Notes: 'a\ud83e' }, 'invalid characters'],
    ['an annotation of nothing', { 'Titel@odata.type': 'Edm.String' }, 'annotation'],
  ])('refuses %s', async (_, fields, message) => {
    const before = here.graph.items('Rooms').length
    const answer = await written(fields)
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalidRequest' } } })
    expect(answer.body.error.message).toContain(message)
    expect(here.graph.items('Rooms')).toHaveLength(before)
  })

  it('refuses what an item itself does not have', async () => {
    expect((await here.app.post(here.items, { fields: {}, eTag: 'x' })).status).toBe(400)
    expect((await here.app.post(here.items, { field: {} })).status).toBe(400)
    expect((await here.app.post(here.items, { Title: 'x' })).status).toBe(400)
  })

  it('keeps unique values unique, whatever their case, and writes nothing of what would break that', async () => {
    await written({ RoomKey: 'Skogen', Title: 'ett' })
    const { body } = await written({ RoomKey: 'Ängen', Title: 'två' })
    const message = 'One or more fields with unique constraints already has the provided value.'
    const again = await written({ RoomKey: 'SKOGEN' })
    expect(again).toMatchObject({ status: 400, body: { error: { code: 'invalidRequest', message } } })
    const changed = await here.app.patch(`${here.items}/${body.id}/fields`, {
      RoomKey: 'skogen',
      Title: 'tre',
    })
    expect(changed.body.error.message).toBe(message)
    expect(here.graph.items('Rooms').at(-1)).toMatchObject({ RoomKey: 'Ängen', Title: 'två' })
    const itself = await here.app.patch(`${here.items}/${body.id}/fields`, { RoomKey: 'ÄNGEN' })
    expect(itself.body.RoomKey).toBe('ÄNGEN')
  })

  it('lets a unique value be used again when the item that had it is gone', async () => {
    const { body } = await written({ RoomKey: 'tillfällig' })
    await here.app.delete(`${here.items}/${body.id}`)
    expect((await written({ RoomKey: 'Tillfällig' })).status).toBe(201)
    expect((await written({})).status).toBe(201)
    expect((await written({})).status).toBe(201)
  })
})
