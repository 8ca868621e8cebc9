import { samplePlan } from '../support/built-sample-plan.mts'
import type { Samsyn } from './samsyn.mts'
import { throughput } from './throughput.mts'

const SETS = 100
const PEOPLE = 60
const LEADER = 'leader-kommun'

/** Sixty participants approve one set of minutes at the same time, set after set. */
export async function approvals(): Promise<void> {
  const people = samplePlan()
    .people.filter((p) => p.roles.includes('ambassador'))
    .slice(0, PEOPLE)
  const present = people.map((p) => p.id)
  await throughput({
    what: `${SETS} sets of minutes, ${PEOPLE} participants each approve`,
    one: 'approval',
    people,
    matters: SETS,
    saved: 'Ditt godkännande är sparat',
    make: (samsyn, count) => handIn(samsyn, count, present),
  })
}

async function handIn(samsyn: Samsyn, count: number, present: readonly string[]): Promise<readonly object[]> {
  const { processes } = samplePlan()
  const deadline = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  const made: object[] = []
  for (let i = 0; i < count; i++) {
    const process = processes[i % processes.length]?.number
    const content = contentOf(`Processträff ${i}`, present)
    const meeting = { kind: 'process', process, content }
    const { id } = await samsyn.call<{ id: string }>(LEADER, 'POST', '/api/minutes', meeting)
    await samsyn.call(LEADER, 'POST', `/api/minutes/${id}/send`, { version: 1, deadline })
    made.push({ verb: 'minutes.approve', data: { id, version: 1 } })
  }
  return made
}

function contentOf(title: string, present: readonly string[]) {
  const section = (i: number) => ({
    id: `s${i}`,
    number: `§ ${i}`,
    heading: `Punkt ${i} på dagordningen`,
    text: 'Gruppen gick igenom läget och vad som återstår.\n\n- Lokalen är klar\n- Affischen trycks i april',
    decision: i % 3 === 0 ? 'Kampanjen riktad till unga startar i september.' : '',
    actions: [],
  })
  return {
    title,
    meetingDate: '2026-03-14',
    dnr: 'KS 2026-12',
    place: 'Teams',
    chair: '',
    present,
    alsoPresent: [],
    sections: Array.from({ length: 10 }, (_, i) => section(i + 1)),
    recipients: [],
  }
}
