import { requireRole, roleOn } from './access'
import { presentColumn, type SimulatedColumn, WRITABLE_COLUMN_PROPERTIES } from './columns'
import type { SimulatedList } from './list-store'
import { readExpand, readSelect, readToken, readTop, selected, tokenOf } from './odata'
import { LIST_PROPERTIES, presentColumns, presentList } from './present'
import { accessDenied, invalidRequest, notFound } from './refusal'
import type { SimulatedSite } from './sites'
import {
  allowOnly,
  listOf,
  type Operation,
  objectBody,
  type RoutedRequest,
  siteOf,
  type World,
} from './world'

const READ_OPTIONS = ['$select', '$expand']
const COLUMN_PROPERTIES = [...WRITABLE_COLUMN_PROPERTIES, 'id']

/** Lists and their columns. */
export const listOperations: readonly Operation[] = [
  {
    ...{ method: 'GET', path: '/sites/:site/lists', kind: 'lists', units: 2 },
    options: [...READ_OPTIONS, '$top', '$skiptoken'],
    gives: 'listCollectionResponse',
    run: (world, request) => {
      const site = readable(world, request)
      const top = readTop(request.options, 200, 999)
      const from = Number(readToken(request.options.get('$skiptoken') ?? tokenOf({ from: 0 })).from)
      const lists = listed(world, site, request)
      const value = lists.slice(from, from + top)
      const next = from + top < lists.length ? { from: from + top } : undefined
      return {
        status: 200,
        body: {
          '@odata.context': `${world.base()}/$metadata#lists`,
          ...(next ? { '@odata.nextLink': nextLink(world, site, request, next) } : {}),
          value: value.map((list) => shown(world, site, list, request)),
        },
      }
    },
  },
  {
    ...{ method: 'POST', path: '/sites/:site/lists', kind: 'lists', units: 2 },
    options: [],
    takes: 'list',
    gives: 'list',
    run: (world, request) => {
      const site = changeable(world, request)
      const list = makeList(world, site, objectBody(request))
      return { status: 201, body: presentList(site, list) }
    },
  },
  {
    ...{ method: 'GET', path: '/sites/:site/lists/:list', kind: 'list', units: 1 },
    options: READ_OPTIONS,
    gives: 'list',
    run: (world, request) => {
      const site = readable(world, request)
      return { status: 200, body: shown(world, site, listOf(site, request), request) }
    },
  },
  {
    ...{ method: 'PATCH', path: '/sites/:site/lists/:list', kind: 'list', units: 2 },
    options: [],
    takes: 'list',
    gives: 'list',
    run: (world, request) => {
      const site = changeable(world, request)
      const list = listOf(site, request)
      const body = objectBody(request)
      allowOnly(body, ['displayName', 'description'], 'list')
      const displayName = nameIn(body, list.displayName)
      site.refuseTakenName(displayName, list)
      list.displayName = displayName
      if (typeof body.description === 'string') list.description = body.description
      return { status: 200, body: presentList(site, list) }
    },
  },
  {
    ...{ method: 'DELETE', path: '/sites/:site/lists/:list', kind: 'list', units: 2 },
    options: [],
    run: (world, request) => {
      const site = changeable(world, request)
      site.removeList(listOf(site, request))
      return { status: 204 }
    },
  },
  {
    ...{ method: 'GET', path: '/sites/:site/lists/:list/columns', kind: 'columns', units: 2 },
    options: ['$select'],
    gives: 'columnDefinitionCollectionResponse',
    run: (world, request) => {
      const list = listOf(readable(world, request), request)
      const select = readSelect(request.options, COLUMN_PROPERTIES)
      return { status: 200, body: { value: presentColumns(list, select) } }
    },
  },
  {
    ...{ method: 'POST', path: '/sites/:site/lists/:list/columns', kind: 'columns', units: 2 },
    options: [],
    takes: 'columnDefinition',
    gives: 'columnDefinition',
    run: (world, request) => {
      const list = listOf(changeable(world, request), request)
      const body = objectBody(request)
      allowOnly(body, WRITABLE_COLUMN_PROPERTIES, 'columnDefinition')
      return { status: 201, body: presentColumn(list.addColumn(body)) }
    },
  },
  {
    ...{ method: 'GET', path: '/sites/:site/lists/:list/columns/:column', kind: 'column', units: 1 },
    options: ['$select'],
    gives: 'columnDefinition',
    run: (world, request) => {
      const column = columnOf(listOf(readable(world, request), request), request)
      return {
        status: 200,
        body: selected(presentColumn(column), readSelect(request.options, COLUMN_PROPERTIES)),
      }
    },
  },
  {
    ...{ method: 'PATCH', path: '/sites/:site/lists/:list/columns/:column', kind: 'column', units: 2 },
    options: [],
    takes: 'columnDefinition',
    gives: 'columnDefinition',
    run: (world, request) => {
      const list = listOf(changeable(world, request), request)
      const column = columnOf(list, request)
      const changed = list.changeColumn(column.name, changeOf(column, objectBody(request)))
      return { status: 200, body: presentColumn(changed) }
    },
  },
  {
    ...{ method: 'DELETE', path: '/sites/:site/lists/:list/columns/:column', kind: 'column', units: 2 },
    options: [],
    run: (world, request) => {
      const list = listOf(changeable(world, request), request)
      list.removeColumn(columnOf(list, request).name)
      return { status: 204 }
    },
  },
]

