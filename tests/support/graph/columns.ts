import { invalidRequest } from './refusal'

/** Kinds of column that the simulator knows; a choice of several and a text of several lines are kinds of their own. */
export type SimulatedKind =
  | 'text'
  | 'note'
  | 'number'
  | 'dateTime'
  | 'boolean'
  | 'choice'
  | 'multiChoice'
  | 'person'
  | 'people'
  | 'lookup'
  | 'lookups'

type Facet = Readonly<Record<string, unknown>>

/** A column as the simulator keeps it. */
export interface SimulatedColumn {
  readonly id: string
  readonly name: string
  readonly kind: SimulatedKind
  /** The property that names the kind in a columnDefinition, and what stands in it. */
  readonly facetName: string
  facet: Facet
  displayName: string
  description: string
  columnGroup: string
  indexed: boolean
  unique: boolean
  required: boolean
  hidden: boolean
  readonly readOnly: boolean
  readonly builtIn: boolean
  readonly defaultValue?: string
}

/** What a new columnDefinition may say; everything else in it is the service's to fill in. */
export const WRITABLE_COLUMN_PROPERTIES = [
  ...['name', 'displayName', 'description', 'columnGroup', 'hidden', 'readOnly', 'required'],
  ...['indexed', 'enforceUniqueValues', 'defaultValue', 'propagateChanges'],
  ...['text', 'number', 'currency', 'dateTime', 'boolean', 'choice', 'personOrGroup', 'lookup'],
]

const FACETS: Record<
  string,
  { readonly kind: (facet: Facet) => SimulatedKind; readonly filled: (facet: Facet) => Facet }
> = {
  text: {
    kind: ({ allowMultipleLines }) => (allowMultipleLines === true ? 'note' : 'text'),
    filled: (facet) =>
      facet.allowMultipleLines === true
        ? { appendChangesToExistingText: false, linesForEditing: 6, textType: 'plain', ...facet }
        : {
            allowMultipleLines: false,
            appendChangesToExistingText: false,
            linesForEditing: 0,
            maxLength: 255,
            ...facet,
          },
  },
  number: {
    kind: () => 'number',
    filled: (facet) => ({ decimalPlaces: 'automatic', displayAs: 'number', ...facet }),
  },
  currency: { kind: () => 'number', filled: (facet) => ({ locale: 'sv-se', ...facet }) },
  // Without a format SharePoint keeps the date only.
  dateTime: {
    kind: () => 'dateTime',
    filled: (facet) => ({ displayAs: 'default', format: 'dateOnly', ...facet }),
  },
  boolean: { kind: () => 'boolean', filled: () => ({}) },
  choice: {
    kind: ({ displayAs }) => (displayAs === 'checkBoxes' ? 'multiChoice' : 'choice'),
    filled: (facet) => ({ allowTextEntry: false, displayAs: 'dropDownMenu', ...facet }),
  },
  personOrGroup: {
    kind: ({ allowMultipleSelection }) => (allowMultipleSelection === true ? 'people' : 'person'),
    filled: (facet) => ({ allowMultipleSelection: false, chooseFromType: 'peopleOnly', ...facet }),
  },
  lookup: {
    kind: ({ allowMultipleValues }) => (allowMultipleValues === true ? 'lookups' : 'lookup'),
    filled: (facet) => ({ allowMultipleValues: false, allowUnlimitedLength: false, ...facet }),
  },
}

const INDEXABLE: readonly SimulatedKind[] = [
  'text',
  'choice',
  'number',
  'dateTime',
  'boolean',
  'person',
  'lookup',
]
const CAN_BE_UNIQUE: readonly SimulatedKind[] = ['text', 'choice', 'number', 'dateTime', 'person', 'lookup']

/** Takes a columnDefinition as it is sent to make a column; refuses what SharePoint does not make. */
export function newColumn(definition: Facet, id: string): SimulatedColumn {
  const name = definition.name
  if (typeof name !== 'string' || !/^[A-Za-z_][A-Za-z0-9_]{0,31}$/.test(name)) {
    throw invalidRequest(`'${String(name)}' is not a valid internal column name.`)
  }
  const facetNames = Object.keys(FACETS).filter((facet) => definition[facet] != null)
  const [facetName = ''] = facetNames
  const facet = definition[facetName]
  const rule = FACETS[facetName]
  if (facetNames.length !== 1 || !rule || typeof facet !== 'object' || facet === null) {
    throw invalidRequest(`Column '${name}' must be of exactly one kind.`)
  }
  const column: SimulatedColumn = {
    id,
    name,
    kind: rule.kind(facet as Facet),
    facetName,
    facet: rule.filled(facet as Facet),
    displayName: textOr(definition.displayName, name),
    description: textOr(definition.description, ''),
    columnGroup: textOr(definition.columnGroup, 'Custom Columns'),
    indexed: definition.indexed === true,
    unique: definition.enforceUniqueValues === true,
    required: definition.required === true,
    hidden: definition.hidden === true,
    readOnly: definition.readOnly === true,
    builtIn: false,
    ...defaultOf(definition),
  }
  checkColumn(column)
  return column
}

