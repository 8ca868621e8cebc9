import { type Answer, type Running, running } from './caller'

describe('Delta', () => {
  let here: Running
  beforeEach(async () => {
    here = await running()
  })
  afterEach(async () => {
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })
  const seed = (count: number) =>
    here.graph.seed(
      'Rooms',
      Array.from({ length: count }, (_, at) => ({ RoomKey: `r${at}` })),
    )
  const anna = () => here.graph.asPerson('p1')
  const link = (answer: Answer | undefined) => answer?.body['@odata.deltaLink'] ?? 'no link'
  const ids = (...answers: Answer[]) => answers.flatMap(({ body }) => body.value.map(({ id }) => Number(id)))

  it('gives every item first, in pages of two hundred, and then a link', async () => {
    seed(450)
    const pages = await here.app.pages(`${here.items}/delta?$expand=fields`)
    expect(pages.map(({ body }) => body.value.length)).toEqual([200, 200, 50])
    expect(ids(...pages)).toEqual(Array.from({ length: 450 }, (_, at) => at + 1))
    expect(pages[2]?.body.value[0]?.fields).toMatchObject({ RoomKey: 'r400' })
    expect(pages[0]?.body).not.toHaveProperty(['@odata.deltaLink'])
    expect((await here.app.get(link(pages[2]))).body.value).toEqual([])
  })

  it('tells what happened since, once for each item and as it now is', async () => {
    seed(3)
    const start = link(await here.app.get(`${here.items}/delta?$expand=fields`))
    anna().edit('Rooms', 2, { Title: 'ett' })
    anna().edit('Rooms', 2, { Title: 'två' })
    anna().remove('Rooms', 1)
    const created = anna().create('Rooms', { RoomKey: 'ny' })
    const { body } = await here.app.get(start)
    expect(body.value).toEqual([
      expect.objectContaining({ id: '2', fields: expect.objectContaining({ Title: 'två' }) }),
      expect.objectContaining({ id: '1', deleted: { state: 'deleted' } }),
      expect.objectContaining({ id: created, fields: expect.objectContaining({ RoomKey: 'ny' }) }),
    ])
    expect(body.value[1]).not.toHaveProperty('fields')
  })

  it('gives fields only where the request asks for them', async () => {
    seed(1)
    const { body } = await here.app.get(`${here.items}/delta`)
    expect(body.value[0]).not.toHaveProperty('fields')
    expect(body['@odata.deltaLink']).not.toContain('expand')
    const selected = await here.app.get(`${here.items}/delta?$expand=fields($select=Title)&$select=id`)
    expect(selected.body.value[0]).toMatchObject({ id: '1', fields: {} })
  })

  it('begins from now with the token `latest`, and takes a token in brackets too', async () => {
    seed(3)
    const latest = await here.app.get(`${here.items}/delta?token=latest`)
    expect(latest.body.value).toEqual([])
    anna().edit('Rooms', 3, { Title: 'x' })
    const token = new URL(link(latest)).searchParams.get('token')
    expect(ids(await here.app.get(`${here.items}/delta?token=${token}`))).toEqual([3])
    expect(ids(await here.app.get(`${here.items}/delta(token='${token}')`))).toEqual([3])
    expect(ids(await here.app.get(`${here.items}/delta(token='latest')`))).toEqual([])
  })

  it('neither hides nor loses what happens while the first pages are read', async () => {
    seed(401)
    const first = await here.app.get(`${here.items}/delta`)
    anna().edit('Rooms', 1, { Title: 'ändrat' })
    anna().remove('Rooms', 2)
    anna().remove('Rooms', 300)
    anna().create('Rooms', { RoomKey: 'ny' })
    const rest = await here.app.pages(first.body['@odata.nextLink'] ?? '')
    const seen = rest.flatMap(({ body }) => body.value)
    const deleted = seen.filter(({ deleted }) => deleted).map(({ id }) => id)
    expect(deleted).toEqual(['2', '300'])
    expect(seen.map(({ id }) => id)).toEqual(expect.arrayContaining(['1', '402']))
    expect(await here.app.get(link(rest.at(-1)))).toMatchObject({ body: { value: [] } })
  })

  it('does not tell of items that were gone before the reading began', async () => {
    seed(3)
    anna().remove('Rooms', 2)
    expect(ids(await here.app.get(`${here.items}/delta`))).toEqual([1, 3])
  })

  it('knows old tokens however much has happened to the same items since', async () => {
    seed(2)
    const start = link(await here.app.get(`${here.items}/delta`))
    for (let time = 0; time < 3_000; time += 1) anna().edit('Rooms', 1, { Seats: time })
    const { body } = await here.app.get(`${start}&$expand=fields`)
    expect(body.value).toEqual([
      expect.objectContaining({ fields: expect.objectContaining({ Seats: 2_999 }) }),
    ])
  })

  it('answers 410 to tokens that are no longer known, and begins anew', async () => {
    seed(250)
    const old = link((await here.app.pages(`${here.items}/delta`)).at(-1))
    here.graph.forgetDeltaTokens('Rooms')
    const gone = await here.app.get(old)
    expect(gone).toMatchObject({ status: 410, body: { error: { code: 'resyncRequired' } } })
    const anew = await here.app.pages(gone.headers.get('location') ?? '')
    expect(ids(...anew)).toHaveLength(250)
    expect((await here.app.get(link(anew.at(-1)))).status).toBe(200)
  })

  it('refuses tokens that it never gave, and query options that delta has not', async () => {
    expect((await here.app.get(`${here.items}/delta?token=1230919asd190410jlka`)).status).toBe(400)
    expect((await here.app.get(`${here.items}/delta?$filter=fields/Seats eq 1`)).status).toBe(400)
    expect((await here.app.get(`${here.items}/delta?$top=10`)).status).toBe(400)
  })
})
