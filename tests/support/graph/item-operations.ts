import { requireRole, type SiteRole } from './access'
import { matching, readFilter } from './filter'
import type { Row, SimulatedList } from './list-store'
import { type QueryOptions, readExpand, readSelect, readToken, readTop, selected, tokenOf } from './odata'
import { etagOf, ITEM_PROPERTIES, presentDeleted, presentFields, presentItem } from './present'
import { GraphRefusal, invalidRequest, notFound, resourceModified } from './refusal'
import type { SimulatedSite } from './sites'
import { readFieldValues } from './values'
import {
  allowOnly,
  listOf,
  type Operation,
  objectBody,
  type RoutedRequest,
  siteOf,
  type World,
} from './world'

const ITEMS = '/sites/:site/lists/:list/items'
const DELTA_PAGE = 200

const deltaOperation = (path: string): Operation => ({
  ...{ method: 'GET', path, kind: 'delta' },
  units: (options) => (options.has('token') ? 1 : 2),
  options: ['$expand', '$select', 'token'],
  gives: 'listItem.delta',
  run: (world, request) => {
    const { site, list } = place(world, request, 'read')
    return { status: 200, body: deltaPage(world, site, list, request) }
  },
})

/** Items of lists, and what changed among them. */
export const itemOperations: readonly Operation[] = [
  deltaOperation(`${ITEMS}/delta`),
  deltaOperation(`${ITEMS}/delta()`),
  {
    ...{ method: 'GET', path: ITEMS, kind: 'items', units: 2 },
    options: ['$expand', '$select', '$filter', '$top', '$skiptoken'],
    gives: 'listItemCollectionResponse',
    run: (world, request) => {
      const { site, list } = place(world, request, 'read')
      return { status: 200, body: itemPage(world, site, list, request) }
    },
  },
  {
    ...{ method: 'POST', path: ITEMS, kind: 'items', units: 2 },
    options: [],
    takes: 'listItem',
    gives: 'listItem',
    run: (world, request) => {
      const { site, list } = place(world, request, 'write')
      const row = list.create(fieldsIn(list, objectBody(request)), whoAsks(request), world.now())
      const headers = { Location: `${world.base()}/sites/${site.id}/lists/${list.id}/items/${row.id}` }
      return { status: 201, body: shown(world, site, list, row, []), headers }
    },
  },
  {
    ...{ method: 'GET', path: `${ITEMS}/:item`, kind: 'item', units: 1 },
    options: ['$expand', '$select'],
    gives: 'listItem',
    run: (world, request) => {
      const { site, list } = place(world, request, 'read')
      const body = shown(world, site, list, rowOf(list, request), readExpand(request.options, 'fields'))
      return { status: 200, body: selected(body, readSelect(request.options, ITEM_PROPERTIES), 'fields') }
    },
  },
  {
    ...{ method: 'PATCH', path: `${ITEMS}/:item`, kind: 'item', units: 2 },
    options: [],
    takes: 'listItem',
    gives: 'listItem',
    run: (world, request) => {
      const { site, list } = place(world, request, 'write')
      const row = changed(world, list, request, fieldsIn(list, objectBody(request)))
      return { status: 200, body: shown(world, site, list, row, []) }
    },
  },
  {
    ...{ method: 'DELETE', path: `${ITEMS}/:item`, kind: 'item', units: 2 },
    options: [],
    run: (world, request) => {
      const { list } = place(world, request, 'write')
      const row = rowOf(list, request)
      refuseStale(list, row, request)
      list.remove(row)
      return { status: 204 }
    },
  },
  {
    ...{ method: 'GET', path: `${ITEMS}/:item/fields`, kind: 'fields', units: 1 },
    options: ['$select'],
    gives: 'fieldValueSet',
    run: (world, request) => {
      const { site, list } = place(world, request, 'read')
      const select = request.options.get('$select')?.split(',')
      return { status: 200, body: presentFields(world, site, list, rowOf(list, request), select) }
    },
  },
  {
    ...{ method: 'PATCH', path: `${ITEMS}/:item/fields`, kind: 'fields', units: 2 },
    options: [],
    takes: 'fieldValueSet',
    gives: 'fieldValueSet',
    run: (world, request) => {
      const { site, list } = place(world, request, 'write')
      const row = changed(world, list, request, readFieldValues(list.columns, objectBody(request)))
      const { '@odata.etag': etag, ...fields } = presentFields(world, site, list, row)
      return {
        status: 200,
        body: world.settings.omitEtagOnPatch ? fields : { '@odata.etag': etag, ...fields },
      }
    },
  },
]

function place(
  world: World,
  request: RoutedRequest,
  role: SiteRole,
): { site: SimulatedSite; list: SimulatedList } {
  const site = siteOf(world, request)
  requireRole(site, request.caller, role)
  return { site, list: listOf(site, request) }
}

/** An app that acts by itself is only an app; a person's token names the person too. */
const whoAsks = ({ caller: { app, user } }: RoutedRequest) => ({ app, ...(user ? { user } : {}) })

function rowOf(list: SimulatedList, { path }: RoutedRequest): Row {
  if (!/^\d{1,10}$/.test(path.item ?? '')) throw invalidRequest('The item id is not valid.')
  const row = list.row(Number(path.item))
  if (!row) throw notFound('The specified item was not found')
  return row
}

