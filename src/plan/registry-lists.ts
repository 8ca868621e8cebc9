import type { ListDefinition } from '../lists/definition'
import { languageWords, statusWords } from './words'

/** The registry lists: plain columns, which people may edit where the lists can be opened. Several values are parted by semicolons. */
export const planList: ListDefinition = {
  name: 'Plans',
  title: 'Handlingsplan',
  writtenBy: 'people',
  columns: { Name: { kind: 'text', title: 'Namn', unique: true } },
}

export const administrationsList: ListDefinition = {
  name: 'Administrations',
  title: 'Förvaltningar',
  writtenBy: 'people',
  columns: {
    AdministrationId: { kind: 'text', title: 'Förvaltnings-id', unique: true },
    Name: { kind: 'text', title: 'Namn' },
    ShortName: { kind: 'text', title: 'Kortnamn' },
  },
}

export const peopleList: ListDefinition = {
  name: 'People',
  title: 'Personer',
  writtenBy: 'people',
  columns: {
    PersonId: { kind: 'text', title: 'Person-id', unique: true },
    Name: { kind: 'text', title: 'Namn' },
    Administration: { kind: 'text', title: 'Förvaltning', indexed: true },
    Roles: { kind: 'text', title: 'Roller' },
    Processes: { kind: 'longText', title: 'Processer' },
    EntraId: { kind: 'text', title: 'Entra-id', indexed: true },
    Language: { kind: 'text', title: 'Språk', choices: languageWords.words },
  },
}

export const targetAreasList: ListDefinition = {
  name: 'TargetAreas',
  title: 'Målområden',
  writtenBy: 'people',
  columns: {
    Number: { kind: 'number', title: 'Nummer', unique: true },
    Title: { kind: 'text', title: 'Målområde' },
  },
}

export const processesList: ListDefinition = {
  name: 'Processes',
  title: 'Processer',
  writtenBy: 'people',
  columns: {
    Number: { kind: 'text', title: 'Nummer', unique: true },
    Title: { kind: 'text', title: 'Process' },
    Area: { kind: 'number', title: 'Målområde' },
    Status: { kind: 'text', title: 'Status', choices: statusWords.words, indexed: true },
    Activities: { kind: 'longText', title: 'Aktiviteter' },
    DesiredResults: { kind: 'longText', title: 'Önskade resultat' },
    Lead: { kind: 'text', title: 'Huvudansvar' },
    Participating: { kind: 'longText', title: 'Deltar' },
    Leader: { kind: 'text', title: 'Processledare' },
    Channel: { kind: 'text', title: 'Kanal i Teams' },
  },
}

export const registryLists = [planList, administrationsList, peopleList, targetAreasList, processesList]

/** The registry lists by their internal names. */
export const REGISTRY = {
  Plans: planList,
  Administrations: administrationsList,
  People: peopleList,
  TargetAreas: targetAreasList,
  Processes: processesList,
} as const

export type RegistryListName = keyof typeof REGISTRY

/** What people read above a column of a registry list. */
export function columnTitle(list: RegistryListName, column: string): string {
  return (REGISTRY[list] as ListDefinition).columns[column]?.title ?? column
}
