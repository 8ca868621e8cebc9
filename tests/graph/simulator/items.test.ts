import { APP } from '../../support/graph/graph-simulator'
import { Caller, Moment, type Running, running } from './caller'

describe('Items', () => {
  const moment = new Moment()
  let here: Running
  beforeEach(async () => {
    here = await running({
      now: moment.now,
      people: [{ id: 'p1', displayName: 'Anna Ek', userPrincipalName: 'a@k.se' }],
    })
  })
  afterEach(async () => {
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })
  const made = async (fields: Record<string, unknown>) => (await here.app.post(here.items, { fields })).body

  it('makes an item and gives it back with its fields and eTag, which no header repeats', async () => {
    const answer = await here.app.post(here.items, { fields: { Title: 'Skogen', Seats: 8, Open: false } })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('etag')).toBeNull()
    expect(answer.body).toMatchObject({
      id: '1',
      eTag: expect.stringMatching(/^"\{[0-9A-F-]{36}\},1"$/),
      createdDateTime: '2026-11-22T09:00:00Z',
      createdBy: { application: APP },
      fields: {
        id: '1',
        Title: 'Skogen',
        Seats: 8,
        Open: false,
        _UIVersionString: '1.0',
        ContentType: 'Item',
      },
    })
    expect(answer.body.fields['@odata.etag']).toBe(answer.body.eTag)
    expect(answer.body.fields.AuthorLookupId).toEqual(expect.any(String))
  })

  it('gives fields only to those who ask, and only those asked for', async () => {
    await made({ Title: 'Skogen', Seats: 8, RoomKey: 'a' })
    const one = `${here.items}/1`
    expect((await here.app.get(one)).body).not.toHaveProperty('fields')
    expect((await here.app.get(here.items)).body.value[0]).not.toHaveProperty('fields')
    expect((await here.app.get(`${one}?$expand=fields`)).body.fields).toMatchObject({
      Title: 'Skogen',
      Seats: 8,
    })
    for (const expand of ['$expand=fields($select=Title,Seats)', 'expand=fields(select=Title,Seats)']) {
      const { fields } = (await here.app.get(`${one}?${expand}`)).body
      expect(Object.keys(fields)).toEqual(['@odata.etag', 'Title', 'Seats'])
    }
    const slim = await here.app.get(`${here.items}?$select=id&$expand=fields($select=Title)`)
    expect(slim.body.value[0]).toEqual({
      '@odata.etag': expect.any(String),
      id: '1',
      fields: { '@odata.etag': expect.any(String), Title: 'Skogen' },
    })
  })

  it('refuses a selection of what is not there, or leaves it out where told to', async () => {
    await made({ Title: 'x' })
    const address = (of: Running) => `${of.items}?$expand=fields($select=Title,Titel)`
    expect((await here.app.get(address(here))).status).toBe(400)
    await here.graph.stop()
    here = await running({ unknownSelect: 'ignored' })
    await made({ Title: 'x' })
    expect((await here.app.get(address(here))).body.value[0]?.fields).toMatchObject({ Title: 'x' })
  })

  it('changes fields of an item that is as the caller knew it', async () => {
    const { eTag } = await made({ Title: 'Skogen', Seats: 8 })
    const answer = await here.app.patch(`${here.items}/1/fields`, { Seats: 12 }, eTag)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ Title: 'Skogen', Seats: 12, _UIVersionString: '2.0' })
    expect(answer.body['@odata.etag']).toBe(String(eTag).replace(',1"', ',2"'))
  })

  it('writes nothing when the eTag is not that of the item any more', async () => {
    const { eTag } = await made({ Title: 'Skogen' })
    here.graph.asPerson('p1').edit('Rooms', 1, { Title: 'Ängen' })
    const stale = await here.app.patch(`${here.items}/1/fields`, { Title: 'Sjön' }, eTag)
    expect(stale).toMatchObject({ status: 412, body: { error: { code: 'resourceModified' } } })
    expect((await here.app.delete(`${here.items}/1`, eTag)).status).toBe(412)
    expect((await here.app.patch(`${here.items}/1`, { fields: { Title: 'Sjön' } }, eTag)).status).toBe(412)
    expect(here.graph.items('Rooms')).toEqual([{ id: '1', Title: 'Ängen' }])
  })

  it('changes an item without an eTag, as the real one does', async () => {
    await made({ Title: 'Skogen' })
    expect((await here.app.patch(`${here.items}/1`, { fields: { Title: 'Sjön' } })).body.fields.Title).toBe(
      'Sjön',
    )
  })

  it('can leave the new eTag out of the answer', async () => {
    await here.graph.stop()
    here = await running({ omitEtagOnPatch: true })
    await made({ Title: 'Skogen' })
    const answer = await here.app.patch(`${here.items}/1/fields`, { Title: 'Sjön' })
    expect(answer.body).toMatchObject({ Title: 'Sjön' })
    expect(answer.body).not.toHaveProperty(['@odata.etag'])
  })

  it('deletes an item, and does not know it afterwards', async () => {
    const { eTag } = await made({ Title: 'Skogen' })
    expect((await here.app.delete(`${here.items}/1`, eTag)).status).toBe(204)
    for (const answer of [
      await here.app.get(`${here.items}/1`),
      await here.app.delete(`${here.items}/1`, eTag),
      await here.app.patch(`${here.items}/1/fields`, { Title: 'x' }, eTag),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'itemNotFound' } } })
    }
    expect((await made({ Title: 'Ny' })).id).toBe('2')
  })

  it('shows whom an item was written by: the app, a person in the browser, or a person through an app', async () => {
    await made({ Title: 'Skogen' })
    here.graph.asPerson('p1').edit('Rooms', 1, { Title: 'Ängen' })
    const byPerson = await here.app.get(`${here.items}/1`)
    expect(byPerson.body.lastModifiedBy).toEqual({ user: { id: 'p1', displayName: 'Anna Ek' } })
    expect(byPerson.body.createdBy).toMatchObject({ application: APP })
    await here.admin.patch(`${here.items}/1/fields`, { Title: 'Sjön' })
    const byAdmin = await here.app.get(`${here.items}/1`)
    expect(byAdmin.body.lastModifiedBy).toMatchObject({
      application: {},
      user: { displayName: 'Administratör' },
    })
  })

  it('gives pages of two hundred, or as many as are asked for up to five thousand', async () => {
    here.graph.seed(
      'Rooms',
      Array.from({ length: 450 }, (_, at) => ({ RoomKey: `r${at}` })),
    )
    const pages = await here.app.pages(here.items)
    expect(pages.map(({ body }) => body.value.length)).toEqual([200, 200, 50])
    expect(pages[0]?.body['@odata.nextLink']).toMatch(new RegExp(`^${here.graph.url}/v1.0/.*skiptoken=`))
    const ids = pages.flatMap(({ body }) => body.value.map(({ id }) => Number(id)))
    expect(ids).toEqual(Array.from({ length: 450 }, (_, at) => at + 1))
    expect((await here.app.get(`${here.items}?$top=5000`)).body.value).toHaveLength(450)
    expect((await here.app.get(`${here.items}?$top=450`)).body).not.toHaveProperty(['@odata.nextLink'])
    expect((await here.app.get(`${here.items}?$top=5001`)).status).toBe(400)
    expect((await here.app.get(`${here.items}?$top=0`)).status).toBe(400)
  })

  it('neither repeats nor skips an item when some are deleted between two pages', async () => {
    here.graph.seed(
      'Rooms',
      Array.from({ length: 6 }, (_, at) => ({ RoomKey: `r${at}` })),
    )
    const first = await here.app.get(`${here.items}?$top=3`)
    for (const id of [2, 3, 5]) here.graph.asPerson('p1').remove('Rooms', id)
    const second = await here.app.get(first.body['@odata.nextLink'] ?? '')
    expect(second.body.value.map(({ id }) => id)).toEqual(['4', '6'])
  })

  it('refuses to sort, to skip, to count and to select what there is not', async () => {
    for (const query of [
      '$orderby=fields/Title',
      '$skip=10',
      '$count=true',
      '$select=titel',
      '$expand=driveItem',
      '$top=3&$top=4',
    ]) {
      expect((await here.app.get(`${here.items}?${query}`)).status).toBe(400)
    }
    expect((await here.app.get(`${here.items}?$skiptoken=paged`)).status).toBe(400)
  })

  it('does not let an app see what another may', async () => {
    here.graph.tokens.set('other', { app: { id: 'other', displayName: 'Annan' }, roles: ['Sites.Selected'] })
    expect((await new Caller(here.graph, 'other').get(here.items)).status).toBe(403)
  })
})
