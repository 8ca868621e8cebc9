import { meetingsWanted } from '../../src/meetings/feature'
import { invitedTo } from '../../src/meetings/rules'
import { anders, links, marianne, plan, rolf, sara } from '../support/builders'
import { at, INVITATION } from './states'
import {
  frame,
  henrik,
  katarina,
  LATER,
  magnus,
  peter,
  processCalled,
  steeringCalled,
  steeringOngoing,
  steeringPlanned,
  susanne,
} from './story'
import { CHANNEL, created, says, wanted, which } from './wanted'

const invited = (story: ReturnType<typeof steeringCalled>) => [...invitedTo(story.state, story.plan)].sort()

describe('the notice', () => {
  it('is not posted before the meeting is called', () => {
    expect(wanted(steeringPlanned())).toEqual([])
  })

  it('goes to the channel once and to each who is asked to come', () => {
    const story = steeringCalled()
    expect(which(created(story), 'channel:')).toEqual(['0'])
    expect(which(created(story), 'notice:0:')).toEqual(invited(story))
    expect(wanted(story, story.now, CHANNEL).find((p) => p.key === 'channel:0')?.to).toEqual({
      channel: CHANNEL,
    })
    expect(wanted(story).some((p) => 'channel' in p.to)).toBe(false)
  })

  it('does not go to who has answered by then, and stays true where it has gone', () => {
    const story = steeringCalled()
    story.comes(rolf)
    story.passes(magnus, 'soc')
    expect(which(created(story), 'notice:0:')).toEqual(
      invited(story).filter((id) => id !== rolf.id && id !== magnus.id),
    )
    expect(says(story, `notice:0:${rolf.id}`)).toContain('Du har svarat att du kommer')
    expect(says(story, `notice:0:${magnus.id}`)).toContain('Du har erbjudit Socialförvaltningen er röst')
  })

  it('in somebody’s own chat does not change when others answer', () => {
    const story = steeringCalled()
    const before = says(story, `notice:0:${rolf.id}`)
    for (const who of [susanne, peter, katarina]) story.comes(who)
    expect(says(story, `notice:0:${rolf.id}`)).toBe(before)
    expect(says(story, 'channel:0')).toContain('3 av 10 har svarat')
  })

  it('reaches an alternate who is named later', () => {
    const story = steeringCalled()
    story.stays(susanne, henrik)
    expect(which(created(story), 'notice:0:')).toContain(henrik.id)
    expect(says(story, `notice:0:${henrik.id}`)).toContain('har angett dig som ersättare')
    story.comes(susanne)
    expect(which(created(story), 'notice:0:')).not.toContain(henrik.id)
    expect(says(story, `notice:0:${henrik.id}`)).toContain('Du är inte längre kallad')
  })

  it('is not sent to anybody any more once the meeting should have begun', () => {
    expect(which(created(steeringCalled(), frame().start), 'notice:')).toEqual([])
  })

  it('says in the phone what and when', () => {
    const [posting] = wanted(steeringCalled(), undefined, CHANNEL)
    expect(posting?.summary().replace('\u2060', '')).toBe('Kallelse: Styrgruppsmöte tis 31 mars 13.00–15.00')
  })
})

