import { presentColumn } from './columns'
import { GUID_OF, guid, identitySet, instant } from './identity'
import type { Row, SimulatedList } from './list-store'
import { selected } from './odata'
import { invalidRequest } from './refusal'
import type { SimulatedSite } from './sites'
import { shownValue } from './values'
import type { World } from './world'

/** What a listItem may be asked for by `$select`. */
export const ITEM_PROPERTIES = [
  ...['id', 'eTag', 'createdDateTime', 'lastModifiedDateTime', 'webUrl', 'createdBy', 'lastModifiedBy'],
  ...['parentReference', 'contentType', 'fields', 'sharepointIds', 'name', 'description'],
]

/** What a list may be asked for by `$select`. */
export const LIST_PROPERTIES = [
  ...[
    'id',
    'name',
    'displayName',
    'description',
    'webUrl',
    'eTag',
    'createdDateTime',
    'lastModifiedDateTime',
  ],
  ...['createdBy', 'lastModifiedBy', 'parentReference', 'list', 'columns', 'system', 'sharepointIds'],
]

const CONTENT_TYPE = (list: SimulatedList) => ({
  id: `0x0100${guid(GUID_OF.list, list.number).replaceAll('-', '').toUpperCase()}`,
  name: 'Item',
})

/** The eTag of an item, the quotes being part of it. */
export function etagOf(
  list: SimulatedList,
  { id, version }: { readonly id: number; readonly version: number },
): string {
  return `"{${guid(GUID_OF.item + list.number, id).toUpperCase()}},${version}"`
}

/** A site as Graph shows it. */
export function presentSite(site: SimulatedSite): Record<string, unknown> {
  return {
    createdDateTime: instant(site.created),
    description: '',
    displayName: site.displayName,
    id: site.id,
    lastModifiedDateTime: instant(site.created),
    name: site.displayName,
    root: {},
    siteCollection: { hostname: site.url.hostname },
    webUrl: site.url.href,
  }
}

/** A list as Graph shows it, without its columns. */
export function presentList(site: SimulatedSite, list: SimulatedList): Record<string, unknown> {
  return {
    createdDateTime: instant(list.created),
    description: list.description,
    displayName: list.displayName,
    eTag: `"${list.id},${list.lastPlace}"`,
    id: list.id,
    lastModifiedDateTime: instant(list.created),
    list: { contentTypesEnabled: false, hidden: list.hidden, template: list.template },
    name: list.name,
    parentReference: { siteId: site.id },
    webUrl: `${site.url.href}/Lists/${encodeURIComponent(list.name)}`,
  }
}

/**
 * The columns of a list, with what was selected of them. Hidden ones are shown only where `hidden` is selected
 * (documented with columnDefinition).
 */
export function presentColumns(
  list: SimulatedList,
  select: readonly string[] | undefined,
): Record<string, unknown>[] {
  const shown = [...list.columns.values()].filter(({ hidden }) => !hidden || select?.includes('hidden'))
  return shown.map((column) => selected(presentColumn(column), select))
}

/** An item without its fields. */
export function presentItem(site: SimulatedSite, list: SimulatedList, row: Row): Record<string, unknown> {
  const etag = etagOf(list, row)
  return {
    '@odata.etag': etag,
    createdBy: identitySet(row.createdBy),
    createdDateTime: instant(row.created),
    eTag: etag,
    id: String(row.id),
    lastModifiedBy: identitySet(row.modifiedBy),
    lastModifiedDateTime: instant(row.modified),
    parentReference: { id: list.id, path: `Lists/${encodeURIComponent(list.name)}`, siteId: site.id },
    webUrl: `${site.url.href}/Lists/${encodeURIComponent(list.name)}/${row.id}_.000`,
    contentType: CONTENT_TYPE(list),
  }
}

/** What is left to be seen of an item that was deleted. */
export function presentDeleted(
  site: SimulatedSite,
  list: SimulatedList,
  id: number,
): Record<string, unknown> {
  return {
    id: String(id),
    parentReference: { siteId: site.id },
    contentType: CONTENT_TYPE(list),
    deleted: { state: 'deleted' },
  }
}

/**
 * All fields of an item, or the selected ones. Empty columns are left out, and hidden ones that were not selected by
 * name (documented with columnDefinition).
 */
export function presentFields(
  world: World,
  site: SimulatedSite,
  list: SimulatedList,
  row: Row,
  select: readonly string[] = [],
): Record<string, unknown> {
  const all = allFields(site, list, row, select)
  if (select.length === 0) return all
  const fields: Record<string, unknown> = { '@odata.etag': all['@odata.etag'] }
  for (const name of select) {
    if (Object.hasOwn(all, name)) fields[name] = all[name]
    else if (world.settings.unknownSelect === 'refused') refuseUnknown(list, name)
  }
  return fields
}

function refuseUnknown(list: SimulatedList, name: string): void {
  const known = list.columns.has(name) || list.columns.has(name.replace(/LookupId$/, ''))
  if (!known) throw invalidRequest(`Field '${name}' is not recognized`)
}

function allFields(
  site: SimulatedSite,
  list: SimulatedList,
  row: Row,
  select: readonly string[],
): Record<string, unknown> {
  const fields: Record<string, unknown> = { '@odata.etag': etagOf(list, row), id: String(row.id) }
  for (const column of list.columns.values()) {
    const value = row.values[column.name]
    if (value === undefined || (column.hidden && !select.includes(column.name))) continue
    const [name, shown] = shownValue(column, value)
    fields[name] = shown
  }
  return Object.assign(fields, {
    ContentType: 'Item',
    Modified: instant(row.modified),
    Created: instant(row.created),
    AuthorLookupId: site.userNumber(row.createdBy),
    EditorLookupId: site.userNumber(row.modifiedBy),
    _UIVersionString: `${row.version}.0`,
    Attachments: false,
    Edit: '',
    ItemChildCount: '0',
    FolderChildCount: '0',
    ...(row.values.Title === undefined
      ? {}
      : { LinkTitle: row.values.Title, LinkTitleNoMenu: row.values.Title }),
  })
}
