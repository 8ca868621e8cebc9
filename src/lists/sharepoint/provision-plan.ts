import type { Column, ListDefinition } from '../definition'
import { MOST_INDEXES, type PresentColumn, TITLE } from './columns'
import { columnSteps, hasToBeAllowedEmpty } from './provision-column'
import type { LeftAlone, PresentList, Step } from './provision-steps'
import { siteListName } from './site'

/** What a new list's own column is taken for until it has been made: an empty one may have to be allowed first. */
const NEW_TITLE: PresentColumn = {
  id: '',
  name: TITLE,
  heading: TITLE,
  kind: 'text',
  indexed: false,
  unique: false,
  required: true,
  readOnly: false,
  hidden: false,
}

/**
 * What has to be done so that the site has every list as defined. Pure: two sites that look alike get the same plan,
 * and a site on which it has been carried out gets an empty one. Nothing that is there is removed or narrowed; what is
 * not as defined, and cannot be mended by adding, is left and named.
 */
export function provisionPlan(
  definitions: readonly ListDefinition[],
  present: readonly PresentList[],
): readonly Step[] {
  const taken = new Map(present.map(({ displayName, name }) => [key(displayName), name]))
  return definitions.flatMap((list) => {
    const found = present.find(({ name }) => name === siteListName(list))
    return found ? presentListSteps(list, found, taken) : newListSteps(list, taken)
  })
}

function newListSteps(list: ListDefinition, taken: Map<string, string>): readonly Step[] {
  const name = siteListName(list)
  if (taken.has(key(name))) {
    const why = `another list is shown as “${name}”, under which this one is made, so it was not made.`
    return [{ do: 'leave', list, why, mend: 'Rename that list and run the command again.' }]
  }
  taken.set(key(name), name)
  return [
    { do: 'create-list', list },
    ...titleSteps(list, name, taken),
    ...columnsOf(list, [NEW_TITLE], 'new'),
  ]
}

function presentListSteps(
  list: ListDefinition,
  present: PresentList,
  taken: Map<string, string>,
): readonly Step[] {
  const columns = present.columns ?? []
  return [
    ...titleSteps(list, present.displayName, taken),
    ...columnsOf(list, columns, 'old'),
    ...others(list, columns),
  ]
}

/** A list is made under its technical name, which gives it its address, and then shown under its title. */
function titleSteps(list: ListDefinition, shown: string, taken: Map<string, string>): readonly Step[] {
  const name = siteListName(list)
  if (shown === list.title) return []
  if (shown !== name) return [leave(list, `it is shown as “${shown}”; that name is kept.`)]
  const holder = taken.get(key(list.title))
  if (holder !== undefined && holder !== name) {
    return [leave(list, `another list is shown under this name already; this one goes on as “${name}”.`)]
  }
  taken.set(key(list.title), name)
  return [{ do: 'title-list', list }]
}

function columnsOf(
  list: ListDefinition,
  present: readonly PresentColumn[],
  age: 'new' | 'old',
): readonly Step[] {
  const room = new IndexRoom(present)
  const steps = Object.entries(list.columns).flatMap(([name, column]) => {
    const found = present.find((each) => each.name === name)
    if (found) return columnSteps({ list, name, column, present: found, isNew: age === 'new', room })
    const other = present.find((each) => key(each.name) === key(name))
    return other ? [inTheWay(list, name, other)] : missingColumnSteps(list, name, column, room)
  })
  const title = present.find(({ name }) => name === TITLE)
  return list.columns[TITLE] || !title ? steps : [...hasToBeAllowedEmpty(list, title), ...steps]
}

function missingColumnSteps(
  list: ListDefinition,
  column: string,
  { indexed = false, unique = false }: Column,
  room: IndexRoom,
): readonly Step[] {
  if (!indexed && !unique) return [{ do: 'add-column', list, column, indexed: false, unique: false }]
  if (room.take()) return [{ do: 'add-column', list, column, indexed: true, unique }]
  return [{ do: 'add-column', list, column, indexed: false, unique: false }, room.refusal(list, column)]
}

function inTheWay(list: ListDefinition, column: string, { name }: PresentColumn): LeftAlone {
  return {
    do: 'leave',
    list,
    column,
    why: `a column ${name} is in its place; SharePoint does not tell upper and lower case apart.`,
    mend: `Remove the column ${name} and run the command again.`,
  }
}

/** Columns that people, or an older version, put there. SharePoint's own, which are hidden or may not be written, are not meant. */
function others(list: ListDefinition, present: readonly PresentColumn[]): readonly LeftAlone[] {
  const own = Object.keys(list.columns).map(key)
  const rest = present.filter(
    ({ name, readOnly, hidden }) =>
      !readOnly && !hidden && name !== TITLE && !own.includes(key(name)) && !BUILT_IN.test(name),
  )
  const required = rest.filter((column) => column.required)
  return [
    ...(rest.length === 0 ? [] : [leave(list, `it keeps columns that are not Samsyn’s: ${namesOf(rest)}.`)]),
    ...required.map(
      ({ name, heading }): LeftAlone => ({
        do: 'leave',
        list,
        column: name,
        why: `Samsyn does not know the column “${heading}”, and may not leave it empty.`,
        mend: 'In the list’s settings, let it be empty.',
      }),
    ),
  ]
}

/** Columns of every generic list that are not marked as read-only. */
const BUILT_IN =
  /^(_.*|ContentType|Attachments|ComplianceAssetId|Edit|DocIcon|LinkTitle.*|.*ChildCount|App(Author|Editor))$/

/** How many indexes the list may still get. */
class IndexRoom {
  #left: number

  constructor(present: readonly PresentColumn[]) {
    this.#left = MOST_INDEXES - present.filter(({ indexed, readOnly }) => indexed && !readOnly).length
  }

  /** Takes one; false when there is none left. */
  take(): boolean {
    this.#left -= 1
    return this.#left >= 0
  }

  /** What is said of a column for which no index was left. */
  refusal(list: ListDefinition, column: string): LeftAlone {
    return {
      do: 'leave',
      list,
      column,
      why: `it was not indexed: a list has ${MOST_INDEXES} indexes at most.`,
      mend: 'In the list’s settings, remove an index that Samsyn does not ask for, and run the command again.',
    }
  }
}

function leave(list: ListDefinition, why: string): LeftAlone {
  return { do: 'leave', list, why }
}

function namesOf(columns: readonly PresentColumn[]): string {
  return columns.map(({ heading }) => heading).join(', ')
}

/** SharePoint does not tell upper and lower case apart. */
function key(name: string): string {
  return name.toLowerCase()
}
