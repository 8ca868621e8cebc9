import fc from 'fast-check'
import type { DecisionEvent } from '../../../src/decisions/events'
import { decide } from '../../../src/decisions/model'
import { seenBy } from '../../../src/decisions/reading'
import { currentRound, isSealed, type Missing, missingFor } from '../../../src/decisions/rules'
import type { DecisionState, Outcome, Position } from '../../../src/decisions/state'
import { isRefusal } from '../../../src/kernel/decision'
import type { Plan } from '../../../src/plan/model'
import { AnyCourse, type Tried } from '../any-course'
import { type AnyGroup, anyGroup } from './any-group'
import { type AnyStep, anyStep } from './any-step'
import { Witness } from './witness'

/** What everybody in the registry is answered who tries to confirm just now. */
function confirmers(state: DecisionState, plan: Plan): readonly string[] {
  const round = currentRound(state).no
  const c = { matterId: 'd1', now: '2026-03-26T10:00:00.000Z', today: '2026-03-26', plan }
  return plan.people
    .filter((actor) => !isRefusal(decide(state, { type: 'confirm', round }, { ...c, actor })))
    .map((p) => p.id)
}

/** What the rules say is missing, as the witness says it. */
function inShort(missing: Missing): string {
  if ('administration' in missing) return `answer of ${missing.administration}`
  if (!('position' in missing)) return missing.is
  return `${missing.is} of ${missing.position.by} for ${missing.position.administration}`
}

/** Nobody counts twice, and nobody who left the item counts at all. */
function isSound(outcome: Outcome, witness: Witness, plan: Plan): void {
  expect(outcome.voices.map((v) => v.administration)).toEqual(plan.administrations.map((a) => a.id))
  for (const voice of outcome.voices) {
    const { administration, how, positions } = voice
    expect(how === 'excused').toBe(witness.isExcused(administration))
    expect(positions.length > 0).toBe(how !== 'excused')
    const speakers = new Set(positions.map((p) => p.by))
    expect(speakers.size).toBe(positions.length)
    if (how === 'proxy') expect([...speakers]).toEqual([witness.holds(administration, plan)?.holder])
    for (const position of positions) {
      expect([administration, position.through !== undefined]).toEqual([
        position.administration,
        how === 'proxy',
      ])
      expect(witness.mayNot(position.by, plan)).toBe(false)
      expect(['objection', 'more-time', 'sealed']).not.toContain(position.kind)
    }
    expect(new Set(positions)).toEqual(new Set(witness.answersOf(administration, plan)))
  }
}

/** What stays as it is once it is so. */
function withoutLateWords(state: DecisionState): object {
  return {
    ...state,
    outcomes: state.outcomes.map(({ paragraph: _, ...outcome }) => outcome),
    positions: state.positions.map(({ confirmedAt: _, ...position }) => position),
  }
}

function isImmutable(before: DecisionState, after: DecisionState): void {
  const unnumbered = ({ outcomes }: DecisionState) => outcomes.map(({ paragraph: _, ...outcome }) => outcome)
  expect(unnumbered(after).slice(0, before.outcomes.length)).toEqual(unnumbered(before))
  before.outcomes.forEach(({ paragraph }, i) => {
    if (paragraph) expect(after.outcomes[i]?.paragraph).toEqual(paragraph)
  })
  if (before.stage === 'decided') expect(withoutLateWords(after)).toEqual(withoutLateWords(before))
}

/** While positions are sealed, nothing of what others said is anywhere in what a person sees; nor later, if they were never opened. */
function isKept(state: DecisionState, witness: Witness, plan: Plan): void {
  const kinds = /"kind":"(consent|reservation|stand-aside|objection|more-time)"/
  const said = JSON.stringify(missingFor(state, plan))
  if (isSealed(state)) expect(said).not.toMatch(/"is":"(objection|more-time)"/)
  for (const viewer of [...plan.people.map((p) => p.id), undefined]) {
    const seen = seenBy(state, viewer)
    const shown = JSON.stringify({ ...seen, positions: seen.positions.filter((p) => p.by !== viewer) }) + said
    for (const [text, by] of witness.secrets) expect(by !== viewer && shown.includes(text)).toBe(false)
    if (isSealed(state)) expect(shown).not.toMatch(kinds)
  }
}

/** Passed on once at most, and never back: as the proxies stand and are in force. */
function isOneHop(state: DecisionState, witness: Witness, plan: Plan): void {
  for (const { id } of plan.administrations) {
    if (!witness.holds(id, plan)) continue
    const to = state.proxies[id]?.to ?? ''
    expect(to).not.toBe(id)
    expect(witness.holds(to, plan)).toBeUndefined()
  }
}

/** Nobody but the one who objected in person takes it back, unless they leave the item or the group. */
function standsByTheObjector(
  { before, plan, actor, decision }: Tried,
  witness: Witness,
  stood: readonly Position[],
) {
  if (!before || isRefusal(decision)) return
  const now = witness.objectors(plan)
  const types = decision.events.map((e) => e.type)
  for (const p of stood) {
    const isOwnWord = p.enteredBy === undefined || p.confirmedAt !== undefined
    if (!isOwnWord || p.through !== undefined || now.some((q) => q.by === p.by)) continue
    const isByRule = ['opened', 'meeting-set', 'meeting-left'].some((type) => types.includes(type as never))
    const who = plan.person(p.by)
    const isMember = who?.roles.includes('steering-member') && who.administration === p.administration
    const isAway = isMember && !before.meeting?.alternates.some((a) => a.for === p.by && a.by === actor.id)
    const acted = types.includes('positioned') || types.includes('conflict-declared')
    const succeeded = acted && !witness.isSeated(p.by, p.administration, plan) && !isAway
    expect([p.by, isByRule || succeeded || actor.id === p.by, types]).toEqual([p.by, true, types])
  }
}