function readable(world: World, request: RoutedRequest): SimulatedSite {
  const site = siteOf(world, request)
  requireRole(site, request.caller, 'read')
  return site
}

/** System lists are shown only to those who select `system`; whether every hidden list is one, is not known. */
function listed(world: World, site: SimulatedSite, { options }: RoutedRequest): readonly SimulatedList[] {
  const hides =
    world.settings.hiddenLists === 'system' && !options.get('$select')?.split(',').includes('system')
  return site.lists().filter(({ hidden }) => !hidden || !hides)
}

/** Lists and columns may be made by those who manage the site; whether `write` is enough is not known of the real one. */
function changeable(world: World, request: RoutedRequest): SimulatedSite {
  const site = siteOf(world, request)
  requireRole(site, request.caller, 'write')
  if (roleOn(site, request.caller) === 'write' && !world.settings.writeMayCreateLists) throw accessDenied()
  return site
}

function shown(
  world: World,
  site: SimulatedSite,
  list: SimulatedList,
  { options }: RoutedRequest,
): Record<string, unknown> {
  const expand = readExpand(options, 'columns')
  const select = readSelect(options, LIST_PROPERTIES)
  const body = selected(presentList(site, list), select)
  if (expand) body.columns = presentColumns(list, expand.length > 0 ? expand : undefined)
  if (world.settings.hiddenLists === 'system' && list.hidden && select?.includes('system')) body.system = {}
  return body
}

function nextLink(
  world: World,
  site: SimulatedSite,
  { options }: RoutedRequest,
  next: { from: number },
): string {
  const query = new URLSearchParams([...options].filter(([name]) => name !== '$skiptoken'))
  query.set('$skiptoken', tokenOf(next))
  return `${world.base()}/sites/${site.id}/lists?${query}`
}

function makeList(world: World, site: SimulatedSite, body: Readonly<Record<string, unknown>>): SimulatedList {
  allowOnly(body, ['displayName', 'description', 'list', 'columns'], 'list')
  const info = (body.list ?? {}) as Readonly<Record<string, unknown>>
  if (info.template !== undefined && info.template !== 'genericList') {
    throw invalidRequest('Only the template genericList is known here.')
  }
  const list = site.addList({
    displayName: nameIn(body, ''),
    description: typeof body.description === 'string' ? body.description : '',
    hidden: info.hidden === true,
    template: 'genericList',
    titleRequired: world.settings.titleRequired,
    at: world.now(),
  })
  try {
    for (const definition of (body.columns ?? []) as readonly Readonly<Record<string, unknown>>[]) {
      allowOnly(definition, WRITABLE_COLUMN_PROPERTIES, 'columnDefinition')
      list.addColumn(definition)
    }
  } catch (error) {
    site.removeList(list)
    throw error
  }
  return list
}

function nameIn({ displayName }: Readonly<Record<string, unknown>>, otherwise: string): string {
  const name = displayName ?? otherwise
  if (typeof name !== 'string' || name.trim() === '' || name.length > 255) {
    throw invalidRequest('A list needs a displayName of at most 255 characters.')
  }
  return name
}

function columnOf(list: SimulatedList, { path }: RoutedRequest): SimulatedColumn {
  const column = [...list.columns.values()].find(({ id, name }) => id === path.column || name === path.column)
  if (!column) throw notFound('The specified column was not found')
  return column
}

/** What a PATCH of a column changes. Its name and kind stay as they are. */
function changeOf(
  column: SimulatedColumn,
  body: Readonly<Record<string, unknown>>,
): Partial<SimulatedColumn> {
  const flags = [
    'displayName',
    'description',
    'columnGroup',
    'hidden',
    'required',
    'indexed',
    'enforceUniqueValues',
  ]
  allowOnly(body, [...flags, column.facetName, 'propagateChanges'], 'columnDefinition')
  const facet = body[column.facetName] as Readonly<Record<string, unknown>> | undefined
  if (
    facet &&
    'allowMultipleLines' in facet &&
    facet.allowMultipleLines !== column.facet.allowMultipleLines
  ) {
    throw invalidRequest(`The type of column '${column.name}' cannot be changed.`)
  }
  return {
    ...(typeof body.displayName === 'string' ? { displayName: body.displayName } : {}),
    ...(typeof body.description === 'string' ? { description: body.description } : {}),
    ...(typeof body.columnGroup === 'string' ? { columnGroup: body.columnGroup } : {}),
    ...(typeof body.hidden === 'boolean' ? { hidden: body.hidden } : {}),
    ...(typeof body.required === 'boolean' ? { required: body.required } : {}),
    ...(typeof body.indexed === 'boolean' ? { indexed: body.indexed } : {}),
    ...(typeof body.enforceUniqueValues === 'boolean' ? { unique: body.enforceUniqueValues } : {}),
    ...(facet ? { facet: { ...column.facet, ...facet } } : {}),
  }
}
