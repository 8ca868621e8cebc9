const COLUMN = {
  names: [
    ...[
      'id',
      'name',
      'displayName',
      'description',
      'columnGroup',
      'hidden',
      'readOnly',
      'required',
      'indexed',
    ],
    ...['enforceUniqueValues', 'propagateChanges', 'isDeletable', 'isReorderable', 'isSealed', 'type'],
    ...['boolean', 'currency', 'hyperlinkOrPicture', 'validation', 'calculated', 'term', 'geolocation'],
  ],
  nested: {
    text: ['allowMultipleLines', 'appendChangesToExistingText', 'linesForEditing', 'maxLength', 'textType'],
    number: ['decimalPlaces', 'displayAs', 'maximum', 'minimum'],
    dateTime: ['displayAs', 'format'],
    choice: ['allowTextEntry', 'choices', 'displayAs'],
    personOrGroup: ['allowMultipleSelection', 'chooseFromType', 'displayAs'],
    lookup: ['allowMultipleValues', 'allowUnlimitedLength', 'columnName', 'listId', 'primaryLookupColumnId'],
    defaultValue: ['formula', 'value'],
  },
}

const BASE = ['id', 'name', 'description', 'eTag', 'webUrl', 'createdDateTime', 'lastModifiedDateTime']
const IDENTITIES = {
  createdBy: ['application', 'device', 'user'],
  lastModifiedBy: ['application', 'device', 'user'],
}

interface Known {
  readonly names: readonly string[]
  readonly nested: Readonly<Record<string, readonly string[]>>
}

const TYPES: Readonly<Record<string, Known>> = {
  columnDefinition: COLUMN,
  list: {
    names: [...BASE, 'displayName', 'parentReference', 'sharepointIds', 'system', 'columns'],
    nested: { ...IDENTITIES, list: ['contentTypesEnabled', 'hidden', 'template'] },
  },
  listItem: {
    names: [...BASE, 'parentReference', 'sharepointIds', 'fields'],
    nested: { ...IDENTITIES, contentType: ['id', 'name'], deleted: ['state'] },
  },
  subscription: {
    names: [
      ...['id', 'resource', 'applicationId', 'changeType', 'clientState', 'notificationUrl', 'creatorId'],
      ...[
        'lifecycleNotificationUrl',
        'expirationDateTime',
        'latestSupportedTlsVersion',
        'notificationUrlAppId',
      ],
    ],
    nested: {},
  },
}

const COLLECTION = /^(\w+?)(?:CollectionResponse|\.delta)$/

/**
 * The first property that its type does not have, of the types that we write most: what stands in for Microsoft's
 * metadata where that is not at hand.
 */
export function unknownProperty(type: string, body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const [, inCollection] = COLLECTION.exec(type) ?? []
  const { value } = body as { readonly value?: unknown }
  if (inCollection && Array.isArray(value))
    return firstOf(value, (each) => unknownProperty(inCollection, each))
  const known = TYPES[type]
  if (!known) return undefined
  return firstOf(Object.entries(body), ([name, inner]) => wrongIn(type, known, name, inner))
}

function wrongIn(type: string, { names, nested }: Known, name: string, inner: unknown): string | undefined {
  if (name.includes('@') || inner === null) return undefined
  const allowed = nested[name]
  if (!allowed && !names.includes(name)) return `not a ${type}: unknown property '${name}'`
  if (name === 'columns' && Array.isArray(inner)) {
    return firstOf(inner, (column) => unknownProperty('columnDefinition', column))
  }
  const strange =
    allowed && Object.keys(inner as object).find((each) => !each.includes('@') && !allowed.includes(each))
  return strange === undefined ? undefined : `not a ${type}: unknown property '${name}/${strange}'`
}

function firstOf<T>(values: readonly T[], wrong: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = wrong(value)
    if (found !== undefined) return found
  }
  return undefined
}