describe('a meeting that is moved', () => {
  const moved = () => {
    const story = steeringCalled()
    story.comes(rolf)
    story.passes(magnus, 'soc')
    story.accepts(susanne, 'kof')
    story.changes(sara, LATER)
    return story
  }

  it('gets a new notice, and the old one says that it is replaced', () => {
    const story = moved()
    expect(which(created(story), 'channel:')).toEqual(['1'])
    expect(which(created(story), 'notice:')).toEqual(invited(story).map((id) => `1:${id}`))
    expect(says(story, 'channel:0')).toMatch(/Ersatt kallelse.*Skulle ha varit tis 31 mars 13\.00/s)
    expect(says(story, `notice:0:${rolf.id}`)).toContain('Ny tid: tis 14 april 09.00–11.00')
    expect(says(story, 'channel:1')).toContain(
      'flyttat från tis 31 mars 13.00 till tis 14 april 09.00–11.00. Svara igen.',
    )
  })

  it('tells in it that the vote that was passed has come back', () => {
    const story = moved()
    expect(says(story, `notice:1:${magnus.id}`)).toContain(
      'Er röst till Socialförvaltningen gällde den tidigare tiden',
    )
    const vote = wanted(story).find((p) => p.key.startsWith('vote:kof:'))
    expect([vote?.create, vote && 'person' in vote.to && vote.to.person]).toEqual([false, susanne.id])
    expect(says(story, vote?.key ?? '')).toContain('Mötet är flyttat till en annan tid')
  })

  it('does not ask those again who answer the new notice', () => {
    const story = moved()
    story.comes(rolf)
    expect(which(created(story), 'notice:1:')).not.toContain(rolf.id)
    expect(says(story, `notice:1:${rolf.id}`)).not.toContain('Svara igen')
  })

  it('moved again tells of the time before, on one newest card', () => {
    const story = moved()
    story.changes(sara, {})
    expect(which(created(story), 'channel:')).toEqual(['2'])
    expect(says(story, 'channel:2')).toContain('från tis 14 april 09.00 till tis 31 mars 13.00–15.00')
    expect(says(story, 'channel:1')).toContain('Skulle ha varit tis 14 april 09.00')
  })

  it('only to another room gets no new notice', () => {
    const story = steeringCalled()
    story.changes(sara, { place: 'Sal 4' })
    expect(which(created(story), 'channel:')).toEqual(['0'])
    expect(says(story, 'channel:0')).toContain('Plats: Sal 4')
  })
})

describe('a meeting that is cancelled', () => {
  it('is told in the channel, and to all who have not said that they do not come', () => {
    const story = steeringCalled()
    story.comes(rolf)
    story.stays(katarina)
    story.cancels(sara, 'Flera är sjuka')
    expect(created(story).filter((key) => !key.startsWith('cancelled:'))).toEqual(['channel:cancelled'])
    expect(which(created(story), 'cancelled:')).toEqual(invited(story).filter((id) => id !== katarina.id))
    expect(says(story, `cancelled:${rolf.id}`)).toMatch(/✗ Inställt.*Skäl: Flera är sjuka/s)
    expect(says(story, 'channel:0')).toContain('✗ Inställt')
  })

  it('before it was called is nobody’s news', () => {
    const story = steeringPlanned()
    story.cancels(sara)
    expect(wanted(story, undefined, CHANNEL)).toEqual([])
  })
})

describe('a reminder', () => {
  // The meeting is on a Tuesday; two working days before is the Friday.
  const reminded = (story: ReturnType<typeof steeringCalled>, day: string, time: string) =>
    which(created(story, at(day, time)), 'reminder:0:')

  it('goes two working days before to those who have not answered, in working hours', () => {
    const story = steeringCalled()
    story.comes(rolf)
    expect(reminded(story, '2026-03-27', '08:59')).toEqual([])
    expect(reminded(story, '2026-03-27', '09:00')).toEqual(invited(story).filter((id) => id !== rolf.id))
    expect(reminded(story, '2026-03-27', '17:00')).toEqual([])
    for (const day of ['2026-03-26', '2026-03-28', '2026-03-30', '2026-03-31'])
      expect([day, reminded(story, day, '10:00')]).toEqual([day, []])
  })

  it('counts over Easter', () => {
    const story = steeringCalled()
    story.changes(sara, {
      start: at('2026-04-07', '13:00'),
      end: at('2026-04-07', '15:00'),
      day: '2026-04-07',
    })
    expect(which(created(story, at('2026-04-01', '10:00')), 'reminder:1:')).not.toEqual([])
    expect(which(created(story, at('2026-04-03', '10:00')), 'reminder:1:')).toEqual([])
  })

  it('does not go on the day of the notice, nor on the day on which the meeting was moved', () => {
    const late = steeringPlanned().at(at('2026-03-27', '09:00'))
    late.calls(sara)
    expect(reminded(late, '2026-03-27', '10:00')).toEqual([])
    const moved = steeringCalled().at(at('2026-04-10', '09:00'))
    moved.changes(sara, LATER)
    expect(which(created(moved, at('2026-04-10', '10:00')), 'reminder:')).toEqual([])
  })

  it('stands as it was answered, and is not repeated after a crash', () => {
    const story = steeringCalled()
    const key = `reminder:0:${rolf.id}`
    expect(says(story, key)).toContain('Påminnelse: ditt svar saknas')
    story.comes(rolf)
    expect(says(story, key)).not.toContain('Påminnelse')
    expect(wanted(story).find((p) => p.key === key)?.ifUnsure).toBe('leave')
  })
})

