import fc from 'fast-check'
import type { Administration, Person, PlanData, Process, Role, TargetArea } from '../../src/plan/model'

const ROLES: readonly Role[] = [
  'ambassador',
  'steering-member',
  'steering-chair',
  'process-leader',
  'controller',
  'guest',
]
const STATUS = [
  'ongoing',
  'paused',
  'completed-moved',
  'completed-activity',
  'completed-result',
  'continued-leadership',
] as const

/** Words as people write them: with å ä ö, commas, dashes and emoji, without spaces around them. */
const words = fc
  .string({ unit: fc.constantFrom(...'aåäöÅBkn -–,.&/()🙂é1'), minLength: 1, maxLength: 20 })
  .map((text) => text.trim())
  .filter((text) => text !== '')
const lines = fc.array(words, { maxLength: 3 })
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 12, maxLength: 12 })

/** Any plan in which everything that is referred to exists and nothing is doubled. */
export const anyPlan: fc.Arbitrary<PlanData> = fc
  .record({
    administrations: fc.integer({ min: 1, max: 4 }),
    people: fc.integer({ min: 1, max: 6 }),
    areas: fc.integer({ min: 1, max: 3 }),
    processes: fc.integer({ min: 0, max: 4 }),
  })
  .chain((count) => {
    const ids = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${i + 1}`)
    const administrations = ids('adm-', count.administrations)
    const people = ids('p-', count.people)
    const numbers = ids('2.1.', count.processes)
    const some = (from: readonly string[]) => fc.subarray([...from])
    const administration = (id: string, i: number): fc.Arbitrary<Administration> =>
      fc
        .record({ name: words, shortName: words })
        // A digit of its own tells each apart, whatever the words.
        .map(({ name, shortName }) => ({ id, name: `${name} N${i}`, shortName: `${shortName} K${i}` }))
    const person = (id: string): fc.Arbitrary<Person> =>
      fc
        .record({
          name: words,
          administration: fc.constantFrom(...administrations),
          roles: fc.subarray([...ROLES]),
          processes: some(numbers),
          entra: fc.option(hex),
          language: fc.constantFrom('sv', 'en', undefined),
        })
        .map(({ entra, language, ...rest }) => ({
          id,
          ...rest,
          ...(entra ? { entraId: `5a3b1c00-0000-4000-${id.slice(2).padStart(4, '0')}-${entra}` } : {}),
          ...(language ? { language } : {}),
        }))
    const process = (number: string): fc.Arbitrary<Process> =>
      fc
        .record({
          title: words,
          area: fc.integer({ min: 1, max: count.areas }),
          status: fc.constantFrom(...STATUS),
          activities: lines,
          desiredResults: lines,
          lead: fc.constantFrom(...administrations),
          participating: some(administrations),
          leader: fc.constantFrom(...people),
          channel: fc.option(words),
        })
        .map(({ channel, ...rest }) => ({ number, ...rest, ...(channel ? { channel } : {}) }))
    const area = (number: number): fc.Arbitrary<TargetArea> => words.map((title) => ({ number, title }))
    return fc.record({
      name: words,
      administrations: fc.tuple(...administrations.map(administration)),
      people: fc.tuple(...people.map(person)),
      targetAreas: fc.tuple(...ids('', count.areas).map((n) => area(Number(n)))),
      processes: fc.tuple(...numbers.map(process)),
    })
  })

/** Every reference that leads nowhere and everything that is there twice; empty for a plan that is whole. */
export function holesIn(data: PlanData): readonly string[] {
  const administrations = data.administrations.map((a) => a.id)
  const people = data.people.map((p) => p.id)
  const numbers = data.processes.map((p) => p.number)
  const areas = data.targetAreas.map((a) => a.number)
  const entra = data.people.flatMap((p) => p.entraId ?? [])
  const shortNames = data.administrations.map((a) => a.shortName)
  const twice = [administrations, people, numbers, areas, entra, shortNames].flatMap((all) =>
    all.filter((one, i) => all.indexOf(one as never) !== i).map((one) => `${one} is there twice`),
  )
  const missing = (of: string, all: readonly unknown[], refs: readonly unknown[]) =>
    refs.filter((ref) => !all.includes(ref)).map((ref) => `${of} refers to ${ref}`)
  return [
    ...twice,
    ...data.people.flatMap((p) => [
      ...missing(p.id, administrations, [p.administration]),
      ...missing(p.id, numbers, p.processes),
    ]),
    ...data.processes.flatMap((p) => [
      ...missing(p.number, administrations, [p.lead, ...p.participating]),
      ...missing(p.number, people, [p.leader]),
      ...missing(p.number, areas, [p.area]),
    ]),
  ]
}
