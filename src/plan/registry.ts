import { z } from 'zod'
import type { Log } from '../kernel/log'
import type { ListDefinition } from '../lists/definition'
import type { Fields, Item, Lists } from '../lists/port'
import type { Administration, Person, PlanData, Process, TargetArea } from './model'

/** The registry lists: plain columns, which people may edit where the lists can be opened. Several values are parted by semicolons. */
export const planList: ListDefinition = {
  name: 'Plans',
  title: 'Handlingsplan',
  columns: { Name: { kind: 'text', unique: true } },
}

export const administrationsList: ListDefinition = {
  name: 'Administrations',
  title: 'Förvaltningar',
  columns: {
    AdministrationId: { kind: 'text', unique: true },
    Name: { kind: 'text' },
    ShortName: { kind: 'text' },
  },
}

export const peopleList: ListDefinition = {
  name: 'People',
  title: 'Personer',
  columns: {
    PersonId: { kind: 'text', unique: true },
    Name: { kind: 'text' },
    Administration: { kind: 'text', indexed: true },
    Roles: { kind: 'text' },
    Processes: { kind: 'longText' },
    EntraId: { kind: 'text', indexed: true },
    Language: { kind: 'text' },
  },
}

export const targetAreasList: ListDefinition = {
  name: 'TargetAreas',
  title: 'Målområden',
  columns: { Number: { kind: 'number', unique: true }, Title: { kind: 'text' } },
}

export const processesList: ListDefinition = {
  name: 'Processes',
  title: 'Processer',
  columns: {
    Number: { kind: 'text', unique: true },
    Title: { kind: 'text' },
    Area: { kind: 'number' },
    Status: { kind: 'text', indexed: true },
    Activities: { kind: 'longText' },
    DesiredResults: { kind: 'longText' },
    Lead: { kind: 'text' },
    Participating: { kind: 'text' },
    Leader: { kind: 'text' },
    Channel: { kind: 'text' },
  },
}

export const registryLists = [planList, administrationsList, peopleList, targetAreasList, processesList]

const several = (separator: string) =>
  z
    .string()
    .nullish()
    .transform((value) =>
      (value ?? '')
        .split(separator)
        .map((part) => part.trim())
        .filter(Boolean),
    )
const semicolons = several(';')
const lines = several('\n')
const optional = z.string().nullish()

const administrationRow = z
  .object({ AdministrationId: z.string(), Name: z.string(), ShortName: z.string() })
  .transform(
    (row): Administration => ({ id: row.AdministrationId, name: row.Name, shortName: row.ShortName }),
  )

const role = z.enum([
  'ambassador',
  'steering-member',
  'steering-chair',
  'process-leader',
  'controller',
  'guest',
])

const personRow = z
  .object({
    PersonId: z.string(),
    Name: z.string().min(1),
    Administration: z.string(),
    Roles: semicolons.pipe(z.array(role)),
    Processes: semicolons,
    EntraId: optional,
    Language: z.enum(['sv', 'en']).nullish(),
  })
  .transform(
    (row): Person => ({
      id: row.PersonId,
      name: row.Name,
      administration: row.Administration,
      roles: row.Roles,
      processes: row.Processes,
      ...(row.EntraId ? { entraId: row.EntraId } : {}),
      ...(row.Language ? { language: row.Language } : {}),
    }),
  )

const targetAreaRow = z
  .object({ Number: z.number(), Title: z.string() })
  .transform((row): TargetArea => ({ number: row.Number, title: row.Title }))

const status = z.enum([
  'ongoing',
  'paused',
  'completed-moved',
  'completed-activity',
  'completed-result',
  'continued-leadership',
])

const processRow = z
  .object({
    Number: z.string(),
    Title: z.string(),
    Area: z.number(),
    Status: status,
    Activities: lines,
    DesiredResults: lines,
    Lead: z.string(),
    Participating: semicolons,
    Leader: z.string(),
    Channel: optional,
  })
  .transform(
    (row): Process => ({
      number: row.Number,
      title: row.Title,
      area: row.Area,
      status: row.Status,
      activities: row.Activities,
      desiredResults: row.DesiredResults,
      lead: row.Lead,
      participating: row.Participating,
      leader: row.Leader,
      ...(row.Channel ? { channel: row.Channel } : {}),
    }),
  )

/** Reads the registry. A row that does not hold what its columns promise is left out, and logged. */
export async function readPlan(lists: Lists, log: Log): Promise<PlanData | undefined> {
  const [plan] = await lists.all(planList)
  if (!plan) return undefined
  const rows = async <T>(list: ListDefinition, schema: z.ZodType<T>) =>
    (await lists.all(list)).flatMap((item) => readRow(list, item, schema, log))
  return {
    name: String(plan.fields.Name),
    administrations: await rows(administrationsList, administrationRow),
    people: await rows(peopleList, personRow),
    targetAreas: await rows(targetAreasList, targetAreaRow),
    processes: await rows(processesList, processRow),
  }
}

function readRow<T>(list: ListDefinition, item: Item, schema: z.ZodType<T>, log: Log): T[] {
  const parsed = schema.safeParse(item.fields)
  if (parsed.success) return [parsed.data]
  log.warn(
    { list: list.name, item: item.id, problem: parsed.error.message },
    'a row of the registry cannot be read',
  )
  return []
}

/** Writes a whole registry into empty lists. The plan's own row comes last, so that a half-written registry is not taken for one. */
export async function writePlan(lists: Lists, data: PlanData): Promise<void> {
  await lists.createAll(
    administrationsList,
    data.administrations.map((a) => ({ AdministrationId: a.id, Name: a.name, ShortName: a.shortName })),
  )
  await lists.createAll(
    targetAreasList,
    data.targetAreas.map((a) => ({ Number: a.number, Title: a.title })),
  )
  await lists.createAll(processesList, data.processes.map(processFields))
  await lists.createAll(peopleList, data.people.map(personFields))
  await lists.create(planList, { Name: data.name })
}

function personFields(person: Person): Fields {
  return {
    PersonId: person.id,
    Name: person.name,
    Administration: person.administration,
    Roles: person.roles.join(';'),
    Processes: person.processes.join(';'),
    EntraId: person.entraId ?? null,
    Language: person.language ?? null,
  }
}

function processFields(process: Process): Fields {
  return {
    Number: process.number,
    Title: process.title,
    Area: process.area,
    Status: process.status,
    Activities: process.activities.join('\n'),
    DesiredResults: process.desiredResults.join('\n'),
    Lead: process.lead,
    Participating: process.participating.join(';'),
    Leader: process.leader,
    Channel: process.channel ?? null,
  }
}
