import { APP } from '../../support/graph/graph-simulator'
import { Caller, Moment, type Running, running } from './caller'

describe('Sites, and who may do what on them', () => {
  let here: Running
  const started = async (options: Parameters<typeof running>[0] = {}) => {
    here = await running(options)
    return here
  }
  afterEach(async () => {
    await here.graph.stop()
    expect(here.graph.violations).toEqual([])
  })

  it('names a site by its address and by its id', async () => {
    const { app, graph } = await started()
    const byAddress = await app.get('/sites/kommunen.sharepoint.com:/sites/samsyn')
    const byAddressWithColon = await app.get('/sites/kommunen.sharepoint.com:/sites/samsyn:')
    const byId = await app.get(`/sites/${graph.siteId}`)
    expect(byAddress.body).toMatchObject({ id: graph.siteId, webUrl: graph.siteUrl })
    expect(graph.siteId).toMatch(/^kommunen\.sharepoint\.com,[0-9a-f-]{36},[0-9a-f-]{36}$/)
    expect([byAddressWithColon.body, byId.body]).toEqual([byAddress.body, byAddress.body])
  })

  it('finds what lies under a site by its address too', async () => {
    const { app } = await started()
    const lists = await app.get('/sites/kommunen.sharepoint.com:/sites/samsyn:/lists')
    expect(lists.body.value.map(({ name }) => name)).toEqual(['SamsynRooms'])
  })

  it('names the site at the root of a host by the host alone', async () => {
    const { app, graph } = await started({ siteUrl: 'https://kommunen.sharepoint.com' })
    expect((await app.get('/sites/kommunen.sharepoint.com')).body.id).toBe(graph.siteId)
    expect((await app.get('/sites/annan.sharepoint.com')).status).toBe(400)
  })

  it('knows no other site', async () => {
    const { app } = await started()
    expect((await app.get('/sites/kommunen.sharepoint.com:/sites/annan')).status).toBe(404)
    expect((await app.get('/sites/kommunen.sharepoint.com,1,2/lists')).status).toBe(404)
  })

  it('refuses a token that is missing, unknown or past its time', async () => {
    const moment = new Moment()
    const { graph, site, app } = await started({ now: moment.now })
    graph.tokens.set('short', { app: APP, roles: ['Sites.Selected'], expiresAt: moment.millis + 1000 })
    expect((await fetch(`${graph.url}/v1.0${site}`)).status).toBe(401)
    expect((await new Caller(graph, 'unknown').get(site)).body.error.code).toBe('InvalidAuthenticationToken')
    expect((await new Caller(graph, 'short').get(site)).status).toBe(200)
    moment.pass(1000)
    expect((await new Caller(graph, 'short').get(site)).status).toBe(401)
    expect((await app.get(site)).status).toBe(200)
  })

  it('lets an app with Sites.Selected reach only the site on which it was granted something', async () => {
    const { app, admin } = await started({ otherSiteUrls: ['https://kommunen.sharepoint.com/sites/annan'] })
    const other = await admin.get('/sites/kommunen.sharepoint.com:/sites/annan')
    expect(other.status).toBe(200)
    expect((await app.get(`/sites/${other.body.id}/lists`)).status).toBe(403)
    expect((await app.get('/sites/kommunen.sharepoint.com:/sites/annan')).body.error.code).toBe(
      'accessDenied',
    )
  })

  it('lets a reader read and not write', async () => {
    const { app, items } = await started({ granted: 'read' })
    expect((await app.get(items)).status).toBe(200)
    expect((await app.post(items, { fields: { Title: 'x' } })).status).toBe(403)
  })

  it('lets only those who manage the site make lists, unless write is enough', async () => {
    const strict = await started()
    expect((await strict.app.post(`${strict.site}/lists`, { displayName: 'Ny' })).status).toBe(403)
    expect((await strict.admin.post(`${strict.site}/lists`, { displayName: 'Ny' })).status).toBe(201)
    await strict.graph.stop()
    const lenient = await started({ writeMayCreateLists: true })
    expect((await lenient.app.post(`${lenient.site}/lists`, { displayName: 'Ny' })).status).toBe(201)
  })

  it('lets an administrator grant an app something on a site, and nobody else', async () => {
    const { app, admin, site } = await started({ granted: 'none' })
    const grant = { roles: ['write'], grantedToIdentities: [{ application: APP }] }
    expect((await app.get(site)).status).toBe(403)
    expect((await app.post(`${site}/permissions`, grant)).status).toBe(403)
    const granted = await admin.post(`${site}/permissions`, grant)
    expect(granted).toMatchObject({ status: 201, body: { roles: ['write'] } })
    expect((await app.get(site)).status).toBe(200)
    expect((await admin.get(`${site}/permissions`)).body.value).toHaveLength(1)
    expect((await admin.delete(`${site}/permissions/${granted.body.id}`)).status).toBe(204)
    expect((await app.get(site)).status).toBe(403)
  })

  it('refuses to grant what is not a role', async () => {
    const { admin, site } = await started()
    const grant = { roles: ['ägare'], grantedToIdentities: [{ application: APP }] }
    expect((await admin.post(`${site}/permissions`, grant)).status).toBe(400)
  })

  it('knows the people that it was told about', async () => {
    const anna = { id: 'p1', displayName: 'Anna Ek', userPrincipalName: 'anna.ek@kommunen.se' }
    const { app } = await started({ people: [anna] })
    expect((await app.get('/users/p1')).body).toMatchObject(anna)
    expect((await app.get('/users/Anna.Ek@kommunen.se?$select=id')).body).toEqual({ id: 'p1' })
    expect((await app.get('/users/nobody')).status).toBe(404)
  })

  it('knows no other addresses, methods or query options', async () => {
    const { app, site, graph } = await started()
    expect((await app.get('/sitez')).body.error.code).toBe('BadRequest')
    expect((await app.send('PUT', site, {})).status).toBe(405)
    expect((await app.get(`${site}?$expand=lists`)).status).toBe(400)
    expect((await app.get(`${site}?verbose=true`)).status).toBe(400)
    expect((await app.get(`${graph.url}/beta/sites`)).status).toBe(400)
    expect((await app.get(`${site}/lists/%E0%A4%A/items`)).status).toBe(400)
  })
})
