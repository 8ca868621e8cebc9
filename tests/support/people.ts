import type { Language, Person, PlanData } from '../../src/plan/model'
import { samplePlan } from '../../src/plan/sample/sample-plan'

/** Channels of the tests: the process 2.8.3 has its own, everything else goes to the general one. */
export const GENERAL = '19:samsyn-general@thread.tacv2'
export const CHANNEL_283 = '19:samsyn-process-283@thread.tacv2'
export const CHANNELS = { general: GENERAL, steering: GENERAL, byProcess: { '2.8.3': CHANNEL_283 } } as const

/** The process leader who hands in. */
export const LEADER = 'leader-kommun'
export const CHAIR = 'steering-chair'
export const GUEST = 'guest-direktor'
/** Three ambassadors of process 2.8.3, of three administrations; Fatima has chosen English. */
export const INES = 'kson-09'
export const FATIMA = 'soc-05'
export const AMIR = 'bou-01'
/** Has chosen English; ambassador of no process. */
export const ENGLISH_GUEST = 'guest-partner'
/** An ambassador of another process. */
export const OUTSIDER = 'kson-13'

/** The sample plan as the tests use it: Fatima reads English. `change` adapts it further. */
export function testPlan(change: (plan: PlanData) => PlanData = (plan) => plan): PlanData {
  const plan = samplePlan(CHANNELS.byProcess)
  const people = plan.people.map((p) => (p.id === FATIMA ? speaking(p, 'en') : p))
  return change({ ...plan, people })
}

function speaking(person: Person, language: Language): Person {
  return { ...person, language }
}

/** `count` invented people as a plan may have them. */
export function manyPeople(count: number, name = (i: number) => `Person ${i + 1}`): readonly Person[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `many-${i + 1}`,
    name: name(i),
    administration: 'kson',
    roles: ['ambassador'],
    processes: ['2.8.3'],
    entraId: `6b3b1c00-0000-4000-8000-${String(i + 1).padStart(12, '0')}`,
    language: 'sv',
  }))
}
