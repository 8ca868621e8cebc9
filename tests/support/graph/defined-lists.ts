import type { Column, ListDefinition } from '../../../src/lists/definition'
import type { SimulatedList } from './list-store'
import type { SimulatedSite } from './sites'

/** Makes a list as provisioning should have made it, from our own definition of it. */
export function makeDefinedList(
  site: SimulatedSite,
  definition: ListDefinition,
  made: { readonly at: number; readonly titleRequired: boolean },
): SimulatedList {
  const list = site.addList({
    displayName: definition.title,
    name: urlNameOf(definition.name),
    hidden: definition.technical === true,
    template: 'genericList',
    ...made,
  })
  for (const [name, column] of Object.entries(definition.columns)) {
    const flags = {
      indexed: column.indexed === true || column.unique === true,
      unique: column.unique === true,
    }
    if (name !== 'Title') {
      list.addColumn({
        ...columnDefinition(name, column),
        indexed: flags.indexed,
        enforceUniqueValues: flags.unique,
      })
    } else list.changeColumn('Title', { ...flags, displayName: column.title ?? 'Title' })
  }
  return list
}

/** The place in the address of one of our lists. */
export const urlNameOf = (name: string) => `Samsyn${name}`

function columnDefinition(name: string, column: Column): Record<string, unknown> {
  return { name, displayName: column.title ?? name, ...facetOf(column) }
}

function facetOf({ kind, choices }: Column): Record<string, unknown> {
  switch (kind) {
    case 'text':
      return choices ? { choice: { choices, allowTextEntry: true, displayAs: 'dropDownMenu' } } : { text: {} }
    case 'longText':
      return { text: { allowMultipleLines: true, textType: 'plain' } }
    case 'number':
      return { number: {} }
    case 'dateTime':
      return { dateTime: { format: 'dateTime' } }
    case 'boolean':
      return { boolean: {} }
  }
}
