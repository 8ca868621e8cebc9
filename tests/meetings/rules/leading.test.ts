import { SAMSYN } from '../../../src/kernel/circumstances'
import type { MeetingCommand } from '../../../src/meetings/commands'
import { anders, anna, guest, marianne, rolf, sara } from '../../support/builders'
import { happens, nothingHappens, refused } from '../../support/refused'
import { at } from '../states'
import {
  BEFORE,
  frame,
  IN_STAGE,
  LATER,
  MeetingStory,
  processCalled,
  steeringCalled,
  steeringOngoing,
  steeringPlanned,
  susanne,
  tomas,
} from '../story'

describe('who plans a meeting', () => {
  it.each([
    ['a process leader', sara],
    ['the other process leader', anders],
    ['the chair of the steering group', marianne],
  ])('%s plans a steering meeting', (_, who) => {
    expect(new MeetingStory().plans(who)).toEqual(happens('planned'))
  })

  it.each([
    ['a member of the steering group', rolf],
    ['an ambassador', anna],
    ['a guest', guest],
  ])('%s does not', (_, who) => {
    expect(new MeetingStory().plans(who)).toEqual(refused('only-meeting-leaders'))
  })

  it('a process meeting is planned by a process leader, for a process of the plan', () => {
    expect(new MeetingStory().plansProcess(sara)).toEqual(happens('planned'))
    expect(new MeetingStory().plansProcess(marianne)).toEqual(refused('only-meeting-leaders'))
    expect(new MeetingStory().plansProcess(sara, '9.9.9')).toEqual(refused('process-unknown'))
  })

  it('planned twice under one id it is one meeting', () => {
    const story = steeringPlanned()
    expect(story.plans(sara, { title: 'Ett annat' })).toEqual(nothingHappens)
    expect(story.state.title).toBe('Styrgruppens marsmöte')
  })
})

describe('the frame of a meeting', () => {
  it.each([
    ['title-missing', { title: '  ' }],
    ['title-too-long', { title: 'x'.repeat(201) }],
    ['ends-before-start', { end: at('2026-03-31', '13:00') }],
    ['ends-before-start', { end: at('2026-03-31', '12:00') }],
    ['longer-than-a-day', { end: at('2026-04-01', '13:01') }],
    ['meeting-past', { start: BEFORE, end: at('2026-03-12', '10:00') }],
    ['chair-missing', { chair: 'nobody' }],
    ['secretary-missing', { secretary: rolf.id }],
    ['secretary-missing', { secretary: '__proto__' }],
  ])('is refused with %s: %o', (code, more) => {
    expect(new MeetingStory().plans(sara, more)).toEqual(refused(code))
    expect(steeringPlanned().changes(sara, more)).toEqual(refused(code))
  })

  it('may lie over the change to summer time', () => {
    const night = { start: at('2026-03-28', '22:00'), end: at('2026-03-29', '05:00'), day: '2026-03-28' }
    expect(new MeetingStory().plans(sara, night)).toEqual(happens('planned'))
  })

  it('is looked at also when only the words change', () => {
    expect(steeringCalled().changes(sara, { title: ' ' })).toEqual(refused('title-missing'))
    expect(steeringCalled().changes(sara, { chair: 'nobody' })).toEqual(refused('chair-missing'))
  })

  it('can be given another place when the meeting is so near that its time could no longer be chosen', () => {
    const story = steeringCalled().at(at('2026-03-31', '13:05'))
    expect(story.changes(sara, { place: 'Sal 4' })).toEqual(happens('changed'))
    expect(story.state).toMatchObject({ place: 'Sal 4', sequence: 1, movedFrom: [] })
  })

  it('unchanged is no change', () => {
    expect(steeringCalled().changes(sara, {})).toEqual(nothingHappens)
  })
})

