import type { Fields } from '../lists/port'
import { Cells, type Fault, type FaultCode } from './cells'
import type { LookUp } from './look-ups'
import type { Administration, Person, Process, ProcessStatus, TargetArea } from './model'
import type { RegistryListName } from './registry-lists'
import { type Named, namedAs, type RegistryRow } from './registry-row'
import { languageWords, roleWords, statusWords } from './words'

/** A row as it was read: what it means if nothing is wrong with it. A person or administration new to us has an empty id. */
export interface ReadRow {
  readonly row: RegistryRow | undefined
  readonly faults: readonly Fault[]
  /** Columns that hold something outdated: a former name, or nothing where the id was. */
  readonly outdated: ReadonlySet<string>
}

const LINES = /\r\n|\r|\n/
const SEMICOLONS = /[;\r\n]/
/** In names there may be commas; in numbers and roles a comma can only part them. */
const ANY_SEPARATOR = /[;,\r\n]/
const ENTRA_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const PROCESS_NUMBER = /^[^\s;,]+$/

/** Reads what stands in a row. `last` is what the row meant when it could last be read. */
export function readRow(
  list: RegistryListName,
  fields: Fields,
  find: LookUp,
  last: RegistryRow | undefined,
): ReadRow {
  const cells = new Cells(fields)
  const row = reading(list, cells, find, last)
  const { faults, outdated } = cells
  return { row: faults.length === 0 ? row : undefined, faults, outdated }
}

function reading(
  list: RegistryListName,
  cells: Cells,
  find: LookUp,
  last: RegistryRow | undefined,
): RegistryRow {
  switch (list) {
    case 'Plans':
      return { list, value: { name: cells.needed('Name') } }
    case 'Administrations':
      return { list, value: administration(cells, idOf(last)) }
    case 'People':
      return { list, value: person(cells, find, idOf(last)) }
    case 'TargetAreas':
      return { list, value: targetArea(cells) }
    case 'Processes':
      return { list, value: process(cells, find) }
  }
}

/** How others may name the row, read from its cells alone; `undefined` when it has no id yet. */
export function namedInCells(
  list: RegistryListName,
  fields: Fields,
  last: RegistryRow | undefined,
): Named | undefined {
  const cells = new Cells(fields)
  const name = cells.text('Name')
  const known = (column: string) => (list === last?.list ? idOf(last) : undefined) ?? cells.text(column)
  const named = (id: string, words: readonly string[], leads = false): Named | undefined =>
    id === '' ? undefined : { list, id, words: words.filter(Boolean), leads }
  switch (list) {
    case 'Plans':
      return undefined
    case 'Administrations':
      return named(known('AdministrationId'), [cells.text('ShortName'), name])
    case 'People':
      return named(known('PersonId'), [name], rolesIn(cells).includes('process-leader'))
    case 'TargetAreas':
      return named(cells.text('Number') && String(cells.wholeNumber('Number')), [])
    case 'Processes':
      return named(cells.text('Number'), [])
  }
}

function idOf(last: RegistryRow | undefined): string | undefined {
  return last && namedAs(last).id
}

function administration(cells: Cells, knownId: string | undefined): Administration {
  const shortName = cells.needed('ShortName')
  // Where several administrations are listed, semicolons part them.
  if (shortName.includes(';')) cells.fault('ShortName', shortName, 'semicolon')
  return { id: id(cells, 'AdministrationId', knownId), name: cells.needed('Name'), shortName }
}

function person(cells: Cells, find: LookUp, knownId: string | undefined): Person {
  const entraId = cells.text('EntraId').toLowerCase()
  if (entraId !== '' && !ENTRA_ID.test(entraId)) cells.fault('EntraId', cells.text('EntraId'), 'no-entra-id')
  const chosen = cells.coded('Language', cells.parts('Language', LINES), languageWords, 'unknown-language')
  const [language] = chosen
  return {
    id: id(cells, 'PersonId', knownId),
    name: cells.needed('Name'),
    administration: one(cells, 'Administration', 'Administrations', find),
    roles: rolesIn(cells),
    processes: many(cells, 'Processes', 'Processes', ANY_SEPARATOR, find),
    ...(entraId ? { entraId } : {}),
    ...(language ? { language } : {}),
  }
}

function rolesIn(cells: Cells): Person['roles'] {
  return cells.coded('Roles', cells.parts('Roles', ANY_SEPARATOR), roleWords, 'unknown-role')
}

function targetArea(cells: Cells): TargetArea {
  return { number: cells.wholeNumber('Number'), title: cells.needed('Title') }
}

function process(cells: Cells, find: LookUp): Process {
  const number = cells.needed('Number')
  if (number !== '' && !PROCESS_NUMBER.test(number)) cells.fault('Number', number, 'no-process-number')
  const channel = cells.text('Channel')
  return {
    number,
    title: cells.needed('Title'),
    area: area(cells, find),
    status: status(cells),
    activities: cells.parts('Activities', LINES),
    desiredResults: cells.parts('DesiredResults', LINES),
    lead: one(cells, 'Lead', 'Administrations', find),
    participating: many(cells, 'Participating', 'Administrations', SEMICOLONS, find),
    leader: one(cells, 'Leader', 'People', find),
    ...(channel ? { channel } : {}),
  }
}

function status(cells: Cells): ProcessStatus {
  const typed = cells.needed('Status')
  const [read] = typed === '' ? [] : cells.coded('Status', [typed], statusWords, 'unknown-status')
  return read ?? 'ongoing'
}

/** An id never changes, because what has happened refers to it. One that was emptied is written back. */
function id(cells: Cells, column: string, known: string | undefined): string {
  const typed = cells.text(column)
  if (known === undefined) return typed
  if (typed === '') cells.outdated.add(column)
  else if (typed !== known) cells.fault(column, typed, 'id-changed', { others: [known] })
  return known
}

function area(cells: Cells, find: LookUp): number {
  const number = cells.wholeNumber('Area')
  if (cells.faults.some((fault) => fault.column === 'Area')) return number
  const found = find('TargetAreas', String(number))
  if (!found || !('id' in found)) {
    const gone = found && 'gone' in found ? { gone: { list: 'TargetAreas', id: found.gone } as const } : {}
    cells.fault('Area', String(number), 'unknown-area', gone)
  }
  return number
}

type Target = 'Administrations' | 'People' | 'Processes'

const UNKNOWN: Readonly<Record<Target, FaultCode>> = {
  Administrations: 'unknown-administration',
  People: 'unknown-person',
  Processes: 'unknown-process',
}

function one(cells: Cells, column: string, list: Target, find: LookUp): string {
  const word = cells.needed(column)
  return word === '' ? '' : (referred(cells, column, [word], list, find)[0] ?? '')
}

function many(
  cells: Cells,
  column: string,
  list: Target,
  separator: RegExp,
  find: LookUp,
): readonly string[] {
  return [...new Set(referred(cells, column, cells.parts(column, separator), list, find))]
}

function referred(
  cells: Cells,
  column: string,
  words: readonly string[],
  list: Target,
  find: LookUp,
): readonly string[] {
  const unknown: string[] = []
  const ids = words.flatMap((word) => {
    const found = find(list, word)
    if (found && 'id' in found) {
      if (found.formerly) cells.outdated.add(column)
      return [found.id]
    }
    if (found && 'gone' in found) cells.fault(column, word, UNKNOWN[list], { gone: { list, id: found.gone } })
    else if (found) cells.fault(column, word, 'several-people')
    else unknown.push(word)
    return []
  })
  if (unknown.length > 0) cells.fault(column, unknown.join('; '), UNKNOWN[list])
  return ids
}
