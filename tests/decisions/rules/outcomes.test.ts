import { guest, marianne, rolf, sara, susanne } from '../../support/builders'
import { happens, refused } from '../../support/refused'
import { agreed, asked, DecisionStory, magnus, oneOfEach, proposal } from '../builders'

const PUTTING_OFF = [
  ['table', 'tabled'],
  ['refer-back', 'referred-back'],
  ['withdraw', 'withdrawn'],
] as const

describe.each(PUTTING_OFF)('the chair can %s a proposal', (type, stage) => {
  it('with the reason, or what is wanted', () => {
    const story = agreed()
    expect(story.does(marianne, { type, reason: ' ' })).toEqual(refused('reason-missing'))
    expect(story.does(marianne, { type, reason: 'x'.repeat(1_001) })).toEqual(refused('reason-too-long'))
    expect(story.does(marianne, { type, reason: 'Kostnaden utreds' })).toEqual(happens('ended'))
    expect(story.state.stage).toBe(stage)
    expect(story.state.outcomes).toEqual([
      expect.objectContaining({ no: 1, kind: stage, reason: 'Kostnaden utreds', voices: [] }),
    ])
  })

  it('which nobody else can, but a proposer withdraws their own', () => {
    for (const who of [susanne, rolf, guest])
      expect(agreed().does(who, { type, reason: 'Nej' })).toEqual(refused('only-chair'))
    expect(agreed().does(sara, { type, reason: 'Ångrar mig' })).toEqual(
      type === 'withdraw' ? happens('ended') : refused('only-chair'),
    )
  })

  it('and positions come too late then', () => {
    const story = agreed()
    story.does(marianne, { type, reason: 'Kostnaden utreds' })
    expect(story.says(magnus, 'consent')).toEqual(refused('too-late'))
    expect(story.confirms()).toEqual(refused('too-late'))
    expect(story.does(marianne, { type: 'table', reason: 'En gång till' })).toEqual(refused('too-late'))
  })
})

describe('a proposal that was put off', () => {
  it('is taken up again on the same text or a new one, and everybody is asked anew', () => {
    for (const text of [undefined, 'En ny text.']) {
      const story = agreed()
      story.passes(magnus, 'soc')
      story.tables()
      const up = { type: 'take-up', deadline: '2026-05-01', ...(text ? { text } : {}) } as const
      expect(story.does(susanne, up)).toEqual(refused('only-preparers'))
      expect(story.does(sara, up)).toEqual(happens('deadline-set', 'opened'))
      expect(story.round).toBe(2)
      expect(story.missing).toHaveLength(5)
      expect(story.says(magnus, 'consent', '', { round: 1 })).toEqual(refused('text-changed'))
      expect(story.confirms()).toEqual(refused('not-ready'))
      story.consents(...oneOfEach())
      story.confirms()
      expect(story.state.outcomes.map((o) => [o.no, o.kind, o.round])).toEqual([
        [1, 'tabled', 1],
        [2, 'decided', 2],
      ])
    }
  })

  it('and an objection to it then has to be made again, by who still objects', () => {
    const story = agreed()
    story.says(susanne, 'objection', 'Finansieringen saknas')
    story.tables()
    story.does(sara, { type: 'take-up', deadline: '2026-05-01' })
    expect(story.objections).toEqual([])
    expect(story.missing).toContain('position soc')
  })

  it('can be revised when it was referred back, not when it was tabled', () => {
    const story = agreed()
    const revise = { type: 'revise', proposal: proposal({ title: 'Annan rubrik' }), text: 'Ny text' } as const
    expect(story.does(sara, revise)).toEqual(refused('not-draft'))
    story.does(marianne, { type: 'refer-back', reason: 'Räkna på kostnaden' })
    expect(story.does(rolf, revise)).toEqual(refused('only-preparers'))
    expect(story.does(sara, revise)).toEqual(happens('revised'))
    story.does(sara, { type: 'take-up', deadline: '2026-05-01' })
    expect([story.state.title, story.state.rounds.map((r) => r.text).at(-1)]).toEqual([
      'Annan rubrik',
      'Ny text',
    ])
    expect(story.state.outcomes[0]?.text).toBe('Personligt ombud permanentas från 2027.')
  })

  it('comes back with a day that is not past, and is not withdrawn', () => {
    const story = agreed()
    expect(story.does(sara, { type: 'take-up', deadline: '2026-05-01' })).toEqual(refused('not-put-off'))
    story.tables()
    expect(story.does(sara, { type: 'take-up', deadline: '2026-03-01' })).toEqual(refused('deadline-past'))
    expect(story.does(sara, { type: 'take-up', deadline: '2026-05-01', text: ' ' })).toEqual(
      refused('text-missing'),
    )
    story.does(sara, { type: 'withdraw', reason: 'Behövs inte' })
    expect(story.does(sara, { type: 'take-up', deadline: '2026-05-01' })).toEqual(refused('not-put-off'))
    expect(story.state.outcomes.map((o) => o.kind)).toEqual(['tabled', 'withdrawn'])
  })

  it('has its chair from the beginning again', () => {
    const story = asked()
    story.does(marianne, { type: 'hand-over-chair', to: rolf.id })
    story.tables(rolf)
    story.does(sara, { type: 'take-up', deadline: '2026-05-01' })
    expect(story.tables(rolf)).toEqual(refused('only-chair'))
    expect(story.tables(marianne)).toEqual(happens('ended'))
  })
})

describe('a draft', () => {
  it('can be withdrawn by who wrote it, and not be tabled', () => {
    const story = new DecisionStory()
    story.propose(susanne)
    expect(story.tables()).toEqual(refused('not-open'))
    expect(story.does(susanne, { type: 'withdraw', reason: 'Dubblett' })).toEqual(happens('ended'))
  })
})
