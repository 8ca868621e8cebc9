/** A person as the directory knows them. */
export interface GraphPerson {
  /** Entra object id. */
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
}

/** Who does something: an app, a person, or a person through an app. */
export interface Who {
  readonly app?: { readonly id: string; readonly displayName: string }
  readonly user?: { readonly id: string; readonly displayName: string }
}

/** A GUID that depends on its arguments only: the same run gives the same ids. */
export function guid(kind: number, place: number): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0').slice(-length)
  const mixed = Math.imul(place + 1, 2_654_435_761) >>> 0
  return `${hex(mixed, 8)}-${hex(kind, 4)}-4${hex(mixed >>> 7, 3)}-8${hex(kind * 7, 3)}-${hex(place, 12)}`
}

/** Kinds of thing that have a GUID. */
export const GUID_OF = { site: 1, web: 2, list: 3, column: 4, subscription: 5, request: 6, item: 0x1000 }

/** The moment as SharePoint gives it: without milliseconds. */
export const instant = (millis: number) =>
  `${new Date(Math.floor(millis / 1000) * 1000).toISOString().slice(0, 19)}Z`

/**
 * `createdBy` and `lastModifiedBy`. What an app writes by itself shows a user without id beside the application; what a
 * person does in the browser shows the user only.
 */
export function identitySet({ app, user }: Who): Record<string, unknown> {
  return {
    ...(app ? { application: { id: app.id, displayName: app.displayName } } : {}),
    user: user ? { id: user.id, displayName: user.displayName } : { displayName: 'SharePoint App' },
  }
}
