import {
  agnes,
  alva,
  anders,
  anna,
  content,
  guest,
  marianne,
  rolf,
  sara,
  withText,
} from '../support/builders'
import { MinutesStory, processDraft, processOut, steeringOut } from '../support/minutes-story'
import { happens, nothingHappens, refused } from '../support/refused'

const changed = withText(content(), 'kampanj', 'Vi talade om juni.')

describe('an approval is bound to the content of each section', () => {
  it('who approved version 1 is asked in version 2 only about what changed', () => {
    const story = processOut()
    story.approve(alva)
    story.revise(sara, changed)
    story.send(sara)
    expect(story.askedAbout(alva)).toEqual(['kampanj'])
    expect(story.askedAbout(anna)).toEqual(['front', 'öppnande', 'kampanj', 'övrigt'])
    story.approve(alva)
    expect(story.standing(alva)).toMatchObject({ is: 'approved', version: 2 })
  })

  it('who approved version 1 and nothing else is asked anew when text comes that was not there', () => {
    const story = processOut()
    story.approve(alva)
    const added = { ...content(), sections: [...content().sections, { ...changed.sections[1], id: 'ny' }] }
    story.revise(sara, content(added as Partial<typeof changed>))
    story.send(sara)
    expect(story.askedAbout(alva)).toEqual(['ny'])
  })

  it('a remark that was taken keeps its author among the missing until it is worked in', () => {
    const story = processOut()
    story.remark(alva)
    story.take(sara, 's1')
    for (const who of [anna, agnes]) story.approve(who)
    expect(story.standing(alva)).toMatchObject({ is: 'remarked' })
    expect(story.state.stage).toBe('approval')
    story.later(1000)
    story.revise(sara, changed)
    story.send(sara)
    expect(story.standing(alva)).toMatchObject({ is: 'waiting' })
  })

  it('who remarked may approve all the same before the remark is worked in', () => {
    const story = processOut()
    story.remark(alva)
    story.take(sara, 's1')
    story.later(1000)
    for (const who of [alva, anna, agnes]) story.approve(who)
    expect(story.state.stage).toBe('locked')
  })

  it('a text that is changed back is as approved as it was', () => {
    const story = processOut()
    story.approve(alva)
    story.revise(sara, changed)
    story.send(sara)
    story.revise(sara, content())
    story.send(sara)
    expect(story.standing(alva)).toMatchObject({ is: 'approved', version: 1 })
    expect(story.approve(alva)).toEqual(nothingHappens)
    expect(story.missing).toEqual([anna.id, agnes.id])
  })

  it('approvals of different versions add up, section by section', () => {
    const story = processOut()
    story.revise(sara, changed)
    story.send(sara)
    story.approve(alva)
    story.revise(sara, withText(changed, 'övrigt', 'Inget övrigt.'))
    story.send(sara)
    expect(story.askedAbout(alva)).toEqual(['övrigt'])
  })

  it('a changed decision, action, date or participant is a change', () => {
    const action = { id: 'a1', what: 'Boka lokal', who: anna.id, due: '2026-05-01', done: false }
    const variants = [
      { ...content(), sections: content().sections.map((s) => ({ ...s, decision: `${s.decision}!` })) },
      { ...content(), sections: content().sections.map((s) => ({ ...s, actions: [action] })) },
      content({ meetingDate: '2026-03-25' }),
      content({ present: [alva.id, anna.id] }),
      content({ recipients: [] }),
    ]
    for (const variant of variants) {
      const story = processOut()
      story.approve(alva)
      story.revise(sara, variant)
      story.send(sara)
      expect(story.standing(alva)).toMatchObject({ is: 'waiting' })
    }
  })

  it('sections in another order need no new approval', () => {
    const story = processOut()
    story.approve(alva)
    story.revise(sara, content({ sections: [...content().sections].reverse() }))
    story.send(sara)
    expect(story.standing(alva)).toMatchObject({ is: 'approved' })
  })

  it('a version that takes nothing new to those who approved all of it locks when it is sent', () => {
    const story = processOut()
    for (const who of [alva, anna]) story.approve(who)
    story.revise(sara, content({ sections: content().sections.slice(0, 2) }))
    story.approve(agnes)
    expect(story.state.stage).toBe('approval')
    expect(story.send(sara)).toEqual(happens('sent', 'locked'))
  })
})

describe('a new version', () => {
  it('is made by either process leader, and by nobody else who may read the draft', () => {
    const story = processDraft()
    expect(story.revise(anders, changed)).toEqual(happens('revised'))
    expect(story.revise(alva, content())).toEqual(refused('only-process-leader'))
  })

  it('edited from a version that is no longer the newest is refused with the newest number', () => {
    const story = processDraft()
    story.revise(sara, changed)
    expect(story.revise(anders, content(), undefined, 1)).toEqual({
      refused: 'edited-meanwhile',
      details: { version: 2 },
    })
  })

  it('with exactly the same content is no new version', () => {
    const story = processDraft()
    expect(story.revise(sara, content())).toEqual(nothingHappens)
  })

  it('saved twice by a retried request is one version', () => {
    const story = processDraft()
    const version = story.written(changed)
    expect(story.does(sara, { type: 'revise', base: 1, version })).toEqual(happens('revised'))
    expect(story.does(sara, { type: 'revise', base: 1, version })).toEqual(nothingHappens)
  })

  it('is refused from the 201st on', () => {
    const story = processDraft()
    for (let n = 2; n <= 200; n++) story.revise(sara, withText(content(), 'övrigt', `Nummer ${n}`))
    expect(story.version).toBe(200)
    expect(story.revise(sara, changed)).toEqual(refused('too-many-versions'))
  })

  it('of what is locked or finished is refused', () => {
    const story = processOut(content({ present: [alva.id] }))
    story.approve(alva)
    expect(story.revise(sara, changed)).toEqual(refused('locked'))
    story.finish(sara)
    expect(story.revise(sara, changed)).toEqual(refused('locked'))
  })
})

