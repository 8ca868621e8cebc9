import { makePlan, type PlanData, type ProcessStatus } from '../../src/plan/model'
import { samplePlan } from '../../src/plan/sample/sample-plan'

const data: PlanData = samplePlan()
const plan = makePlan(data)

/** As of 2023-12-31 (final report, summary of processes). */
const COMPLETED = [
  '2.1.2',
  '2.1.3',
  '2.1.4',
  '2.2.1',
  '2.2.2',
  '2.2.4',
  '2.2.5',
  '2.3.2',
  '2.4.1',
  '2.4.2',
  '2.5.1',
  '2.5.2',
  '2.6.1',
  '2.6.2',
  '2.6.3',
  '2.7.1',
]
const CONTINUED = ['2.1.1', '2.2.3', '2.3.1', '2.5.3', '2.8.1', '2.8.2', '2.8.3', '2.8.4', '2.8.5']

describe('the sample plan', () => {
  it('has five administrations and eight target areas', () => {
    expect(data.administrations).toHaveLength(5)
    expect(data.targetAreas.map((a) => a.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('has the 25 processes with their status at the end of 2023', () => {
    const numbers = data.processes.map((p) => p.number)
    expect([...numbers].sort()).toEqual([...COMPLETED, ...CONTINUED].sort())
    const completed: ProcessStatus[] = ['completed-moved', 'completed-activity', 'completed-result']
    for (const number of COMPLETED) expect(completed).toContain(plan.process(number)?.status)
    for (const number of CONTINUED)
      expect([number, plan.process(number)?.status]).toEqual([number, 'continued-leadership'])
  })

  it('has processes with activities, desired results, one lead administration and one leader', () => {
    for (const process of data.processes) {
      expect(process.number).toMatch(new RegExp(`^2\\.${process.area}\\.\\d$`))
      expect(process.activities.length).toBeGreaterThan(0)
      expect(process.desiredResults.length).toBeGreaterThan(0)
      expect(process.participating).toContain(process.lead)
      expect(plan.person(process.leader)?.roles).toContain('process-leader')
      for (const id of process.participating) expect(data.administrations.map((a) => a.id)).toContain(id)
    }
  })

  it('has a steering group of eight, one or two an administration, chaired by KSON', () => {
    const members = plan.withRole('steering-member')
    expect(members).toHaveLength(8)
    for (const { id } of data.administrations) {
      const own = members.filter((p) => p.administration === id).length
      expect([id, own === 1 || own === 2]).toEqual([id, true])
    }
    expect(plan.withRole('steering-chair').map((p) => p.administration)).toEqual(['kson'])
    for (const member of members) expect(member.roles).toContain('ambassador')
  })

  it('has two process leaders, one from each organisation', () => {
    const leaders = plan.withRole('process-leader')
    expect(leaders).toHaveLength(2)
    expect(leaders.filter((p) => p.administration === 'kson')).toHaveLength(1)
  })

  it('has 55 to 80 ambassadors, about half of them from KSON, one to four an administration and process', () => {
    const ambassadors = plan.withRole('ambassador')
    expect(ambassadors.length).toBeGreaterThanOrEqual(55)
    expect(ambassadors.length).toBeLessThanOrEqual(80)
    const kson = ambassadors.filter((p) => p.administration === 'kson').length
    expect(Math.abs(kson / ambassadors.length - 0.5)).toBeLessThan(0.1)
    for (const process of data.processes) {
      for (const administration of process.participating) {
        const own = plan
          .ambassadorsOf(process.number)
          .filter((p) => p.administration === administration).length
        expect([process.number, administration, own >= 1 && own <= 4]).toEqual([
          process.number,
          administration,
          true,
        ])
      }
      for (const p of plan.ambassadorsOf(process.number))
        expect(process.participating).toContain(p.administration)
    }
  })

  it('has people with names, ids and sign-ins of their own', () => {
    for (const of of [
      data.people.map((p) => p.id),
      data.people.map((p) => p.name),
      data.people.map((p) => p.entraId),
    ])
      expect(new Set(of).size).toBe(data.people.length)
    const [first] = data.people
    expect(plan.personByEntraId(first?.entraId ?? '')).toBe(first)
    expect(plan.personByEntraId('somebody-else')).toBeUndefined()
    expect(plan.withRole('guest').length).toBeGreaterThan(0)
  })

  it('gives a process its channel where one is named', () => {
    const withChannel = makePlan(samplePlan({ '2.8.3': '19:abc@thread.tacv2' }))
    expect(withChannel.process('2.8.3')?.channel).toBe('19:abc@thread.tacv2')
    expect(withChannel.process('2.8.4')?.channel).toBeUndefined()
  })
})
