import type { DecisionCommand } from '../../../src/decisions/commands'
import type { DecisionEvent } from '../../../src/decisions/events'
import { evolve } from '../../../src/decisions/evolve'
import { decide } from '../../../src/decisions/model'
import { missingFor } from '../../../src/decisions/rules'
import type { DecisionState } from '../../../src/decisions/state'
import { isRefusal } from '../../../src/kernel/decision'
import { splitLongText } from '../../../src/lists/definition'
import type { RecordedEvent } from '../../../src/matters/matter-type'
import { proposal } from '../builders'
import { planOf } from './any-group'

/** The largest group: 20 administrations with three delegates each. */
const plan = planOf({ seats: Array.from({ length: 20 }, () => 3), chairs: [0] })
const NOW = '2026-03-26T09:00:00.000Z'

/** What the list item would hold after these commands, with the events that are not audited yet. */
class Item {
  state: DecisionState | undefined
  unaudited: RecordedEvent<DecisionEvent>[] = []

  does(id: string, command: DecisionCommand): this {
    const actor = plan.people.find((p) => p.id === id) ?? {
      id,
      name: id,
      administration: '',
      roles: [],
      processes: [],
    }
    const c = {
      matterId: 'decision-0190f3c2-8d6e-7000-8000-000000000000',
      now: NOW,
      today: '2026-03-26',
      plan,
    }
    const decision = decide(this.state, command, { ...c, actor })
    expect(isRefusal(decision) ? decision : 'accepted').toBe('accepted')
    for (const event of isRefusal(decision) ? [] : decision.events) {
      this.state = evolve(this.state, event)
      this.unaudited.push({ seq: this.unaudited.length, at: NOW, by: id, event })
    }
    return this
  }

  settles(): this {
    this.unaudited = []
    return this
  }

  get isWritable(): boolean {
    const stored = { layout: 1, seq: 999, settled: 999, state: this.state, unaudited: this.unaudited }
    return splitLongText(JSON.stringify(stored), ['State1', 'State2']) !== undefined
  }
}

/** Given: all 60 delegates have answered with so many characters each. */
function answeredWith(length: number): Item {
  const item = new Item()
  item.does('leader-0', {
    type: 'propose',
    proposal: proposal(),
    text: 'x'.repeat(2_000),
    deadline: '2026-05-01',
  })
  item.does('leader-0', { type: 'open' }).settles()
  for (const { id, administration } of plan.withRole('steering-member'))
    item.does(id, {
      ...{ type: 'state-position', round: 1, administration },
      ...{ kind: length > 0 ? 'reservation' : 'consent', text: 'å'.repeat(length) },
    })
  return item
}

describe('a proposal of 20 administrations and 60 delegates', () => {
  it.each([0, 250, 500])(
    'fits into its list item with %d characters from each, and so does the decision',
    (length) => {
      const item = answeredWith(length)
      expect(item.isWritable).toBe(true)
      expect(missingFor(item.state ?? fail(), plan)).toEqual([])
      expect(item.settles().does('p0-0', { type: 'confirm', round: 1 }).isWritable).toBe(true)
    },
  )

  it('takes no longer ones: in so large a group each may write half as much', () => {
    const [first] = plan.withRole('steering-member')
    const item = answeredWith(0)
    const c = { matterId: 'd', now: NOW, today: '2026-03-26', plan, actor: first ?? fail() }
    const command: DecisionCommand = {
      ...{ type: 'state-position', round: 1, administration: c.actor.administration },
      ...{ kind: 'reservation', text: 'å'.repeat(501) },
    }
    expect(decide(item.state, command, c)).toEqual({ refused: 'reason-too-long', details: { max: 500 } })
  })
})

function fail(): never {
  throw new NothingStored()
}

class NothingStored extends Error {}