describe('a meeting that is moved', () => {
  it('asks those anew who had answered, and says where it was', () => {
    const story = steeringCalled()
    story.comes(rolf)
    story.changes(sara, LATER)
    expect(story.unanswered).toContain(rolf.id)
    expect(story.state).toMatchObject({
      ...LATER,
      sequence: 1,
      movedFrom: [frame().start],
      calledAt: story.now,
    })
  })

  it('asks anew also when only its end is another', () => {
    const story = steeringCalled()
    story.comes(rolf)
    story.changes(sara, { end: at('2026-03-31', '16:00') })
    expect(story.unanswered).toContain(rolf.id)
  })

  it('keeps the answers when it is only in another room', () => {
    const story = steeringCalled()
    story.comes(rolf)
    story.changes(sara, { place: 'Sal 4' })
    expect(story.unanswered).not.toContain(rolf.id)
  })

  it('before it is called was never at another time for those who get the notice', () => {
    const story = steeringPlanned()
    story.changes(sara, LATER)
    story.calls(sara)
    expect(story.state).toMatchObject({ ...LATER, sequence: 0, movedFrom: [] })
  })

  it('twice remembers both times', () => {
    const story = steeringCalled()
    story.changes(sara, LATER)
    story.changes(sara, {})
    expect(story.state.movedFrom).toEqual([frame().start, LATER.start])
    expect(story.state.sequence).toBe(2)
  })
})

describe('calling', () => {
  it('needs an agenda and a time that is not past', () => {
    const empty = new MeetingStory()
    empty.plans(sara)
    expect(empty.calls(sara)).toEqual(refused('agenda-empty'))
    expect(steeringPlanned().at(frame().start).calls(sara)).toEqual(refused('meeting-past'))
  })

  it('is done by either process leader or the chair, once', () => {
    const story = steeringPlanned()
    expect(story.calls(susanne)).toEqual(refused('only-meeting-leaders'))
    expect(story.calls(marianne)).toEqual(happens('called'))
    expect(story.calls(anders)).toEqual(nothingHappens)
  })
})

describe('cancelling', () => {
  it('needs a reason, which fits', () => {
    expect(steeringCalled().cancels(sara, '  ')).toEqual(refused('reason-missing'))
    expect(steeringCalled().cancels(sara, 'x'.repeat(1_001))).toEqual(refused('reason-too-long'))
  })

  it('counts as a change of the invitation', () => {
    const story = steeringCalled()
    story.cancels(sara, ' Sjukdom ')
    expect(story.state).toMatchObject({ stage: 'cancelled', sequence: 1, cancelReason: 'Sjukdom' })
    expect(story.cancels(anders)).toEqual(nothingHappens)
  })
})

describe('leading', () => {
  it('two may lead at once: the later step counts, and a step done twice is one', () => {
    const story = steeringCalled()
    expect(story.starts(sara)).toEqual(happens('started'))
    expect(story.starts(marianne)).toEqual(nothingHappens)
    expect(story.goesTo(marianne, 'b')).toEqual(happens('went-to'))
    expect(story.goesTo(sara, 'b')).toEqual(nothingHappens)
    expect(story.goesTo(sara, 'c')).toEqual(happens('went-to'))
    expect(story.state.current).toBe('c')
    expect(story.ends(marianne)).toEqual(happens('ended'))
    expect(story.ends(sara)).toEqual(nothingHappens)
    expect(story.goesTo(sara, 'a')).toEqual(refused('not-ongoing'))
  })

  it('begins at the first item, and does not go to one that is gone', () => {
    const story = steeringOngoing()
    expect(story.state.current).toBe('a')
    expect(story.goesTo(sara, 'x')).toEqual(refused('item-gone'))
  })

  it('of a process meeting is not the steering chair’s', () => {
    expect(processCalled().starts(marianne)).toEqual(refused('not-found'))
    expect(processCalled().starts(sara)).toEqual(happens('started'))
  })

  it('is nobody’s who is only asked to come', () => {
    const story = steeringOngoing()
    for (const command of [
      { type: 'go-to', item: 'b' },
      { type: 'end' },
      { type: 'order', ids: ['b'] },
      { type: 'note', item: 'a', notes: 'x', actions: [] },
      { type: 'cancel', reason: 'x' },
      { type: 'change', frame: frame() },
    ] satisfies readonly MeetingCommand[])
      expect([command.type, story.does(susanne, command)]).toEqual([
        command.type,
        refused('only-meeting-leaders'),
      ])
  })
})