/** Refuses a column that contradicts itself. */
export function checkColumn({ name, kind, indexed, unique, facetName, facet }: SimulatedColumn): void {
  if (indexed && !INDEXABLE.includes(kind))
    throw invalidRequest(`Column '${name}' is of a kind that cannot be indexed.`)
  if (unique && !indexed) throw invalidRequest(`Column '${name}' must be indexed to enforce unique values.`)
  if (unique && !CAN_BE_UNIQUE.includes(kind)) {
    throw invalidRequest(`Column '${name}' is of a kind that cannot enforce unique values.`)
  }
  if (kind === 'text' && !(Number(facet.maxLength) >= 1 && Number(facet.maxLength) <= 255)) {
    throw invalidRequest(`Column '${name}': maxLength must lie between 1 and 255.`)
  }
  if (facetName === 'choice') checkChoices(name, facet)
  if (facetName === 'dateTime' && facet.format !== 'dateOnly' && facet.format !== 'dateTime') {
    throw invalidRequest(`Column '${name}': unknown format.`)
  }
  if (kind === 'note' && facet.textType !== 'plain' && facet.textType !== 'richText') {
    throw invalidRequest(`Column '${name}': unknown textType.`)
  }
}

function checkChoices(name: string, { choices, allowTextEntry }: Facet): void {
  const given = Array.isArray(choices) ? choices : []
  if (given.length === 0 && allowTextEntry !== true) throw invalidRequest(`Column '${name}' has no choices.`)
  if (new Set(given.map((choice) => String(choice).toLowerCase())).size !== given.length) {
    throw invalidRequest(`Column '${name}' has the same choice twice.`)
  }
}

/** The columnDefinition that Graph answers with. */
export function presentColumn(column: SimulatedColumn): Record<string, unknown> {
  return {
    columnGroup: column.columnGroup,
    description: column.description,
    displayName: column.displayName,
    enforceUniqueValues: column.unique,
    hidden: column.hidden,
    id: column.id,
    indexed: column.indexed,
    name: column.name,
    readOnly: column.readOnly,
    required: column.required,
    [column.facetName]: column.facet,
    ...(column.defaultValue === undefined ? {} : { defaultValue: { value: column.defaultValue } }),
  }
}

/** The columns that a new generic list has. `newId` gives each its id. */
export function builtInColumns(titleRequired: boolean, newId: () => string): SimulatedColumn[] {
  const made = (definition: Facet): SimulatedColumn => ({
    ...newColumn({ columnGroup: 'Custom Columns', ...definition }, newId()),
    builtIn: true,
  })
  return [
    made({ name: 'Title', displayName: 'Rubrik', required: titleRequired, text: {} }),
    { ...made({ name: 'ID', readOnly: true, number: { decimalPlaces: 'none' } }), indexed: true },
    made({ name: 'ContentType', displayName: 'Innehållstyp', readOnly: true, text: {} }),
    made({ name: 'Modified', displayName: 'Ändrat', readOnly: true, dateTime: { format: 'dateTime' } }),
    made({ name: 'Created', displayName: 'Skapat', readOnly: true, dateTime: { format: 'dateTime' } }),
    made({ name: 'Author', displayName: 'Skapat av', readOnly: true, personOrGroup: {} }),
    made({ name: 'Editor', displayName: 'Ändrat av', readOnly: true, personOrGroup: {} }),
    made({ name: '_UIVersionString', displayName: 'Version', readOnly: true, text: {} }),
    made({ name: 'Attachments', displayName: 'Bifogade filer', readOnly: true, boolean: {} }),
  ]
}

function defaultOf({ defaultValue }: Facet): { readonly defaultValue?: string } {
  const value = (defaultValue as { value?: unknown } | null | undefined)?.value
  return typeof value === 'string' ? { defaultValue: value } : {}
}

const textOr = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise)
