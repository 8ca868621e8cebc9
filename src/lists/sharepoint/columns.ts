import { z } from 'zod'
import { type Column, type ColumnKind, TEXT_LIMIT } from '../definition'

/** What a column of a list in SharePoint is, as far as Samsyn tells kinds apart. */
export type PresentKind = ColumnKind | 'choice' | 'day' | 'richText' | 'other'

/** A column that a list in SharePoint has. */
export interface PresentColumn {
  readonly id: string
  /** Its internal name, which never changes. */
  readonly name: string
  /** What people read above it, and may have changed. */
  readonly heading: string
  readonly kind: PresentKind
  /** Longest text that it takes, in characters; undefined where there is no such limit. */
  readonly maxLength?: number
  /** Of the kind `choice` only. */
  readonly choices?: Choices
  readonly indexed: boolean
  readonly unique: boolean
  readonly required: boolean
  readonly readOnly: boolean
  /** People do not see it in the list. */
  readonly hidden: boolean
}

export interface Choices {
  readonly values: readonly string[]
  /** Other values may be written, too. */
  readonly freeEntry: boolean
  readonly displayAs: string
}

/** The column that every generic list is born with. */
export const TITLE = 'Title'
/** SharePoint's limit for indexes of one list (Microsoft, "Manage large lists and libraries"). */
export const MOST_INDEXES = 20

const facet = z.looseObject({}).nullish()
const columnBody = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string().nullish(),
  indexed: z.boolean().nullish(),
  enforceUniqueValues: z.boolean().nullish(),
  required: z.boolean().nullish(),
  hidden: z.boolean().nullish(),
  readOnly: z.boolean().nullish(),
  text: z
    .object({
      allowMultipleLines: z.boolean().nullish(),
      maxLength: z.number().nullish(),
      textType: z.string().nullish(),
    })
    .nullish(),
  choice: z
    .object({
      choices: z.array(z.string()).nullish(),
      allowTextEntry: z.boolean().nullish(),
      displayAs: z.string().nullish(),
    })
    .nullish(),
  dateTime: z.object({ format: z.string().nullish() }).nullish(),
  number: facet,
  boolean: facet,
})
type ColumnBody = z.infer<typeof columnBody>

/**
 * What is asked of every column. Hidden ones are listed only where `hidden` is among it (Microsoft Graph,
 * columnDefinition).
 */
export const COLUMN_SELECT = `$select=${Object.keys(columnBody.shape).join(',')}`

/** Reads a columnDefinition of Graph's. */
export function readColumn(body: unknown): PresentColumn {
  const column = columnBody.parse(body)
  const { id, name, displayName, choice, text } = column
  const kind = kindOf(column)
  return {
    id,
    name,
    heading: displayName ?? name,
    kind,
    ...(kind === 'text' && typeof text?.maxLength === 'number' ? { maxLength: text.maxLength } : {}),
    ...(kind === 'choice' ? { choices: choicesOf(choice) } : {}),
    indexed: column.indexed === true,
    unique: column.enforceUniqueValues === true,
    required: column.required === true,
    readOnly: column.readOnly === true,
    hidden: column.hidden === true,
  }
}

function kindOf({ text, choice, dateTime, number, boolean }: ColumnBody): PresentKind {
  if (text) {
    if (text.allowMultipleLines !== true) return 'text'
    return text.textType === 'richText' ? 'richText' : 'longText'
  }
  if (choice) return choice.displayAs === 'checkBoxes' ? 'other' : 'choice'
  if (dateTime) return dateTime.format === 'dateOnly' ? 'day' : 'dateTime'
  if (number) return 'number'
  return boolean ? 'boolean' : 'other'
}

function choicesOf(choice: ColumnBody['choice']): Choices {
  return {
    values: choice?.choices ?? [],
    freeEntry: choice?.allowTextEntry === true,
    displayAs: choice?.displayAs ?? 'dropDownMenu',
  }
}

/** What a new column of this definition is when it has been made. */
export function wantedKind({ kind, choices }: Column): PresentKind {
  return choices ? 'choice' : kind
}

/** The columnDefinition by which a column is made. An index and unique values are best asked for at once, while the list is empty. */
export function newColumnBody(
  name: string,
  column: Column,
  flags: { readonly indexed: boolean; readonly unique: boolean },
): object {
  return {
    name,
    displayName: headingOf(name, column),
    required: false,
    ...(column.technical ? { hidden: true } : {}),
    ...(flags.indexed ? { indexed: true } : {}),
    ...(flags.unique ? { enforceUniqueValues: true } : {}),
    ...facetOf(column),
  }
}

/** What people read above a column at first. */
export function headingOf(name: string, column: Column): string {
  return column.title ?? name
}

function facetOf({ kind, choices }: Column): object {
  switch (kind) {
    case 'text':
      if (choices)
        return { choice: choiceFacet({ values: choices, freeEntry: true, displayAs: 'dropDownMenu' }) }
      return { text: { allowMultipleLines: false, maxLength: TEXT_LIMIT } }
    case 'longText':
      // `appendChangesToExistingText` is not named: sent at all, even as false, it has been seen to switch that on
      // (microsoftgraph/microsoft-graph-docs, issue 20863).
      return { text: { allowMultipleLines: true, linesForEditing: 6, textType: 'plain' } }
    case 'number':
      return { number: { decimalPlaces: 'automatic' } }
    case 'dateTime':
      return { dateTime: { displayAs: 'standard', format: 'dateTime' } }
    case 'boolean':
      return { boolean: {} }
  }
}

/** The facet that gives a column these choices, the rest of it being as it was. */
export function choiceFacet({ values, freeEntry, displayAs }: Choices): object {
  return { allowTextEntry: freeEntry, choices: values, displayAs }
}
