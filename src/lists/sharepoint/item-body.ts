import { z } from 'zod'

const identities = z.looseObject({
  application: z.looseObject({ id: z.string().nullish() }).nullish(),
  user: z.looseObject({ id: z.string().nullish() }).nullish(),
})

/** An item as Graph gives it, as far as Samsyn reads it. */
export const itemBody = z.looseObject({
  id: z.string(),
  eTag: z.string().nullish(),
  fields: z.record(z.string(), z.unknown()).nullish(),
  lastModifiedBy: identities.nullish(),
  deleted: z.looseObject({}).nullish(),
})
export type ItemBody = z.infer<typeof itemBody>

/** A page of items. */
export const itemsBody = z.looseObject({
  value: z.array(itemBody),
  '@odata.nextLink': z.string().optional(),
})

/** A page of changes. */
export const deltaBody = itemsBody.extend({ '@odata.deltaLink': z.string().optional() })

/** The values of an item after it was written. */
export const valuesBody = z
  .record(z.string(), z.unknown())
  .and(z.looseObject({ '@odata.etag': z.string().optional() }))

/** The person who wrote an item last; `undefined` when it was Samsyn. */
export function editorOf({ lastModifiedBy }: ItemBody, clientId: string): string | undefined {
  if (!lastModifiedBy || lastModifiedBy.application?.id === clientId) return undefined
  return lastModifiedBy.user?.id ?? lastModifiedBy.application?.id ?? undefined
}
