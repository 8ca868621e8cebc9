import { createRequire } from 'node:module'
import type { Person, PlanData } from '../../src/plan/model.js'
import { samplePlan } from '../support/built-sample-plan.mts'
import type { Samsyn } from './samsyn.mts'
import { type Pressing, throughput } from './throughput.mts'

const LEADER = 'leader-kommun'
const LARGEST = { delegates: 60, administrations: 20 }

/**
 * Delegates consent at the same time, through the bot's door: the plan's own group of eight on eight proposals at once,
 * and then a group as large as it can be on one.
 */
export async function votes(): Promise<void> {
  const own = samplePlan()
  const large = largeGroup()
  await throughput({
    ...pressing(own, 8),
    what: '800 proposals, eight at a time, 8 delegates of 5 administrations each take a position',
  })
  await throughput({
    ...pressing(large, 1),
    what: '100 proposals, 60 delegates of 20 administrations each take a position',
    prepare: (folder) => plant(folder, large),
  })
}

/** `together`: how many proposals are answered at the same time. */
function pressing(plan: PlanData, together: number): Omit<Pressing, 'what'> {
  return {
    one: 'position',
    people: plan.people.filter(({ roles }) => roles.includes('steering-member')),
    matters: 100,
    together,
    saved: 'Ditt bifall är sparat',
    make: propose,
  }
}

/** The sample plan with a steering group as large as it can be. */
function largeGroup(): PlanData {
  const plan = samplePlan()
  const administrations = Array.from({ length: LARGEST.administrations }, (_, i) => ({
    id: `adm-${i + 1}`,
    name: `Förvaltning ${i + 1}`,
    shortName: `Förv. ${i + 1}`,
  }))
  const delegates = Array.from(
    { length: LARGEST.delegates },
    (_, i): Person => ({
      id: `delegate-${i + 1}`,
      name: `Ledamot ${i + 1}`,
      administration: `adm-${(i % LARGEST.administrations) + 1}`,
      roles: i === 0 ? ['steering-member', 'steering-chair'] : ['steering-member'],
      processes: [],
      entraId: `7c3b1c00-0000-4000-8000-${String(i + 1).padStart(12, '0')}`,
      language: 'sv',
    }),
  )
  const others = plan.people.filter(({ roles }) => !roles.includes('steering-member'))
  return {
    ...plan,
    administrations,
    people: [...delegates, ...others.map((p) => ({ ...p, administration: 'adm-1' }))],
    processes: plan.processes.map((p) => ({ ...p, lead: 'adm-1', participating: ['adm-1'] })),
  }
}

async function plant(folder: string, plan: PlanData): Promise<void> {
  const require = createRequire(import.meta.url)
  const { openStore } = require('../../dist/open-store.js')
  const { readConfig } = require('../../dist/config/config.js')
  const { writePlan } = require('../../dist/plan/registry.js')
  const { systemClock } = require('../../dist/kernel/clock.js')
  const log = { info: () => undefined, warn: () => undefined, error: console.error }
  const store = await openStore(readConfig({ SAMSYN_DATA: folder }), { clock: systemClock, log })
  await writePlan(store.lists('command'), plan)
  await store.close()
}

async function propose(samsyn: Samsyn, count: number): Promise<readonly object[]> {
  const deadline = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  const made: object[] = []
  for (let i = 0; i < count; i++) {
    const proposal = {
      title: `Förslag ${i + 1}`,
      background: 'Beredningsgruppen har gått igenom frågan.',
      links: [],
      mandates: [],
      recipients: ['Förvaltningscheferna'],
      askedOfConflict: [],
      sealed: false,
    }
    const text = 'Samtalsgrupperna fortsätter i tre orter till och med juni.'
    const body = { proposal, text, deadline }
    const { id } = await samsyn.call<{ id: string }>(LEADER, 'POST', '/api/decisions', body)
    await samsyn.call(LEADER, 'POST', `/api/decisions/${id}/do`, { act: 'open' })
    made.push({ verb: 'decisions.position', data: { id, round: 1, kind: 'consent' } })
  }
  return made
}
