import fc from 'fast-check'
import { cardView } from '../../src/cards/view'
import { isRefusal } from '../../src/kernel/decision'
import type { MinutesPage } from '../../src/minutes/api'
import { decide, type MinutesCommand } from '../../src/minutes/model'
import { pageOf, summaryOf } from '../../src/minutes/page'
import { askedNow, currentRound, newestReadable, readingOf, versionNo } from '../../src/minutes/rules'
import { waitingFor } from '../../src/minutes/waiting'
import { addDays } from '../../src/plan/calendar'
import type { Person } from '../../src/plan/model'
import {
  agnes,
  alva,
  anders,
  anna,
  content,
  links,
  marianne,
  plan,
  rolf,
  sara,
  withText,
} from '../support/builders'
import { Course, everybody, step } from '../support/minutes-course'
import { type MinutesStory, processDraft, processOut, steeringOut } from '../support/minutes-story'

function view(story: MinutesStory) {
  return cardView('sv', story.today, plan, links)
}

/** The page as this person gets it, of the newest version that is open to them; nothing for those who may not see it. */
function page(story: MinutesStory, who: Person): MinutesPage | undefined {
  const { state } = story
  const reading = readingOf(state, who, plan)
  if (reading === 'nothing') return undefined
  const version = versionNo(state, newestReadable(state, reading) ?? 0)
  if (!version) return undefined
  const texts = new Map(state.suggestions.map((s) => [s.id, `Hela texten av ${s.id}`]))
  return pageOf({ state, reading, version, content: content() }, who, view(story), texts)
}

function accepts(story: MinutesStory, who: Person, command: MinutesCommand): boolean {
  const c = { matterId: story.id, actor: who, now: story.now, today: story.today, plan }
  return !isRefusal(decide(story.state, command, c))
}

/** For each button the command behind it, and refusals that tell the person what to fill in first. */
function commands(story: MinutesStory): Readonly<Record<keyof MinutesPage['may'], MinutesCommand>> {
  const { state } = story
  const version = currentRound(state)?.version ?? 1
  const texts = { excerpt: 'x', textKey: 'x' }
  const text = story.written(withText(content(), 'övrigt', `Ny ${story.events.length}`))
  const suggestion = state.suggestions.find((s) => s.status === 'open')?.id ?? 'none'
  const later = addDays([story.today, currentRound(state)?.deadline ?? ''].sort().at(-1) ?? '', 1)
  return {
    approve: { type: 'approve', version },
    absent: { type: 'declare-absent', version },
    suggest: {
      type: 'suggest',
      id: 'new',
      kind: 'remark',
      version: story.version,
      partId: 'front',
      ...texts,
    },
    edit: { type: 'revise', base: story.version, version: text },
    send: { type: 'send', version: story.version, deadline: story.today },
    extend: { type: 'extend', deadline: later },
    finish: { type: 'finish' },
    reopen: { type: 'reopen', reason: 'Skäl' },
    answerSuggestions: { type: 'take', suggestion },
  }
}

