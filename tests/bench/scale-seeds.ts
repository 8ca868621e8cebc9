import { createHash } from 'node:crypto'
import type { Item } from '../../src/lists/port'
import { openDatabase } from '../../src/lists/sqlite/open-database'
import { SqliteLists } from '../../src/lists/sqlite/sqlite-lists'
import { auditList } from '../../src/matters/audit'
import { Matters } from '../../src/matters/matters'
import type { MinutesContent } from '../../src/minutes/content'
import { minutesList, minutesTextsList, minutesType } from '../../src/minutes/list'
import { Minutes } from '../../src/minutes/service'
import { MinutesTexts } from '../../src/minutes/texts'
import { makePlan, type Person, type PersonId } from '../../src/plan/model'
import type { GraphSimulator } from '../support/graph/graph-simulator'
import { LEADER, manyPeople, testPlan } from '../support/people'
import { meetingNotes } from '../support/tab-client'

/** How much there is. */
export interface Scale {
  readonly matters: number
  readonly auditRows: number
}

/** Two dozen people who were at every meeting besides those of the sample plan. */
const PRESENT = manyPeople(24)
export const SCALE_PLAN = testPlan((data) => ({ ...data, people: [...data.people, ...PRESENT] }))
/** Two who are asked about all minutes that are out for approval. */
export const APPROVERS = { first: PRESENT[0]?.id ?? '', second: PRESENT[2]?.id ?? '' }
/** Of all minutes, one in so many is out for approval, and one in so many is a draft. */
const IN_APPROVAL = 100
const DRAFT = 400
const ROWS_AT_ONCE = 10_000

const idOf = (matter: number) => createHash('sha256').update(`matter ${matter}`).digest('hex').slice(0, 20)

/** Minutes that are out for approval. */
export const inApproval = (nth: number) => idOf(nth * IN_APPROVAL)

/** A set of minutes as the real service wrote it, to be varied. */
interface Model {
  readonly id: string
  readonly matter: Item
  readonly texts: readonly Item[]
}

/** Fills the lists: minutes that the app can read, most of them finished, and audit rows. */
export async function seeding({ matters, auditRows }: Scale): Promise<(simulator: GraphSimulator) => void> {
  const models = await modelsOf()
  const { processes } = SCALE_PLAN
  return (simulator) => {
    for (let i = 0; i < matters; i++) {
      const model = i % DRAFT === 1 ? models.draft : i % IN_APPROVAL === 0 ? models.approval : models.finished
      const process = processes[i % processes.length]?.number ?? ''
      const varied = (item: Item) => variedOf(item, model.id, { id: idOf(i), process, title: `Träff ${i}` })
      simulator.seed(minutesList.name, [varied(model.matter)])
      simulator.seed(minutesTextsList.name, model.texts.map(varied))
    }
    for (let from = 1; from <= auditRows; from += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, auditRows - from + 1)
      simulator.seed(
        auditList.name,
        Array.from({ length: count }, (_, i) => auditRow(from + i)),
      )
    }
  }
}

/** Longest state and longest text that there will be, in characters. */
export async function sizes(): Promise<{ readonly state: number; readonly text: number }> {
  const { finished } = await modelsOf()
  const text = Math.max(...finished.texts.map(({ fields }) => String(fields.Text1).length))
  return { state: String(finished.matter.fields.State1).length, text }
}

async function modelsOf() {
  const lists = new SqliteLists(openDatabase(':memory:'), [minutesList, minutesTextsList])
  const plan = makePlan(SCALE_PLAN)
  const now = '2026-03-16T09:00:00.000Z'
  const world = { now: () => now, today: () => '2026-03-16', plan: () => plan }
  const matters = new Matters(minutesType, lists, world)
  const minutes = new Minutes(matters, new MinutesTexts(lists), world, () => idOf(-Math.random()))
  const personOf = (id: PersonId): Person => {
    const person = plan.person(id)
    if (!person) throw new TypeError(`nobody is called ${id}`)
    return person
  }
  const leader = personOf(LEADER)
  const course = async (stage: 'draft' | 'approval' | 'finished'): Promise<Model> => {
    const id = createHash('sha256').update(stage).digest('hex').slice(0, 20)
    await minutes.draft(leader, { kind: 'process', process: '2.8.3' }, longNotes(), id)
    if (stage !== 'draft') {
      await minutes.send(leader, id, 1, '2026-12-31')
      const remark = { kind: 'remark', version: 1, partId: 's2', text: 'Det var i juni.' } as const
      const { state } = await minutes.suggest(personOf(PRESENT[1]?.id ?? ''), id, remark)
      await minutes.decline(leader, id, state?.suggestions[0]?.id ?? '', 'Det står rätt.')
    }
    if (stage === 'finished') {
      for (const person of PRESENT) await minutes.approve(person, id, 1)
      await minutes.finish(leader, id)
    }
    const seq = (await matters.load(id))?.seq ?? 0
    await matters.settle(id, seq)
    const [matter] = await lists.find(minutesList, { column: 'MatterId', equals: id })
    if (!matter) throw new TypeError(`${stage} was not written`)
    const texts = await lists.find(minutesTextsList, { column: 'MatterId', equals: id })
    return { id, matter, texts }
  }
  return {
    draft: await course('draft'),
    approval: await course('approval'),
    finished: await course('finished'),
  }
}

/** Ten points with about a thousand characters each. */
function longNotes(): MinutesContent {
  const point = 'Gruppen gick igenom läget, vad som återstår och vem som gör vad till nästa träff. '
  return meetingNotes(
    PRESENT.map(({ id }) => id),
    {
      sections: Array.from({ length: 10 }, (_, i) => ({
        id: `s${i + 1}`,
        number: `§ ${i + 1}`,
        heading: `Punkt ${i + 1} på dagordningen`,
        text: point.repeat(10),
        decision: i % 3 === 0 ? 'Kampanjen riktad till unga startar i september.' : '',
        actions:
          i % 4 === 0
            ? [{ id: `a${i}`, what: 'Boka lokal', who: LEADER, due: '2026-05-02', done: false }]
            : [],
      })),
    },
  )
}

function variedOf({ fields }: Item, modelId: string, to: { id: string; process: string; title: string }) {
  const varied = (value: unknown) =>
    typeof value === 'string'
      ? value
          .replaceAll(modelId, to.id)
          .replaceAll('"process":"2.8.3"', `"process":"${to.process}"`)
          .replaceAll('Processträff Kommunikation', to.title)
      : value
  const all = Object.entries(fields).filter(([, value]) => value !== null)
  const own = 'Process' in fields ? { Process: to.process } : {}
  return { ...Object.fromEntries(all.map(([name, value]) => [name, varied(value)])), ...own }
}

function auditRow(place: number): Readonly<Record<string, unknown>> {
  const hash = (at: number) => createHash('sha256').update(String(at)).digest('hex')
  const matter = idOf(place % 20_000)
  return {
    Place: place,
    EventKey: `${minutesList.name}/earlier/${place}`,
    MatterId: matter,
    At: '2026-03-16T09:00:00Z',
    By: APPROVERS.first,
    Event: 'approved',
    Detail: JSON.stringify({ type: 'approved', person: APPROVERS.first, version: 1, parts: [hash(-place)] }),
    PreviousHash: hash(place - 1),
    Hash: hash(place),
  }
}
