import fc from 'fast-check'
import { translator } from '../../src/i18n/translator'
import { type Action, minutesContent } from '../../src/minutes/content'
import { openActionsOf, templateOf } from '../../src/minutes/template'
import { templateWords } from '../../src/minutes/template-words'
import { alva, content, countingIds, marianne, plan, sara, section } from '../support/builders'
import { MinutesStory } from '../support/minutes-story'

const words = templateWords(translator('sv'))
const process = plan.process('2.8.3')

function action(id: string, done = false): Action {
  return { id, what: `Åtgärd ${id}`, who: alva.id, due: '2026-05-01', done }
}

describe('the meeting template', () => {
  it('of a process meeting begins with what is open, then the process’s activities and desired results', () => {
    const meeting = { kind: 'process', process, date: '2026-04-20' } as const
    const text = templateOf(meeting, [action('a')], plan, words, countingIds())
    expect(text.title).toBe('Processträff 2.8.3 Kommunikation')
    expect(text.sections.map((s) => s.heading)).toEqual([
      'Mötets öppnande och dagordning',
      'Uppföljning av åtgärder från tidigare möten',
      ...(process?.activities ?? []),
      'Önskade resultat: hur långt har vi kommit?',
      'Övriga frågor',
      'Nästa möte',
    ])
    expect(text.sections[1]?.actions).toEqual([action('a')])
    expect(text.present).toEqual(plan.ambassadorsOf('2.8.3').map((p) => p.id))
    expect(text.meetingDate).toBe('2026-04-20')
  })

  it('has no follow-up when nothing is open', () => {
    const text = templateOf({ kind: 'process', process, date: '' }, [], plan, words, countingIds())
    expect(text.sections.map((s) => s.heading)).not.toContain(words.followUp)
  })

  it('of a steering meeting names the chair and the members', () => {
    const text = templateOf({ kind: 'steering', date: '' }, [], plan, words, countingIds())
    expect(text.chair).toBe(marianne.id)
    expect(text.present).toHaveLength(8)
  })

  it.each(['sv', 'en'] as const)('can be saved as it is, for every process (%s)', (language) => {
    for (const of of plan.processes) {
      const meeting = { kind: 'process', process: of, date: '2026-04-20' } as const
      const text = templateOf(meeting, [], plan, templateWords(translator(language)), countingIds())
      expect(minutesContent.safeParse(text).success).toBe(true)
      expect(new Set(text.sections.map((s) => s.id)).size).toBe(text.sections.length)
    }
  })
})

describe('open actions', () => {
  /** Minutes of one meeting a month, each with these actions. */
  function meetings(all: readonly (readonly Action[])[]) {
    return all.map((actions, i) => {
      const story = new MinutesStory(`m${i}`)
      const meetingDate = `2026-${String(i + 1).padStart(2, '0')}-10`
      story.draft(
        'process',
        content({ meetingDate, sections: [section('x', { actions: [...actions] })] }),
        sara,
      )
      return story.state
    })
  }

  it('are carried until they are done', () => {
    const states = meetings([[action('a'), action('b')], [action('a', true), action('b')], [action('c')]])
    expect(openActionsOf(states).map((a) => a.id)).toEqual(['b', 'c'])
  })

  it('are carried also when a meeting does not mention them, and as they were last written', () => {
    const later = { ...action('a'), due: '2026-09-01' }
    expect(openActionsOf(meetings([[action('a')], [], [later], []]))).toEqual([later])
  })

  it('are as they are whatever order the minutes come in, and each once', () => {
    const steps = fc.array(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean()), { maxLength: 3 }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(steps, fc.func(fc.integer()), (all, shuffle) => {
        const unique = all.map((m) => [...new Map(m.map(([id, done]) => [id, action(id, done)])).values()])
        const states = meetings(unique)
        const expected = new Map<string, boolean>()
        for (const meeting of unique) for (const a of meeting) expected.set(a.id, a.done)
        const open = [...expected].flatMap(([id, done]) => (done ? [] : [id])).sort()
        const shuffled = [...states].sort((a, b) => shuffle(a.id) - shuffle(b.id))
        expect(
          openActionsOf(shuffled)
            .map((a) => a.id)
            .sort(),
        ).toEqual(open)
      }),
      { numRuns: 60 },
    )
  })
})
