import type { Who } from './identity'
import { accessDenied, GraphRefusal } from './refusal'
import type { SimulatedSite } from './sites'

/** What a bearer token stands for. */
export interface GraphToken extends Who {
  /** The app that the token was given to; a person's token names it too. */
  readonly app: { readonly id: string; readonly displayName: string }
  /** Permissions such as `Sites.Selected`. */
  readonly roles: readonly string[]
  /** Milliseconds since the epoch from which on the token is refused. */
  readonly expiresAt?: number
}

/** What may be done on a site, each including those before it. */
export const SITE_ROLES = ['none', 'read', 'write', 'manage', 'fullcontrol'] as const
export type SiteRole = (typeof SITE_ROLES)[number]

const BY_PERMISSION: readonly (readonly [string, SiteRole])[] = [
  ['Sites.FullControl.All', 'fullcontrol'],
  ['Sites.Manage.All', 'manage'],
  ['Sites.ReadWrite.All', 'write'],
  ['Sites.Read.All', 'read'],
]

/** Who asks; refuses a token that is missing, unknown or past its time. */
export function callerOf(
  tokens: ReadonlyMap<string, GraphToken>,
  authorization: string | undefined,
  now: number,
): GraphToken {
  if (!authorization) throw unauthenticated('Access token is empty.')
  const [, bearer] = /^Bearer (.+)$/.exec(authorization) ?? []
  const token = bearer === undefined ? undefined : tokens.get(bearer)
  if (!token) throw unauthenticated('Access token validation failure. Invalid audience.')
  if (token.expiresAt !== undefined && token.expiresAt <= now) {
    throw unauthenticated('Lifetime validation failed, the token is expired.')
  }
  return token
}

/** 401, as Graph words it. */
export const unauthenticated = (message: string) =>
  new GraphRefusal(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': 'Bearer realm=""' })

/** What the caller may do on the site: by a permission for all sites, or by what was granted on this one. */
export function roleOn(site: SimulatedSite, { app, roles }: GraphToken): SiteRole {
  const forAll = BY_PERMISSION.find(([permission]) => roles.includes(permission))
  if (forAll) return forAll[1]
  if (!roles.includes('Sites.Selected')) return 'none'
  return site.grants
    .filter((grant) => grant.appId === app.id)
    .reduce<SiteRole>((most, { role }) => higher(most, role), 'none')
}

const rank = (role: SiteRole) => SITE_ROLES.indexOf(role)
const higher = (one: SiteRole, other: SiteRole) => (rank(one) >= rank(other) ? one : other)

/** Refuses a caller who may not do this much on the site. */
export function requireRole(site: SimulatedSite, caller: GraphToken, needed: SiteRole): void {
  if (rank(roleOn(site, caller)) < rank(needed)) throw accessDenied()
}
