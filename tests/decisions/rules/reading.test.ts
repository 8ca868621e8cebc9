import { readingOf } from '../../../src/decisions/reading'
import { alva, anna, guest, marianne, plan, sara, susanne } from '../../support/builders'
import { refused } from '../../support/refused'
import { agreed, asked, DecisionStory, inMeeting, lisbeth, oneOfEach } from '../builders'

describe('who reads a proposal', () => {
  const draft = new DecisionStory()
  draft.propose(susanne)
  const open = asked()
  const decided = agreed()
  decided.confirms()

  it.each([
    ['a process leader', sara, 'own', 'own', 'own'],
    ['the chair', marianne, 'own', 'own', 'own'],
    ['another delegate', oneOfEach()[4] ?? susanne, 'nothing', 'group', 'group'],
    ['the controller', lisbeth, 'nothing', 'group', 'group'],
    ['a guest', guest, 'nothing', 'group', 'group'],
    ['an ambassador', alva, 'nothing', 'nothing', 'decided'],
  ] as const)('%s', (_, who, ofDraft, ofOpen, ofDecided) => {
    expect([draft, open, decided].map(({ state }) => readingOf(state, who, plan))).toEqual([
      ofDraft,
      ofOpen,
      ofDecided,
    ])
  })

  it('who wrote it reads the draft', () => {
    expect(readingOf(draft.state, susanne, plan)).toBe('own')
  })

  it('an alternate reads it while they sit', () => {
    const story = inMeeting({}, { alternates: [{ for: susanne.id, by: anna.id }] })
    expect(readingOf(story.state, anna, plan)).toBe('group')
    expect(readingOf(story.state, susanne, plan)).toBe('group')
  })

  it('who chairs the meeting reads it, with a seat or without', () => {
    expect(readingOf(inMeeting({}, { chair: alva.id }).state, alva, plan)).toBe('group')
  })

  it('who may not read it is answered as if there were none', () => {
    expect(draft.says(guest, 'consent')).toEqual(refused('not-found'))
    expect(open.does(alva, { type: 'withdraw', reason: 'x' })).toEqual(refused('not-found'))
    expect(new DecisionStory().confirms.bind(new DecisionStory(), sara, 1)()).toEqual(refused('not-found'))
  })
})
