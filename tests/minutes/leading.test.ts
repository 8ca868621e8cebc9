import { agnes, alva, anders, anna, content, sara, withText } from '../support/builders'
import { MinutesStory, processDraft, processOut, steeringOut } from '../support/minutes-story'
import { happens, nothingHappens, refused } from '../support/refused'

describe('a draft', () => {
  it('is handed in by a process leader', () => {
    const story = new MinutesStory()
    expect(story.draft('process', content(), anders)).toEqual(happens('drafted'))
    expect(story.state).toMatchObject({
      stage: 'draft',
      author: anders.id,
      process: '2.8.3',
      kind: 'process',
    })
  })

  it('is not handed in by anybody else', () => {
    expect(new MinutesStory().draft('process', content(), alva)).toEqual(refused('only-process-leader'))
  })

  it('of a process meeting names a process of the plan', () => {
    expect(new MinutesStory().draft('process', content(), sara, '2.9.9')).toEqual(refused('process-unknown'))
  })

  it('handed in twice by a retried request is one draft', () => {
    const story = processDraft()
    expect(story.draft('process', content())).toEqual(nothingHappens)
    expect(story.version).toBe(1)
  })
})

describe('sending for approval', () => {
  it('asks everybody for an answer by the deadline', () => {
    const story = processDraft()
    expect(story.send(anders, '2026-04-10')).toEqual(happens('sent'))
    expect(story.state.rounds[0]).toMatchObject({ version: 1, deadline: '2026-04-10', by: anders.id })
  })

  it('may set today as the last day, but no day before', () => {
    expect(processDraft().send(sara, '2026-03-26')).toEqual(happens('sent'))
    expect(processDraft().send(sara, '2026-03-25')).toEqual(refused('deadline-past'))
  })

  it('reckons the day in Stockholm: after midnight there, the day before is past', () => {
    const story = processDraft().at('2026-03-26T23:30:00.000Z')
    expect(story.send(sara, '2026-03-26')).toEqual(refused('deadline-past'))
  })

  it.each([
    ['without the date of the meeting', 'process', content({ meetingDate: '' }), 'meeting-date-missing'],
    ['without anybody present', 'process', content({ present: [] }), 'no-approvers'],
    ['of a steering meeting without its chair', 'steering', content(), 'chair-missing'],
  ] as const)('%s is refused', (_, kind, text, code) => {
    const story = new MinutesStory()
    story.draft(kind, text)
    expect(story.send(sara)).toEqual(refused(code))
  })

  it('twice is refused as long as there is nothing new', () => {
    const story = processOut()
    expect(story.send(sara)).toEqual(refused('already-sent'))
    story.revise(sara, withText(content(), 'övrigt', 'Inget.'))
    expect(story.send(sara)).toEqual(happens('sent'))
  })

  it('of a version that is not the newest is refused', () => {
    const story = processDraft()
    story.revise(sara, withText(content(), 'övrigt', 'Inget.'))
    expect(story.send(sara, '2026-04-10', 1)).toEqual({
      refused: 'edited-meanwhile',
      details: { version: 2 },
    })
  })

  it('is done by process leaders only, and not when locked', () => {
    expect(processDraft().send(alva)).toEqual(refused('only-process-leader'))
    const story = processOut(content({ present: [alva.id] }))
    story.approve(alva)
    expect(story.send(sara)).toEqual(refused('locked'))
  })
})

describe('extending', () => {
  it('moves the last day to answer forward, also after it has passed', () => {
    const story = processOut().at('2026-04-13T08:00:00.000Z')
    expect(story.extend(anders, '2026-04-20')).toEqual(happens('extended'))
    expect(story.state.rounds[0]?.deadline).toBe('2026-04-20')
    expect(story.finish(sara)).toEqual(refused('deadline-not-passed'))
  })

  it('to the same day is nothing, to an earlier one or one that has passed is refused', () => {
    const story = processOut()
    expect(story.extend(sara, '2026-04-10')).toEqual(nothingHappens)
    expect(story.extend(sara, '2026-04-09')).toEqual(refused('deadline-past'))
    story.at('2026-04-20T08:00:00.000Z')
    expect(story.extend(sara, '2026-04-19')).toEqual(refused('deadline-past'))
  })

  it('is for process leaders, and for what is out', () => {
    expect(processOut().extend(alva, '2026-05-01')).toEqual(refused('only-process-leader'))
    expect(processDraft().extend(sara, '2026-05-01')).toEqual(refused('not-out'))
  })
})