describe('a vote that is passed', () => {
  const votes = (story: ReturnType<typeof steeringCalled>) =>
    which(created(story), 'vote:').map((key) => key.split(':').at(-1))

  it('is offered to each delegate of the receiver, once', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc', 'Tänk på biblioteken')
    expect(votes(story)).toEqual([susanne.id, peter.id])
    story.accepts(susanne, 'kof')
    expect(votes(story)).toEqual([])
    const ofPeter = wanted(story).find((p) => p.key.startsWith('vote:') && p.key.endsWith(peter.id))?.key
    expect(says(story, ofPeter ?? '')).toContain('Susanne Björkman företräder Kultur och fritid')
  })

  it('is another offer when it is passed again', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    const first = which(created(story), 'vote:')
    story.takesBack(magnus)
    story.passes(magnus, 'soc')
    expect(which(created(story), 'vote:')).toHaveLength(2)
    expect(which(created(story), 'vote:')).not.toEqual(first)
  })

  it('that is declined is told to who gave it, until they come themselves', () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    story.declines(susanne, 'kof')
    const [key] = which(created(story), 'declined:')
    expect(says(story, `declined:${key}`)).toContain('Socialförvaltningen kan inte företräda er på mötet.')
    story.comes(magnus)
    expect(which(created(story), 'declined:')).toEqual([])
    expect(says(story, `declined:${key}`)).toContain('Du har svarat att du kommer')
  })

  it('comes back without a message when the giver is there', () => {
    const story = steeringOngoing(
      (s) => s.passes(magnus, 'soc'),
      (s) => s.accepts(susanne, 'kof'),
    )
    story.attends(magnus)
    expect(created(story)).toEqual([])
    const key = wanted(story).find((p) => p.key.startsWith('vote:kof:'))?.key
    expect(says(story, key ?? '')).toContain('Kultur och fritid deltar själv')
  })
})

describe('while the meeting goes on and afterwards', () => {
  it('nothing new is posted; what stands there follows', () => {
    const story = steeringOngoing()
    expect(created(story)).toEqual([])
    expect(says(story, 'channel:0')).toMatch(/● Pågår nu.*Nu: punkt 1 Punkt a.*0 är med/s)
    story.attends(rolf)
    expect(says(story, 'channel:0')).toContain('1 är med')
    expect(says(story, `notice:0:${rolf.id}`)).toContain('Du är med sedan')
    story.ends(sara)
    expect(created(story)).toEqual([])
    expect(says(story, 'channel:0')).toContain('1 var med')
    expect(says(story, `notice:0:${susanne.id}`)).toContain('Du är inte noterad som närvarande')
  })
})

describe('a process meeting', () => {
  it('is noticed to its ambassadors and its process leader', () => {
    const story = processCalled()
    expect(which(created(story), 'notice:0:')).toEqual(
      [
        ...new Set([
          ...story.plan.ambassadorsOf('2.8.3').map(({ id }) => id),
          plan.process('2.8.3')?.leader,
          anders.id,
        ]),
      ].sort(),
    )
    expect(says(story, 'channel:0')).not.toContain('röst')
  })
})

describe('what is wanted of all meetings', () => {
  const world = { now: () => '2026-03-12T09:00:00.000Z', today: () => '2026-03-12', plan: () => plan }

  it('is nothing of one that is not there', async () => {
    const of = meetingsWanted(
      async () => undefined,
      world,
      links,
      () => CHANNEL,
      () => INVITATION,
    )
    expect(await of('meeting-9')).toBeUndefined()
  })

  it('is said to each in their language, and in the channel in Swedish', async () => {
    const story = steeringCalled()
    const speaking = {
      ...plan,
      person: (id: string) => {
        const found = plan.person(id)
        return found && id === marianne.id ? { ...found, language: 'en' as const } : found
      },
    }
    const of = meetingsWanted(
      async () => ({ state: story.state, seq: 7 }),
      { ...world, plan: () => speaking },
      links,
      () => CHANNEL,
      () => INVITATION,
    )
    const answer = await of('meeting-1')
    const card = (key: string) => JSON.stringify(answer?.postings.find((p) => p.key === key)?.card())
    expect(answer?.seq).toBe(7)
    expect(card(`notice:0:${marianne.id}`)).toContain('Notice: steering meeting')
    expect(card(`notice:0:${rolf.id}`)).toContain('Kallelse: styrgruppsmöte')
    expect(card('channel:0')).toContain('Kallelse: styrgruppsmöte')
  })
})
