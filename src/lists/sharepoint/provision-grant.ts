import { z } from 'zod'
import { type Graph, graphMessage } from '../../graph/graph'
import { ProvisioningStopped } from './provision'
import type { Site } from './site'

/** What an app may do on a site: at least what Samsyn needs, less, or nothing. */
export type SiteAccess =
  | { readonly has: 'enough'; readonly roles: readonly string[] }
  | { readonly has: 'less'; readonly roles: readonly string[]; readonly permissionId: string }
  | { readonly has: 'nothing' }

const ENOUGH = ['write', 'manage', 'fullcontrol', 'owner']

const identities = z
  .array(z.object({ application: z.object({ id: z.string().nullish() }).nullish() }))
  .nullish()
const permissionBody = z.object({
  id: z.string(),
  roles: z.array(z.string()).nullish(),
  grantedToIdentities: identities,
  grantedToIdentitiesV2: identities,
})
const permissionsBody = z.object({
  value: z.array(permissionBody),
  '@odata.nextLink': z.string().optional(),
})
type Permission = z.infer<typeof permissionBody>

/** What the app was granted on the site. Reads only; needs `Sites.FullControl.All`. */
export async function accessOf(graph: Pick<Graph, 'send'>, site: Site, appId: string): Promise<SiteAccess> {
  const own: Permission[] = []
  let next: string | undefined = `/sites/${site.id}/permissions`
  while (next !== undefined) {
    const page: z.infer<typeof permissionsBody> = permissionsBody.parse(await read(graph, next))
    own.push(...page.value.filter((permission) => isFor(permission, appId)))
    next = page['@odata.nextLink']
  }
  const granted = await Promise.all(own.map((permission) => withRoles(graph, site, permission)))
  const enough = granted.find(({ roles }) => roles.some((role) => ENOUGH.includes(role)))
  if (enough) return { has: 'enough', roles: enough.roles }
  const [less] = granted
  return less ? { has: 'less', roles: less.roles, permissionId: less.id } : { has: 'nothing' }
}

/** Gives the app the role `write`, where it has less. */
export async function grantWrite(
  graph: Pick<Graph, 'send'>,
  site: Site,
  appId: string,
  access: SiteAccess,
): Promise<void> {
  if (access.has === 'enough') return
  const permissions = `/sites/${site.id}/permissions`
  const application = { id: appId, displayName: 'Samsyn' }
  const { status, body } =
    access.has === 'less'
      ? await graph.send({
          ...{ method: 'PATCH', path: `${permissions}/${access.permissionId}`, purpose: 'start' },
          body: { roles: ['write'] },
        })
      : await graph.send({
          ...{ method: 'POST', path: permissions, purpose: 'start' },
          body: { roles: ['write'], grantedToIdentities: [{ application }] },
        })
  if (status < 200 || status > 299) {
    throw new ProvisioningStopped(`SharePoint refused the grant (${status}, ${graphMessage(body)}).`)
  }
}

function isFor({ grantedToIdentities, grantedToIdentitiesV2 }: Permission, appId: string): boolean {
  const all = [...(grantedToIdentities ?? []), ...(grantedToIdentitiesV2 ?? [])]
  return all.some(({ application }) => application?.id?.toLowerCase() === appId.toLowerCase())
}

/** Where permissions are listed, Graph has been seen to leave their roles out. */
async function withRoles(graph: Pick<Graph, 'send'>, site: Site, permission: Permission) {
  const roles =
    permission.roles ??
    permissionBody.parse(await read(graph, `/sites/${site.id}/permissions/${permission.id}`)).roles
  return { id: permission.id, roles: roles ?? [] }
}

async function read(graph: Pick<Graph, 'send'>, path: string): Promise<unknown> {
  const { status, body } = await graph.send({ method: 'GET', path, purpose: 'start' })
  if (status === 200) return body
  throw new ProvisioningStopped(
    `What was granted on the site cannot be read (${status}, ${graphMessage(body)}).`,
  )
}
