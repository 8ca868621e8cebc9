import { ACT_ROOM, actForm, raiseForm } from '../../src/obstacles/cards/forms'
import { newsCard, obstacleCard } from '../../src/obstacles/cards/obstacle-card'
import { excerpt, lastStep } from '../../src/obstacles/cards/words'
import type { ObstacleState } from '../../src/obstacles/state'
import { makePlan } from '../../src/plan/model'
import { faultsOf } from '../cards/checks'
import { viewAt } from '../cards/states'
import { elementsOf, inputsOf, textOf } from '../support/card-reading'
import { OBSTACLE_GALLERY } from './gallery'
import { ines, leader, type ObstacleStory, planData, raised, viewIn } from './story'

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  it.each(Object.entries(OBSTACLE_GALLERY))('%s is a good card', (_, build) => {
    const card = build(viewAt(language))
    expect(faultsOf(card)).toEqual([])
    expect(textOf(card)).toMatchSnapshot()
  })
})

describe('the card that waits for the process leader', () => {
  it('says what it is, what is wanted, and how it stands', () => {
    expect(textOf(obstacleCard(raised().state, viewIn(), leader.id)).split('\n')).toEqual([
      'Hinder att ta ställning till',
      '● Väntar på dig',
      'Process 2.8.3 Kommunikation',
      'Kampanjen har ingen som svarar på frågor',
      'Lyft av Ines Moreno 18 mars 11.01',
      expect.stringContaining('Unga som ser kampanjen hör av sig'),
      'Lös hindret, eller lyft det till styrgruppen med ett förslag till åtgärd.',
    ])
  })

  it('reads of whoever has left the plan as somebody', () => {
    const { state } = raised()
    expect(textOf(obstacleCard({ ...state, by: 'gone', process: '9.9.9' }, viewIn()))).toContain(
      'Process 9.9.9\nKampanjen har ingen som svarar på frågor\nLyft av någon',
    )
  })
})

describe('the largest cards', () => {
  /** Three bytes a letter as UTF-8, two as UTF-16, and words that a line can break between. */
  const long = (length: number) =>
    '審議事項を確認 '
      .repeat(Math.ceil(length / 8))
      .slice(0, length - 1)
      .concat('x')
  const plan = makePlan({
    ...planData,
    people: planData.people.map((p) => ({ ...p, name: long(200) })),
    processes: Array.from({ length: 90 }, (_, i) => {
      const [first] = planData.processes
      if (!first) throw new TypeError('no process')
      return { ...first, number: i === 0 ? '2.8.3' : `3.${i}`, title: long(200) }
    }),
  })
  const view = { ...viewIn(), plan }
  const largest = (story: ObstacleStory): ObstacleState => {
    const { state } = story
    const outcomes = state.outcomes.map((o) => ({ ...o, text: long(6_000), reason: long(1_000) }))
    return { ...state, title: long(120), text: long(4_000), proposedMeasure: long(2_000), outcomes }
  }
  const decided = largest(
    raised(
      (s) => s.lift(),
      (s) => s.outcome('decided'),
    ),
  )
  const written = { kind: 'warning', text: long(300), written: 'å'.repeat(ACT_ROOM / 2 - 2) } as const
  const step = lastStep(decided)

  it('stay below 28 KB and whole', () => {
    const waiting = largest(raised())
    const draft = { key: 'x'.repeat(20), process: '3.89', title: long(120), text: '語'.repeat(4_000) }
    const cards = [
      obstacleCard(decided, view, leader.id, written),
      obstacleCard(waiting, view, ines.id, written),
      ...(step ? [newsCard(decided, step, view, ines.id)] : []),
      actForm('lift', waiting, view, '語'.repeat(2_000), long(300)),
      actForm('take-up-again', decided, view, written.written, long(300)),
      raiseForm(draft, plan.processes, view, long(300)),
    ]
    for (const card of cards) expect(faultsOf(card)).toEqual([])
  })

  it('of processes that do not fit, keep the one that is chosen and say how many are left', () => {
    const form = raiseForm({ key: 'k', process: '3.89', title: '', text: '' }, plan.processes, view)
    const [process] = inputsOf(form)
    const values = process.choices.map((c: { value: string }) => c.value)
    expect(values).toContain('3.89')
    expect(textOf(form)).toContain(`${90 - values.length} processer till ryms inte här.`)
  })
})

describe('what people have written', () => {
  const STRANGE = '**fet** <b>b</b> [länk](https://example.org) # {{name}} $t(someone) =HYPERLINK("x")'

  it('stands literally, whatever it is', () => {
    const story = raised()
    story.revise(ines, { title: STRANGE, text: STRANGE })
    story.solve(leader, STRANGE)
    const step = lastStep(story.state)
    const cards = [
      obstacleCard(story.state, viewIn(), leader.id, { kind: 'warning', text: 'Nej.', written: STRANGE }),
      actForm('take-up-again', story.state, viewIn()),
      ...(step ? [newsCard(story.state, step, viewIn())] : []),
    ]
    for (const card of cards) {
      expect(textOf(card).split(STRANGE).length).toBeGreaterThan(2)
      const read = elementsOf(card.body).filter((e) => e.type === 'TextBlock')
      for (const { text } of read) expect(text).not.toContain('**')
    }
  })

  it('is cut between words where it is long, and never within a sign', () => {
    expect(excerpt('ett\n\ntvå  tre', 50)).toBe('ett två tre')
    expect(excerpt('ordet ordet ordet', 12)).toBe('ordet ordet…')
    expect(excerpt('😀'.repeat(20), 12)).toBe(`${'😀'.repeat(5)}…`)
  })
})