describe('a remark', () => {
  it('is made by a participant, in the draft as well as when it is out', () => {
    const draft = processDraft()
    expect(draft.remark(alva)).toEqual(happens('suggested'))
    const out = processOut()
    expect(out.remark(alva)).toEqual(happens('suggested'))
    expect(out.standing(alva)).toMatchObject({ is: 'remarked' })
    expect(out.missing).toContain(alva.id)
  })

  it('sent twice by a retried request is one remark', () => {
    const story = processOut()
    story.remark(alva, 'kampanj', 's1')
    expect(story.remark(alva, 'kampanj', 's1')).toEqual(nothingHappens)
  })

  it('taken becomes the next version, and its author is asked about that section', () => {
    const story = processOut()
    story.remark(alva)
    expect(story.revise(sara, changed, 's1')).toEqual(happens('revised', 'suggestion-taken'))
    expect(story.send(sara)).toEqual(happens('sent'))
    expect(story.state.suggestions[0]).toMatchObject({ status: 'taken', answeredBy: sara.id })
    expect(story.approve(alva)).toEqual(happens('approved'))
  })

  it('declined with a reason is answered, and its author is asked again', () => {
    const story = processOut()
    story.remark(alva)
    expect(story.decline(anders, 's1', '  Mötet sade maj. ')).toEqual(happens('suggestion-declined'))
    expect(story.state.suggestions[0]).toMatchObject({ status: 'declined', reason: 'Mötet sade maj.' })
    expect(story.standing(alva)).toMatchObject({ is: 'waiting' })
  })

  it('is answered once', () => {
    const story = processOut()
    story.remark(alva)
    story.take(sara, 's1')
    expect(story.take(sara, 's1')).toEqual(refused('suggestion-answered'))
    expect(story.decline(anders, 's1')).toEqual(refused('suggestion-answered'))
    expect(story.revise(sara, changed, 's1')).toEqual(refused('suggestion-answered'))
    expect(story.decline(sara, 'another')).toEqual(refused('suggestion-unknown'))
  })

  it('is answered by process leaders only', () => {
    const story = processOut()
    story.remark(alva)
    expect(story.take(anna, 's1')).toEqual(refused('only-process-leader'))
    expect(story.decline(alva, 's1')).toEqual(refused('only-process-leader'))
  })

  it('is withdrawn by its author’s own approval', () => {
    const story = processOut()
    story.remark(alva)
    expect(story.approve(alva)).toEqual(happens('suggestion-withdrawn', 'approved'))
    expect(story.state.suggestions[0]?.status).toBe('withdrawn')
    expect(story.standing(alva)).toMatchObject({ is: 'approved' })
  })

  it.each(['taken', 'declined'])(
    'after an approval takes back the approval of that section: %s, its author approves once more',
    (answer) => {
      const story = processOut()
      story.approve(alva)
      story.approve(anna)
      story.remark(alva, 'kampanj')
      story.approve(agnes)
      if (answer === 'taken') story.take(sara, 's1')
      else story.decline(sara, 's1')
      expect(story.missing).toEqual([alva.id])
      expect(story.askedAbout(alva)).toEqual(['kampanj'])
      expect(story.state.stage).toBe('approval')
      expect(story.approve(alva)).toEqual(happens('approved', 'locked'))
    },
  )

  it('by the chair after her approval does not take away from the members what they already have', () => {
    const story = steeringOut()
    story.approve(marianne)
    story.remark(marianne)
    expect(story.approve(rolf)).toEqual(refused('awaits-chair'))
    story.approve(marianne)
    expect(story.approve(rolf)).toEqual(happens('approved'))
  })

  it('names a section that exists', () => {
    const story = processOut()
    expect(story.remark(alva, 'finns-inte')).toEqual(refused('section-unknown'))
    expect(story.remark(alva, 'front')).toEqual(happens('suggested'))
    expect(story.remark(alva, 'kampanj', 's9', 7)).toEqual(refused('section-unknown'))
  })

  it('is refused from the 301st on', () => {
    const story = processOut()
    for (let n = 1; n <= 300; n++) story.remark(alva, 'kampanj', `s${n}`)
    expect(story.remark(anna)).toEqual(refused('too-many-suggestions'))
  })

  it('comes too late when the minutes are locked', () => {
    const story = processOut(content({ present: [alva.id] }))
    story.approve(alva)
    expect(story.remark(alva)).toEqual(refused('locked'))
  })

  it('with a reason that is too long is not declined', () => {
    const story = processOut()
    story.remark(alva)
    expect(story.decline(sara, 's1', 'x'.repeat(1001))).toEqual({
      refused: 'reason-too-long',
      details: { max: 1000 },
    })
  })

  it('of somebody who may not see the minutes says that there are none', () => {
    expect(processOut().remark(guest)).toEqual(refused('not-found'))
    expect(new MinutesStory().take(sara, 's1')).toEqual(refused('not-found'))
  })
})