function fieldsIn(list: SimulatedList, body: Readonly<Record<string, unknown>>) {
  allowOnly(body, ['fields'], 'listItem')
  return readFieldValues(list.columns, (body.fields ?? {}) as Readonly<Record<string, unknown>>)
}

function changed(
  world: World,
  list: SimulatedList,
  request: RoutedRequest,
  changes: ReturnType<typeof readFieldValues>,
): Row {
  const row = rowOf(list, request)
  refuseStale(list, row, request)
  return list.update(row, changes, whoAsks(request), world.now())
}

function refuseStale(list: SimulatedList, row: Row, { headers }: RoutedRequest): void {
  const etag = headers['if-match']
  if (etag !== undefined && etag !== '*' && etag !== etagOf(list, row)) throw resourceModified()
}

/** An item, with its fields where they were asked for. */
function shown(
  world: World,
  site: SimulatedSite,
  list: SimulatedList,
  row: Row,
  fields: readonly string[] | undefined,
): Record<string, unknown> {
  const item = presentItem(site, list, row)
  return fields ? { ...item, fields: presentFields(world, site, list, row, fields) } : item
}

const itemsUrl = (world: World, site: SimulatedSite, list: SimulatedList) =>
  `${world.base()}/sites/${site.id}/lists/${list.id}/items`

function itemPage(
  world: World,
  site: SimulatedSite,
  list: SimulatedList,
  { options, headers }: RoutedRequest,
) {
  const top = readTop(options, 200, 5_000)
  const expand = readExpand(options, 'fields')
  const select = readSelect(options, ITEM_PROPERTIES)
  const after = afterIn(list, options)
  const filter = options.get('$filter')
  const condition = filter === undefined ? undefined : readFilter(list, filter, headers.prefer ?? '')
  const found = condition ? matching(list, condition, after, top + 1) : firstRows(list, after, top + 1)
  const rows = found.slice(0, top)
  const last = rows.at(-1)
  const kept = [...options].filter(([name]) => name !== '$skiptoken')
  const query = new URLSearchParams([...kept, ['$skiptoken', tokenOf({ list: list.id, after: last?.id })]])
  return {
    '@odata.context': `${world.base()}/$metadata#sites/lists/items`,
    ...(found.length > top ? { '@odata.nextLink': `${itemsUrl(world, site, list)}?${query}` } : {}),
    value: rows.map((row) => selected(shown(world, site, list, row, expand), select, 'fields')),
  }
}

function firstRows(list: SimulatedList, after: number, count: number): Row[] {
  const rows: Row[] = []
  for (const row of list.rowsAfter(after)) {
    rows.push(row)
    if (rows.length >= count) break
  }
  return rows
}

function afterIn(list: SimulatedList, options: QueryOptions): number {
  const token = options.get('$skiptoken')
  if (token === undefined) return 0
  const { list: of, after } = readToken(token)
  if (of !== list.id || typeof after !== 'number') throw invalidRequest('The $skiptoken is not valid.')
  return after
}

/** Changes since a token, or all items. Of an item that was deleted before the reading began, nobody need hear. */
function deltaPage(world: World, site: SimulatedSite, list: SimulatedList, { options }: RoutedRequest) {
  const expand = readExpand(options, 'fields')
  const select = readSelect(options, ITEM_PROPERTIES)
  const { from, quietUntil } = deltaPlace(world, site, list, options.get('token'))
  const value: Record<string, unknown>[] = []
  let [reached, more] = [from, false]
  for (const { place: at, id, row } of list.changesAfter(from)) {
    if (value.length >= DELTA_PAGE) {
      more = true
      break
    }
    reached = at
    if (row) value.push(selected(shown(world, site, list, row, expand), select, 'fields'))
    else if (at > quietUntil) value.push(presentDeleted(site, list, id))
  }
  const whose = { list: list.id, generation: list.deltaGeneration }
  const token = more ? { ...whose, from: reached, quietUntil } : { ...whose, from: list.lastPlace }
  const kept = [...options].filter(([name]) => name !== 'token')
  const query = new URLSearchParams([...kept, ['token', tokenOf(token)]])
  return {
    [more ? '@odata.nextLink' : '@odata.deltaLink']: `${itemsUrl(world, site, list)}/delta?${query}`,
    value,
  }
}

function deltaPlace(world: World, site: SimulatedSite, list: SimulatedList, token: string | undefined) {
  if (token === undefined) return { from: 0, quietUntil: list.lastPlace }
  if (token === 'latest') return { from: list.lastPlace, quietUntil: 0 }
  const { list: of, generation, from, quietUntil } = readToken(token)
  if (typeof from !== 'number') throw invalidRequest('The token is not valid.')
  if (of !== list.id || generation !== list.deltaGeneration) throw resyncRequired(world, site, list)
  return { from, quietUntil: Number(quietUntil ?? 0) }
}

/** 410: the changes since the token are no longer known; the whole list must be read anew. */
function resyncRequired(world: World, site: SimulatedSite, list: SimulatedList): GraphRefusal {
  const message = 'Resync required. Replace any local items with the server version (including deletes).'
  return new GraphRefusal(410, 'resyncRequired', message, {
    Location: `${itemsUrl(world, site, list)}/delta`,
  })
}
