import { requireRole, SITE_ROLES, type SiteRole } from './access'
import { readSelect, selected } from './odata'
import { presentSite } from './present'
import { GraphRefusal, invalidRequest, notFound } from './refusal'
import type { SiteGrant } from './sites'
import { allowOnly, type Operation, objectBody, requirePermission, siteOf } from './world'

const SITE_PROPERTIES = [
  'id',
  'name',
  'displayName',
  'description',
  'webUrl',
  'createdDateTime',
  'siteCollection',
  'root',
]
const PERMISSION_UNITS = 5

/** Sites, what is granted on them, and people. */
export const siteOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/sites/:site',
    kind: 'site',
    units: 1,
    options: ['$select'],
    gives: 'site',
    run: (world, request) => {
      const site = siteOf(world, request)
      requireRole(site, request.caller, 'read')
      const body = selected(presentSite(site), readSelect(request.options, SITE_PROPERTIES))
      return { status: 200, body: { '@odata.context': `${world.base()}/$metadata#sites/$entity`, ...body } }
    },
  },
  {
    method: 'GET',
    path: '/sites/:site/permissions',
    kind: 'permissions',
    units: PERMISSION_UNITS,
    options: [],
    gives: 'permissionCollectionResponse',
    run: (world, request) => {
      const site = siteOf(world, request)
      requireRole(site, request.caller, 'fullcontrol')
      return { status: 200, body: { value: site.grants.map(presentGrant) } }
    },
  },
  {
    method: 'POST',
    path: '/sites/:site/permissions',
    kind: 'permissions',
    units: PERMISSION_UNITS,
    options: [],
    takes: 'permission',
    gives: 'permission',
    run: (world, request) => {
      const site = siteOf(world, request)
      requireRole(site, request.caller, 'fullcontrol')
      const { app, role } = readGrant(objectBody(request))
      return { status: 201, body: presentGrant(site.grant(app.id, app.displayName, role)) }
    },
  },
  {
    method: 'DELETE',
    path: '/sites/:site/permissions/:permission',
    kind: 'permissions',
    units: PERMISSION_UNITS,
    options: [],
    run: (world, request) => {
      const site = siteOf(world, request)
      requireRole(site, request.caller, 'fullcontrol')
      const grant = site.grants.find(({ id }) => id === request.path.permission)
      if (!grant) throw notFound()
      site.grants = site.grants.filter((other) => other !== grant)
      return { status: 204 }
    },
  },
  {
    method: 'GET',
    path: '/users/:user',
    kind: 'user',
    units: 0,
    options: ['$select'],
    gives: 'user',
    run: (world, { caller, path, options }) => {
      requirePermission(caller, 'User.Read.All', 'User.ReadBasic.All', 'Sites.FullControl.All')
      const key = path.user?.toLowerCase()
      const person = world.people.find(
        ({ id, userPrincipalName }) => id.toLowerCase() === key || userPrincipalName.toLowerCase() === key,
      )
      if (!person)
        throw new GraphRefusal(404, 'Request_ResourceNotFound', `Resource '${path.user}' does not exist.`)
      const { id, displayName, userPrincipalName } = person
      const body = { id, displayName, userPrincipalName, mail: userPrincipalName }
      return { status: 200, body: selected(body, readSelect(options, Object.keys(body))) }
    },
  },
]

function presentGrant({ id, appId, displayName, role }: SiteGrant): Record<string, unknown> {
  const identities = [{ application: { id: appId, displayName } }]
  return { id, roles: [role], grantedToIdentities: identities, grantedToIdentitiesV2: identities }
}

function readGrant(body: Readonly<Record<string, unknown>>) {
  allowOnly(body, ['roles', 'grantedToIdentities', 'grantedToIdentitiesV2'], 'permission')
  const [role, ...roles] = Array.isArray(body.roles) ? body.roles : []
  const known: SiteRole | undefined = SITE_ROLES.find((each) => each !== 'none' && each === role)
  const identities = body.grantedToIdentities ?? body.grantedToIdentitiesV2
  const [granted, ...others] = Array.isArray(identities) ? identities : []
  const app = (granted as { application?: { id?: unknown; displayName?: unknown } } | undefined)?.application
  if (!known || roles.length > 0) throw invalidRequest('Exactly one known role must be given.')
  if (typeof app?.id !== 'string' || others.length > 0)
    throw invalidRequest('Exactly one application must be named.')
  return { app: { id: app.id, displayName: String(app.displayName ?? '') }, role: known }
}