/** What no event is to do, given what the witness has seen before it. */
function isAllowed(event: DecisionEvent, { actor, command, plan }: Tried, witness: Witness): void {
  switch (event.type) {
    case 'meeting-set':
      if (event.meeting.id === witness.meeting?.id)
        expect(event.meeting.seq).toBeGreaterThan(witness.meeting.seq)
      return
    case 'positioned': {
      const { by, enteredBy } = event.position
      expect(enteredBy ?? by).toBe(actor.id)
      expect(witness.mayNot(by, plan)).toBe(false)
      if (enteredBy === undefined) return
      expect([witness.meeting?.stage, witness.mayLead(enteredBy, plan)]).toEqual(['ongoing', true])
      return
    }
    case 'conflict-withdrawn': {
      const conflict = witness.conflicts.get(event.person)
      const seat = plan.administrations.some(({ id }) => witness.isSeated(event.person, id, plan))
      expect(event.person === actor.id || conflict?.enteredBy !== undefined || !seat).toBe(true)
      return
    }
    case 'amended':
      for (const { administration } of witness.objectors(plan))
        expect(event.round.askedAgain).toContain(administration)
      return
    case 'proxy-changed': {
      // What somebody has said through a proxy is not taken back, but ends with it.
      const { from, status, holder, instruction, by } = event.proxy
      const isUsed = witness.answersOf(from, plan).some((p) => p.through !== undefined)
      if (isUsed && status !== 'lapsed')
        expect([status, holder]).toEqual(['accepted', witness.holds(from, plan)?.holder])
      const isPassed = status === 'offered' && holder === undefined && witness.holds(from, plan) === undefined
      if (isPassed && command.type === 'pass-vote') expect(witness.hasSpoken(from, plan)).toBe(false)
      if (status === 'accepted' || status === 'offered')
        expect(instruction && witness.conflicts.has(by)).toBeFalsy()
    }
  }
}

/** Takes the course, and looks at everything after every command. */
class Look {
  readonly course: AnyCourse
  readonly reached = { agreed: 0, decided: 0 }
  readonly #witness = new Witness()
  #stood: readonly Position[] = []
  #isStarted = false

  constructor(group: AnyGroup, steps: readonly AnyStep[]) {
    this.course = new AnyCourse(group, (tried) => this.#at(tried))
    this.#isStarted = true
    this.#looks()
    for (const step of steps) {
      const { plan } = this.course
      this.course.take(step)
      if (plan !== this.course.plan) this.#looks()
    }
  }

  #at(tried: Tried): void {
    const { before, decision, plan } = tried
    if (isRefusal(decision) || decision.events.length === 0) return
    for (const event of decision.events) {
      if (event.type === 'ended' && event.outcome.kind === 'decided') {
        this.reached.decided += 1
        expect([before?.stage, this.#witness.lacks(before?.sealed === true, plan)]).toEqual(['open', []])
        isSound(event.outcome, this.#witness, plan)
      }
      isAllowed(event, tried, this.#witness)
      this.#witness.notes(event, plan)
    }
    standsByTheObjector(tried, this.#witness, this.#stood)
    if (!this.#isStarted) return
    if (before && this.course.state) isImmutable(before, this.course.state)
    this.#looks()
  }

  #looks(): void {
    const { state, plan } = this.course
    if (!state) return
    if (state.stage === 'open') {
      const lacks = this.#witness.lacks(state.sealed, plan)
      expect(missingFor(state, plan).map(inShort).sort()).toEqual([...lacks].sort())
      expect(confirmers(state, plan).length > 0).toBe(lacks.length === 0)
      if (lacks.length === 0) this.reached.agreed += 1
      isOneHop(state, this.#witness, plan)
    }
    if (state.sealed || this.#witness.secrets.size > 0) isKept(state, this.#witness, plan)
    const keys = state.positions.map((p) => `${p.by}|${p.administration}`)
    expect(new Set(keys).size).toBe(keys.length)
    this.#stood = this.#witness.objectors(plan)
  }
}

describe('a proposal, whatever people do', () => {
  it('is decided by consensus alone, at every step', () => {
    fc.assert(
      fc.property(anyGroup, fc.array(anyStep, { minLength: 5, maxLength: 50 }), (group, steps) => {
        new Look(group, steps)
      }),
      { numRuns: 1200 },
    )
  })
})

describe('the courses that are tried', () => {
  it('do reach agreement, decisions and every event', () => {
    const seen = new Set<string>()
    const total = { agreed: 0, decided: 0 }
    const courses = fc.tuple(anyGroup, fc.array(anyStep, { minLength: 30, maxLength: 40 }))
    for (const [group, steps] of fc.sample(courses, { numRuns: 150, seed: 7 })) {
      const { course, reached } = new Look(group, steps)
      for (const event of course.events) seen.add(event.type)
      total.agreed += reached.agreed
      total.decided += reached.decided
    }
    expect([...seen].sort()).toEqual(
      [
        ...['amended', 'chair-handed-over', 'conflict-declared', 'conflict-denied', 'conflict-withdrawn'],
        ...['deadline-set', 'ended', 'entry-confirmed', 'meeting-left', 'meeting-set', 'numbered', 'opened'],
        ...['positioned', 'positions-opened', 'proposed', 'proxy-changed', 'revised'],
      ].sort(),
    )
    expect(total.decided).toBeGreaterThan(20)
    expect(total.agreed).toBeGreaterThan(100)
  })
})
