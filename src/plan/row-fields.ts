import type { Fields } from '../lists/port'
import { lookUp } from './look-ups'
import type { Person, PlanData, Process } from './model'
import type { RegistryListName } from './registry-lists'
import { namedAs, type RegistryRow } from './registry-row'
import { languageWords, roleWords, statusWords } from './words'

/** How the plan's people and administrations are written where other rows refer to them. */
export interface Spelling {
  administration(id: string): string
  person(id: string): string
}

/** Administrations by their short names, people by their names where nobody else is meant by it. */
export function spellingOf({
  administrations,
  people,
}: Pick<PlanData, 'administrations' | 'people'>): Spelling {
  const rows: readonly RegistryRow[] = [
    ...administrations.map((value): RegistryRow => ({ list: 'Administrations', value })),
    ...people.map((value): RegistryRow => ({ list: 'People', value })),
  ]
  const find = lookUp(rows.map(namedAs), [])
  const means = (list: RegistryListName, word: string, id: string) => {
    const found = find(list, word)
    return found !== undefined && 'id' in found && found.id === id
  }
  const shortNames = new Map(administrations.map((a) => [a.id, a.shortName]))
  const names = new Map(people.map((p) => [p.id, p.name]))
  return {
    administration: (id) => shortNames.get(id) ?? id,
    person: (id) => {
      const name = names.get(id)
      return name !== undefined && means('People', name, id) ? name : id
    },
  }
}

/** A row as it is written into its list, in the words that people read there. */
export function fieldsOf({ list, value }: RegistryRow, spelling: Spelling): Fields {
  switch (list) {
    case 'Plans':
      return { Name: value.name }
    case 'Administrations':
      return { AdministrationId: value.id, Name: value.name, ShortName: value.shortName }
    case 'People':
      return personFields(value, spelling)
    case 'TargetAreas':
      return { Number: value.number, Title: value.title }
    case 'Processes':
      return processFields(value, spelling)
  }
}

function personFields(person: Person, spelling: Spelling): Fields {
  return {
    PersonId: person.id,
    Name: person.name,
    Administration: spelling.administration(person.administration),
    Roles: person.roles.map(roleWords.say).join('; '),
    Processes: person.processes.join('; '),
    EntraId: person.entraId ?? null,
    Language: person.language ? languageWords.say(person.language) : null,
  }
}

function processFields(process: Process, spelling: Spelling): Fields {
  return {
    Number: process.number,
    Title: process.title,
    Area: process.area,
    Status: statusWords.say(process.status),
    Activities: process.activities.join('\n'),
    DesiredResults: process.desiredResults.join('\n'),
    Lead: spelling.administration(process.lead),
    Participating: process.participating.map(spelling.administration).join('; '),
    Leader: spelling.person(process.leader),
    Channel: process.channel ?? null,
  }
}