describe('the minutes of a meeting', () => {
  it('are named by Samsyn, once', () => {
    const story = IN_STAGE.ended()
    expect(story.does(sara, { type: 'minutes-drafted', minutes: 'm1' })).toEqual(refused('not-found'))
    expect(story.does(SAMSYN, { type: 'minutes-drafted', minutes: 'm1' })).toEqual(happens('minutes-drafted'))
    expect(story.does(SAMSYN, { type: 'minutes-drafted', minutes: 'm2' })).toEqual(nothingHappens)
    expect(story.state.minutesId).toBe('m1')
  })
})

describe('who sees a meeting', () => {
  it('is not somebody who has nothing to do with it: to them there is none', () => {
    for (const story of [steeringPlanned(), steeringCalled()])
      expect(story.comes(anna)).toEqual(refused('not-found'))
  })

  it('is a guest once it has been called, who sees and does nothing', () => {
    expect(steeringPlanned().comes(tomas)).toEqual(refused('not-found'))
    const story = steeringCalled()
    expect(story.comes(tomas)).toEqual(refused('not-invited'))
    expect(story.passes(tomas, 'soc')).toEqual(refused('only-delegates'))
    expect(story.puts(tomas, 'x')).toEqual(refused('only-own-items'))
    expect(processCalled().puts(tomas, 'x')).toEqual(refused('only-own-items'))
  })

  it('nobody, before there is one', () => {
    expect(new MeetingStory().calls(sara)).toEqual(refused('not-found'))
  })
})

const COMMANDS: readonly MeetingCommand[] = [
  { type: 'change', frame: frame(LATER) },
  { type: 'call' },
  { type: 'cancel', reason: 'Sjukdom' },
  { type: 'put-item', item: { id: 'x', kind: 'other', title: 'X' } },
  { type: 'remove-item', id: 'b' },
  { type: 'order', ids: ['c', 'b', 'a'] },
  { type: 'note', item: 'a', notes: 'x', actions: [] },
  { type: 'answer', kind: 'coming' },
  { type: 'pass-vote', to: 'soc', instruction: '' },
  { type: 'answer-proxy', from: 'soc', accepts: true },
  { type: 'withdraw-proxy' },
  { type: 'start' },
  { type: 'attend', present: true },
  { type: 'go-to', item: 'b' },
  { type: 'end' },
]

describe('each command in each stage', () => {
  const OVER = 'meeting-over'
  const EXPECTED: Readonly<Record<string, readonly string[]>> = {
    //                planned        called          ongoing         ended          cancelled
    change: ['changed', 'changed', OVER, OVER, OVER],
    call: ['called', '', OVER, OVER, OVER],
    cancel: ['cancelled', 'cancelled', OVER, OVER, ''],
    'put-item': ['item-put', 'item-put', 'item-put', OVER, OVER],
    'remove-item': ['item-removed', 'item-removed', 'item-removed', OVER, OVER],
    order: ['ordered', 'ordered', 'ordered', OVER, OVER],
    note: ['not-ongoing', 'not-ongoing', 'item-put', 'not-ongoing', 'not-ongoing'],
    answer: ['not-called', 'answered', 'answered', OVER, OVER],
    'pass-vote': ['not-called', 'proxy-changed', 'proxy-changed', OVER, OVER],
    'answer-proxy': ['not-called', 'proxy-gone', 'proxy-gone', OVER, OVER],
    'withdraw-proxy': ['not-called', 'proxy-gone', 'proxy-gone', OVER, OVER],
    start: ['not-called', 'started', '', OVER, OVER],
    attend: ['not-ongoing', 'not-ongoing', 'attended', OVER, 'not-ongoing'],
    'go-to': ['not-ongoing', 'not-ongoing', 'went-to', 'not-ongoing', 'not-ongoing'],
    end: ['not-ongoing', 'not-ongoing', 'ended', '', 'not-ongoing'],
  }
  const cases = COMMANDS.flatMap((command) =>
    Object.entries(IN_STAGE).map(([stage, given], i) => ({
      stage,
      type: command.type,
      expected: EXPECTED[command.type]?.[i] ?? 'missing',
      given,
      command,
    })),
  )

  it.each(cases)('$type while $stage: $expected', ({ given, command, expected }) => {
    const decision = given().does(marianne, command)
    const said = 'refused' in decision ? decision.refused : decision.events.map((e) => e.type).join()
    expect(said).toBe(expected)
  })
})
