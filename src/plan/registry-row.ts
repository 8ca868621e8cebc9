import { z } from 'zod'
import type { Administration, Person, PlanData, Process, TargetArea } from './model'
import type { RegistryListName } from './registry-lists'
import { fold } from './words'

/** What one row of the registry means, once it has been read. */
export type RegistryRow =
  | { readonly list: 'Plans'; readonly value: { readonly name: string } }
  | { readonly list: 'Administrations'; readonly value: Administration }
  | { readonly list: 'People'; readonly value: Person }
  | { readonly list: 'TargetAreas'; readonly value: TargetArea }
  | { readonly list: 'Processes'; readonly value: Process }

/** How other rows may name a row: by its id or number, or by a word. */
export interface Named {
  readonly list: RegistryListName
  readonly id: string
  readonly words: readonly string[]
  /** Is meant before others of the same name where a process leader is asked for. */
  readonly leads: boolean
}

/** A row that another row refers to. */
export interface Reference {
  readonly list: RegistryListName
  readonly id: string
}

/** Something that only one row may hold: two with the same key cannot both be in force. */
interface Claim {
  readonly column: string
  readonly typed: string
  readonly key: string
}

export function namedAs({ list, value }: RegistryRow): Named {
  switch (list) {
    case 'Plans':
      return { list, id: '', words: [], leads: false }
    case 'Administrations':
      return { list, id: value.id, words: [value.shortName, value.name], leads: false }
    case 'People':
      return { list, id: value.id, words: [value.name], leads: value.roles.includes('process-leader') }
    case 'TargetAreas':
      return { list, id: String(value.number), words: [], leads: false }
    case 'Processes':
      return { list, id: value.number, words: [], leads: false }
  }
}

/** What people call the row. */
export function labelOf({ list, value }: RegistryRow): string {
  if (list === 'Administrations') return value.shortName
  return 'number' in value ? `${value.number} ${value.title}` : value.name
}

export function referencesOf({ list, value }: RegistryRow): readonly Reference[] {
  if (list === 'People') {
    return [
      { list: 'Administrations', id: value.administration },
      ...value.processes.map((id): Reference => ({ list: 'Processes', id })),
    ]
  }
  if (list !== 'Processes') return []
  const administrations = [value.lead, ...value.participating]
  return [
    { list: 'TargetAreas', id: String(value.area) },
    { list: 'People', id: value.leader },
    ...administrations.map((id): Reference => ({ list: 'Administrations', id })),
  ]
}

/** What only this row may hold. An id that it does not have yet is none. */
export function claimsOf(row: RegistryRow): readonly Claim[] {
  return claims(row).filter(({ typed }) => typed !== '')
}

function claims({ list, value }: RegistryRow): readonly Claim[] {
  const claim = (column: string, typed: string, key = fold(typed)): Claim => ({
    column,
    typed,
    key: `${list} ${key}`,
  })
  switch (list) {
    case 'Plans':
      return [claim('Name', value.name, '')]
    case 'Administrations':
      // Other rows may name it by any of the three.
      return [
        claim('AdministrationId', value.id),
        claim('ShortName', value.shortName),
        claim('Name', value.name),
      ]
    case 'People':
      return [
        claim('PersonId', value.id, `id ${fold(value.id)}`),
        ...(value.entraId ? [claim('EntraId', value.entraId, `entra ${fold(value.entraId)}`)] : []),
      ]
    case 'TargetAreas':
    case 'Processes':
      return [claim('Number', String(value.number))]
  }
}

/** The plan that these rows make. What a plan without a readable name is called is given. */
export function planOf(rows: readonly RegistryRow[], unnamed: string): PlanData {
  const [plan] = valuesOf(rows, 'Plans')
  return {
    name: plan?.name ?? unnamed,
    administrations: valuesOf(rows, 'Administrations'),
    people: valuesOf(rows, 'People'),
    targetAreas: valuesOf(rows, 'TargetAreas'),
    processes: valuesOf(rows, 'Processes'),
  }
}

type ValueOf<L extends RegistryListName> = Extract<RegistryRow, { readonly list: L }>['value']

function valuesOf<L extends RegistryListName>(rows: readonly RegistryRow[], list: L): ValueOf<L>[] {
  return rows.flatMap((row) => (row.list === list ? [row.value as ValueOf<L>] : []))
}

const role = z.enum([
  'ambassador',
  'steering-member',
  'steering-chair',
  'process-leader',
  'controller',
  'guest',
])
const status = z.enum([
  'ongoing',
  'paused',
  'completed-moved',
  'completed-activity',
  'completed-result',
  'continued-leadership',
])
const texts = z.array(z.string())

/** A row as it is kept; what an older version kept in another form is not taken for one. */
export const registryRow = z.discriminatedUnion('list', [
  z.object({ list: z.literal('Plans'), value: z.object({ name: z.string() }) }),
  z.object({
    list: z.literal('Administrations'),
    value: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
  }),
  z.object({
    list: z.literal('People'),
    value: z.object({
      id: z.string(),
      name: z.string(),
      administration: z.string(),
      roles: z.array(role),
      processes: texts,
      entraId: z.string().exactOptional(),
      language: z.enum(['sv', 'en']).exactOptional(),
    }),
  }),
  z.object({
    list: z.literal('TargetAreas'),
    value: z.object({ number: z.number(), title: z.string() }),
  }),
  z.object({
    list: z.literal('Processes'),
    value: z.object({
      number: z.string(),
      title: z.string(),
      area: z.number(),
      status,
      activities: texts,
      desiredResults: texts,
      lead: z.string(),
      participating: texts,
      leader: z.string(),
      channel: z.string().exactOptional(),
    }),
  }),
])