describe('the buttons of the page', () => {
  it('are there for what the rules accept, and only for that, whatever has happened', () => {
    const steps = fc.array(step, { minLength: 3, maxLength: 30 })
    fc.assert(
      fc.property(fc.constantFrom('process', 'steering', 'booster'), steps, (kind, all) => {
        const course = new Course(kind as 'process')
        for (const s of all) course.take(s)
        const { story } = course
        const hasOpen = story.state.suggestions.some((s) => s.status === 'open')
        for (const who of everybody) {
          const shown = page(story, who)
          if (!shown) continue
          for (const [button, command] of Object.entries(commands(story))) {
            const may = shown.may[button as keyof MinutesPage['may']]
            const accepted = accepts(story, who, command)
            if (button === 'answerSuggestions' && !hasOpen) continue
            // An answer once given, or a finish, is taken again without effect, but not offered again.
            const silent = ['approve', 'absent', 'finish', 'answerSuggestions'].includes(button)
            if (may || !silent) expect([who.id, button, accepted]).toEqual([who.id, button, may])
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('do not include sending before there is anybody to send it to', () => {
    const story = processDraft(content({ present: [] }))
    expect(page(story, sara)?.may.send).toBe(false)
  })
})

describe('the page', () => {
  it('tells each person what they have not yet approved', () => {
    const story = processOut()
    story.approve(alva)
    story.revise(sara, withText(content(), 'kampanj', 'Vi talade om juni.'))
    story.send(sara)
    expect(page(story, alva)).toMatchObject({ toApprove: ['kampanj'], mine: 'waiting', shown: 2, newest: 2 })
    expect(page(story, anna)?.toApprove).toHaveLength(4)
    expect(page(story, sara)).toMatchObject({ toApprove: [], mine: 'not-asked' })
  })

  it('tells who stands where, and by when to answer', () => {
    const story = processOut()
    story.approve(alva)
    story.absent(anna)
    story.remark(agnes)
    expect(page(story, sara)?.round).toMatchObject({
      version: 1,
      deadline: '2026-04-10',
      overdue: false,
      awaitsChair: false,
      approvers: [
        { id: alva.id, standing: 'approved', version: 1 },
        { id: anna.id, standing: 'absent' },
        { id: agnes.id, standing: 'remarked' },
      ],
    })
    expect(page(story, sara)).toMatchObject({ answered: 2, approvers: 3, stage: 'approval' })
    expect(page(story.at('2026-04-11T08:00:00.000Z'), sara)?.round?.overdue).toBe(true)
  })

  it('shows suggestions with their whole text: all to those who may revise, their own to others', () => {
    const story = steeringOut()
    story.approve(marianne)
    story.remark(rolf, 'kampanj', 's1')
    story.remark(sara, 'kampanj', 's2')
    expect(page(story, sara)?.suggestions.map((s) => s.id)).toEqual(['s1', 's2'])
    expect(page(story, rolf)?.suggestions.map((s) => [s.id, s.text])).toEqual([['s1', 'Hela texten av s1']])
  })

  it('lists only the versions that went out to those who see no drafts', () => {
    const story = steeringOut()
    story.revise(sara, content({ chair: marianne.id, title: 'Styrgruppsmöte 2' }))
    story.send(sara)
    story.approve(marianne)
    story.revise(sara, content({ chair: marianne.id, title: 'Hemligt utkast' }))
    expect(page(story, rolf)?.versions.map((v) => v.no)).toEqual([2])
    expect(page(story, sara)?.versions.map((v) => v.no)).toEqual([1, 2, 3])
    expect(summaryOf(story.state, view(story), 'published').title).toBe('Styrgruppsmöte 2')
    expect(summaryOf(story.state, view(story), 'draft').title).toBe('Hemligt utkast')
  })

  it('of finished minutes shows what was finished, not a draft that was left', () => {
    const story = processOut()
    story.revise(sara, content({ title: 'Lämnat utkast' }))
    story.at('2026-04-13T08:00:00.000Z').finish(sara)
    expect(page(story, anders)).toMatchObject({
      shown: 1,
      newest: 1,
      title: 'Processträff 2.8.3 Kommunikation',
    })
    expect(page(story, anders)?.finish?.missing).toHaveLength(3)
  })
})

describe('what waits for a person', () => {
  function waits(story: MinutesStory, who: Person): string | undefined {
    return waitingFor(story.state, who, view(story))[0]?.what
  }

  it('is nothing for those of whom nothing is asked, whatever has happened', () => {
    const steps = fc.array(step, { minLength: 3, maxLength: 30 })
    fc.assert(
      fc.property(fc.constantFrom('process', 'steering', 'booster'), steps, (kind, all) => {
        const course = new Course(kind as 'process')
        for (const s of all) course.take(s)
        const { story } = course
        for (const who of everybody) {
          const [item] = waitingFor(story.state, who, view(story))
          if (!item || who === sara) continue
          expect(askedNow(story.state)).toContain(who.id)
          expect(page(story, who)?.may.approve).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is an answer, until it is given', () => {
    const story = processOut()
    expect(waits(story, alva)).toBe('Godkänn anteckningar')
    expect(waitingFor(story.state, alva, view(story))[0]).toMatchObject({
      deadline: '2026-04-10',
      overdue: false,
      path: 'minutes/m1',
    })
    story.approve(alva)
    expect(waits(story, alva)).toBeUndefined()
    story.remark(anna)
    expect(waits(story, anna)).toBeUndefined()
  })

  it('is only what changed, for one who has approved an earlier version', () => {
    const story = processOut()
    story.approve(alva)
    story.revise(sara, withText(content(), 'kampanj', 'Vi talade om juni.'))
    story.send(sara)
    expect(waits(story, alva)).toBe('Godkänn ändringar i anteckningar')
    expect(waits(story, anna)).toBe('Godkänn anteckningar')
  })

  it('for the author is the next step: send, answer remarks, choose after the deadline, finish', () => {
    const story = processDraft()
    expect(waits(story, sara)).toBe('Skicka utkastet för godkännande')
    story.send(sara)
    expect(waits(story, sara)).toBeUndefined()
    story.remark(alva)
    story.remark(alva, 'övrigt')
    expect(waits(story, sara)).toBe('Ta ställning till 2 anmärkningar')
    story.take(sara, 's2')
    story.decline(sara, 's1')
    expect(waits(story, sara)).toBe('Skriv in en anmärkning som du tog med')
    story.remark(alva)
    story.revise(sara, withText(content(), 'kampanj', 'Vi talade om juni.'), 's3')
    expect(waits(story, sara)).toBe('Skicka ut version 2')
    story.send(sara)
    story.at('2026-04-13T08:00:00.000Z')
    expect(waits(story, sara)).toBe('Svarstiden har gått ut: förläng eller avsluta')
    for (const who of [alva, anna, agnes]) story.approve(who)
    expect(waits(story, sara)).toBe('Färdigställ anteckningar')
    story.finish(sara)
    expect(waits(story, sara)).toBeUndefined()
    expect(waits(story, anders)).toBeUndefined()
  })
})
