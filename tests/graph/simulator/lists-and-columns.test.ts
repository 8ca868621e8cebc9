import { type Running, running } from './caller'

const textColumn = (name: string, more = {}) => ({ name, text: {}, ...more })

describe('Lists and their columns', () => {
  let here: Running
  beforeEach(async () => {
    here = await running()
  })
  afterEach(async () => {
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })
  const make = (body: unknown) => here.admin.post(`${here.site}/lists`, body)
  const addColumn = (body: unknown) => here.admin.post(`${here.list}/columns`, body)

  describe('lists', () => {
    it('makes a list with its columns, and names its place after the display name it was made with', async () => {
      const list = { template: 'genericList', hidden: true }
      const made = await make({ displayName: 'Samsyn/Ärenden', list, columns: [textColumn('Key')] })
      expect(made).toMatchObject({
        status: 201,
        body: { name: 'SamsynÄrenden', displayName: 'Samsyn/Ärenden' },
      })
      const renamed = await here.admin.patch(`${here.site}/lists/${made.body.id}`, { displayName: 'Ärenden' })
      expect(renamed.body).toMatchObject({
        name: 'SamsynÄrenden',
        displayName: 'Ärenden',
        list: { hidden: true },
      })
      const read = await here.app.get(`${here.site}/lists/Samsyn%C3%84renden?$expand=columns`)
      expect(read.body.columns).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Key' })]))
    })

    it('refuses a display name that is taken, whatever its case', async () => {
      await make({ displayName: 'Ärenden' })
      expect((await make({ displayName: 'ÄRENDEN' })).body.error.code).toBe('nameAlreadyExists')
      const renamed = await here.admin.patch(here.list, { displayName: 'ärenden' })
      expect(renamed.status).toBe(409)
    })

    it('gives another place to a list whose name was that of a renamed one', async () => {
      const first = await make({ displayName: 'A' })
      await here.admin.patch(`${here.site}/lists/${first.body.id}`, { displayName: 'B' })
      expect((await make({ displayName: 'A' })).body.name).toBe('A1')
    })

    it('lists the lists page by page, with what was selected of them', async () => {
      await make({ displayName: 'A' })
      await make({ displayName: 'B' })
      const pages = await here.app.pages(`${here.site}/lists?$select=id,name&$top=2`)
      expect(pages.map(({ body }) => body.value.map(({ name }) => name))).toEqual([
        ['SamsynRooms', 'A'],
        ['B'],
      ])
      expect(Object.keys(pages[0]?.body.value[0] ?? {})).toEqual(['id', 'name'])
    })

    it('can keep hidden lists for those who ask for system lists', async () => {
      await here.graph.stop()
      here = await running({ hiddenLists: 'system' })
      await make({ displayName: 'Dold', list: { template: 'genericList', hidden: true } })
      const names = async (query: string) =>
        (await here.app.get(`${here.site}/lists${query}`)).body.value.map(({ name }) => name)
      expect(await names('')).toEqual(['SamsynRooms'])
      expect(await names('?$select=id,name,system')).toEqual(['SamsynRooms', 'Dold'])
      expect((await here.app.get(`${here.site}/lists/Dold`)).status).toBe(200)
    })

    it('makes nothing at all when one column is wrong', async () => {
      expect((await make({ displayName: 'A', columns: [textColumn('Å')] })).status).toBe(400)
      expect(here.graph.listNames()).toEqual(['SamsynRooms'])
    })

    it('deletes a list', async () => {
      expect((await here.admin.delete(here.list)).status).toBe(204)
      expect((await here.app.get(here.items)).body.error.code).toBe('itemNotFound')
    })

    it.each([
      ['a property that lists do not have', { displayName: 'A', displayname: 'B' }],
      ['a property that is not for clients to set', { displayName: 'A', id: 'x' }],
      ['a property that listInfo does not have', { displayName: 'A', list: { templat: 'genericList' } }],
      ['a template that is not known', { displayName: 'A', list: { template: 'tasks' } }],
      ['no name', { list: { template: 'genericList' } }],
      [
        'a property that columns do not have',
        { displayName: 'A', columns: [textColumn('K', { index: true })] },
      ],
    ])('refuses to make a list with %s', async (_, body) => {
      expect((await make(body)).status).toBe(400)
    })

    it('refuses a body that is not JSON, and one that does not say that it is', async () => {
      expect((await make('{')).status).toBe(400)
      const untyped = await here.admin.send('POST', `${here.site}/lists`, '{"displayName":"A"}', {
        'content-type': 'text/plain',
      })
      expect(untyped.status).toBe(400)
    })
  })

  describe('columns', () => {
    it('has the built-in columns of a generic list', async () => {
      const { body } = await here.app.get(`${here.list}/columns?$select=name`)
      const names = body.value.map(({ name }) => name)
      expect(names).toEqual(
        expect.arrayContaining(['Title', 'ID', 'Created', 'Modified', 'Author', 'Editor']),
      )
      expect(names).toEqual(expect.arrayContaining(['ContentType', 'Attachments', '_UIVersionString']))
    })

    it('makes, changes and deletes a column', async () => {
      const made = await addColumn({ name: 'Door', displayName: 'Dörr', text: { maxLength: 50 } })
      expect(made).toMatchObject({
        status: 201,
        body: { name: 'Door', indexed: false, text: { maxLength: 50 } },
      })
      const address = `${here.list}/columns/${made.body.id}`
      const changed = await here.admin.patch(address, { indexed: true, displayName: 'Port' })
      expect(changed.body).toMatchObject({ name: 'Door', displayName: 'Port', indexed: true })
      expect((await here.app.get(address)).body).toEqual(changed.body)
      expect((await here.admin.delete(address)).status).toBe(204)
      expect((await here.app.get(address)).status).toBe(404)
    })

    it('takes a definition of ours as provisioning would make it', async () => {
      const { body } = await here.app.get(`${here.list}/columns`)
      const column = (name: string) => body.value.find((each) => each.name === name)
      expect(column('RoomKey')).toMatchObject({
        indexed: true,
        enforceUniqueValues: true,
        text: { maxLength: 255 },
      })
      expect(column('Notes')).toMatchObject({ text: { allowMultipleLines: true, textType: 'plain' } })
      expect(column('Free')).toMatchObject({ dateTime: { format: 'dateTime' } })
      expect(column('Colour')).toMatchObject({ choice: { choices: ['Röd', 'Blå'] } })
    })

    it.each([
      ['of no kind', { name: 'X' }],
      ['of two kinds', { name: 'X', text: {}, number: {} }],
      ['that is unique without an index', textColumn('X', { enforceUniqueValues: true })],
      ['of several lines with an index', { name: 'X', indexed: true, text: { allowMultipleLines: true } }],
      [
        'of several choices with an index',
        { name: 'X', indexed: true, choice: { choices: ['a'], displayAs: 'checkBoxes' } },
      ],
      ['of yes and no that is unique', { name: 'X', indexed: true, enforceUniqueValues: true, boolean: {} }],
      ['without choices', { name: 'X', choice: { choices: [] } }],
      ['with the same choice twice', { name: 'X', choice: { choices: ['a', 'A'] } }],
      ['longer than a line', textColumn('X', { text: { maxLength: 300 } })],
      ['with a misspelt setting', textColumn('X', { text: { allowMultipleLine: true } })],
      ['with a name that cannot be one', textColumn('Min kolumn')],
      ['of an unknown format', { name: 'X', dateTime: { format: 'datetime' } }],
    ])('refuses a column %s', async (_, body) => {
      expect((await addColumn(body)).status).toBe(400)
    })

    it('refuses a name that is taken', async () => {
      expect((await addColumn(textColumn('house'))).body.error.code).toBe('nameAlreadyExists')
    })

    it('refuses to change the kind of a column, its name, or a built-in one away', async () => {
      const columns = await here.app.get(`${here.list}/columns`)
      const address = (name: string) =>
        `${here.list}/columns/${columns.body.value.find((c) => c.name === name)?.id}`
      expect((await here.admin.patch(address('House'), { number: {} })).status).toBe(400)
      expect((await here.admin.patch(address('House'), { name: 'Hus' })).status).toBe(400)
      expect((await here.admin.patch(address('House'), { text: { allowMultipleLines: true } })).status).toBe(
        400,
      )
      expect((await here.admin.delete(address('Title'))).status).toBe(400)
    })

    it('shows hidden columns, and what stands in them, only to those who ask for them', async () => {
      await addColumn({ name: 'Secret', text: {}, hidden: true })
      const names = async (query: string) =>
        (await here.app.get(`${here.list}/columns${query}`)).body.value.map(({ name }) => name)
      expect(await names('')).not.toContain('Secret')
      expect(await names('?$select=name,hidden')).toContain('Secret')
      const expanded = await here.app.get(`${here.list}?$expand=columns`)
      expect(expanded.body.columns).not.toContainEqual(expect.objectContaining({ name: 'Secret' }))
      const made = await here.app.post(here.items, { fields: { Secret: 'x', Title: 'y' } })
      expect(made.body.fields).not.toHaveProperty('Secret')
      const item = (query: string) => here.app.get(`${here.items}/1?$expand=fields${query}`)
      expect((await item('')).body.fields).not.toHaveProperty('Secret')
      expect((await item('($select=Secret)')).body.fields).toMatchObject({ Secret: 'x' })
    })

    it('keeps the date only where the column does not say otherwise', async () => {
      await addColumn({ name: 'Day', dateTime: {} })
      const made = await here.app.post(here.items, { fields: { Day: '2026-03-26T09:00:00Z' } })
      expect(made.body.fields.Day).toBe('2026-03-26T00:00:00Z')
    })

    it('allows twenty indexes', async () => {
      // The rooms have five.
      for (let number = 6; number <= 20; number += 1) {
        expect((await addColumn(textColumn(`X${number}`, { indexed: true }))).status).toBe(201)
      }
      expect((await addColumn(textColumn('X21', { indexed: true }))).status).toBe(400)
      expect((await addColumn(textColumn('X21'))).status).toBe(201)
    })

    it('refuses a new index above five thousand items', async () => {
      const rows = Array.from({ length: 5_001 }, (_, at) => ({ RoomKey: `r${at}` }))
      here.graph.seed('Rooms', rows.slice(0, 5_000))
      expect((await addColumn(textColumn('X', { indexed: true }))).status).toBe(201)
      here.graph.seed('Rooms', rows.slice(5_000))
      expect((await addColumn(textColumn('Y', { indexed: true }))).body.error.message).toContain(
        'list view threshold',
      )
      expect((await addColumn(textColumn('Y'))).status).toBe(201)
    })

    it('refuses to make a column unique that holds the same value twice', async () => {
      here.graph.seed('Rooms', [
        { RoomKey: 'a', House: 'Norr' },
        { RoomKey: 'b', House: 'norr' },
      ])
      const columns = await here.app.get(`${here.list}/columns`)
      const address = `${here.list}/columns/${columns.body.value.find((c) => c.name === 'House')?.id}`
      expect((await here.admin.patch(address, { enforceUniqueValues: true })).status).toBe(400)
      here.graph.asPerson('p1').edit('Rooms', 2, { House: 'Söder' })
      expect((await here.admin.patch(address, { enforceUniqueValues: true })).status).toBe(200)
    })

    it('demands a title where new lists do', async () => {
      await here.graph.stop()
      here = await running({ titleRequired: true })
      expect((await here.app.post(here.items, { fields: { RoomKey: 'a' } })).status).toBe(400)
      expect((await here.app.post(here.items, { fields: { RoomKey: 'a', Title: 'A' } })).status).toBe(201)
    })
  })
})