describe('finishing', () => {
  it('is an explicit, dated act after all have answered', () => {
    const story = processOut(content({ present: [alva.id] }))
    story.approve(alva)
    expect(story.state.stage).toBe('locked')
    expect(story.finish(anders)).toEqual(happens('finished'))
    expect(story.state.finish).toEqual({ at: story.now, by: anders.id, version: 1, missing: [] })
    expect(story.finish(sara)).toEqual(nothingHappens)
  })

  it('before the deadline needs everybody’s answer', () => {
    const story = processOut()
    story.approve(alva)
    expect(story.finish(sara)).toEqual({
      refused: 'deadline-not-passed',
      details: { deadline: '2026-04-10' },
    })
    story.at('2026-04-10T21:30:00.000Z')
    expect(story.finish(sara)).toEqual(refused('deadline-not-passed'))
  })

  it('after the deadline closes with the missing named, who do not count as having approved', () => {
    const story = processOut()
    story.approve(alva)
    story.remark(anna)
    story.at('2026-04-10T22:30:00.000Z')
    expect(story.finish(sara)).toEqual(happens('finished'))
    expect(story.state.finish?.missing).toEqual([anna.id, agnes.id])
    expect(story.standing(agnes)).toMatchObject({ is: 'waiting' })
    expect(story.state.approvals[agnes.id]).toBeUndefined()
  })

  it('is for process leaders, and for what is out', () => {
    expect(processOut().finish(alva)).toEqual(refused('only-process-leader'))
    expect(processDraft().finish(sara)).toEqual(refused('not-out'))
  })
})

describe('reopening', () => {
  it.each(['locked', 'finished'])('what is %s needs a reason, and stays visible', (stage) => {
    const story = processOut(content({ present: [alva.id] }))
    story.approve(alva)
    if (stage === 'finished') story.finish(sara)
    expect(story.reopen(anders, '   ')).toEqual(refused('reason-missing'))
    expect(story.reopen(anders, 'x'.repeat(1001))).toEqual(refused('reason-too-long'))
    expect(story.reopen(anders, ' Ett beslut saknas ')).toEqual(happens('reopened'))
    expect(story.state.stage).toBe('draft')
    expect(story.state.finish).toBeUndefined()
    expect(story.state.lockedAt).toBeUndefined()
    expect(story.state.reopenings[0]).toMatchObject({
      by: anders.id,
      reason: 'Ett beslut saknas',
      ...(stage === 'finished' ? { finish: { by: sara.id, version: 1 } } : {}),
    })
  })

  it('keeps the approvals of what is not changed', () => {
    const story = processOut()
    for (const who of [alva, anna, agnes]) story.approve(who)
    story.reopen(sara)
    story.revise(sara, withText(content(), 'kampanj', 'Vi talade om juni.'))
    story.send(sara)
    expect(story.askedAbout(anna)).toEqual(['kampanj'])
  })

  it('is for process leaders, and for what is locked', () => {
    const story = processOut()
    expect(story.reopen(sara)).toEqual(refused('not-locked'))
    for (const who of [alva, anna, agnes]) story.approve(who)
    expect(story.reopen(alva)).toEqual(refused('only-process-leader'))
  })

  it('asks nobody until it is sent again', () => {
    const story = steeringOut()
    for (const id of story.state.rounds[0]?.approvers ?? []) {
      const member = story.plan.person(id)
      if (member) story.approve(member)
    }
    story.reopen(sara)
    expect(story.approve(sara)).toEqual(refused('not-out'))
  })
})
