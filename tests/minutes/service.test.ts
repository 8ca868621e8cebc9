import { translator } from '../../src/i18n/translator'
import { isRefusal } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import { LONG_TEXT_LIMIT } from '../../src/lists/definition'
import { auditList } from '../../src/matters/audit'
import { Matters } from '../../src/matters/matters'
import type { ImportedNotes } from '../../src/minutes/import/imported-notes'
import { Intakes, notesRead, whatIsInvalid } from '../../src/minutes/intake'
import { minutesList, minutesTextsList, minutesType } from '../../src/minutes/list'
import { Minutes } from '../../src/minutes/service'
import { templateWords } from '../../src/minutes/template-words'
import { MinutesTexts, TextMissing } from '../../src/minutes/texts'
import {
  agnes,
  alva,
  anders,
  anna,
  content,
  countingIds,
  guest,
  marianne,
  plan,
  rolf,
  START,
  sara,
  section,
  withText,
} from '../support/builders'
import { memoryLists } from '../support/memory-lists'
import { refused } from '../support/refused'
import { TestClock } from '../support/test-clock'

function server() {
  const lists = memoryLists([minutesList, minutesTextsList, auditList])
  const clock = new TestClock(START)
  const world = { now: () => clock.now(), today: () => dayOf(clock.now()), plan: () => plan }
  const texts = new MinutesTexts(lists)
  const minutes = new Minutes(new Matters(minutesType, lists, world), texts, world, countingIds())
  const drafted = async (text = content(), kind: 'process' | 'steering' = 'process') => {
    const answer = await minutes.draft(
      sara,
      { kind, ...(kind === 'process' ? { process: '2.8.3' } : {}) },
      text,
    )
    return isRefusal(answer) ? '' : answer.state.id
  }
  const texted = async () => (await lists.all(minutesTextsList)).length
  const row = async () => (await lists.all(minutesList))[0]?.fields
  return { lists, clock, minutes, texts, drafted, texted, row }
}

const REMARK = { kind: 'remark', version: 1, partId: 'kampanj', text: 'Det var i juni.' } as const

describe('minutes that are handed in', () => {
  it('are read back whole, by those who may', async () => {
    const { minutes, drafted } = server()
    const id = await drafted()
    expect(await minutes.read(alva, id)).toMatchObject({
      reading: 'draft',
      content: content(),
      version: { no: 1 },
    })
    expect(await minutes.read(guest, id)).toEqual(refused('not-found'))
    expect(await minutes.read(sara, 'unknown')).toEqual(refused('not-found'))
  })

  it('hold long texts and emojis wherever they fall', async () => {
    const { minutes, drafted } = server()
    for (let shift = 0; shift < 2; shift++) {
      const text = `${'x'.repeat(shift)}${'👍å'.repeat(19_900)}`
      const whole = content({ sections: ['a', 'b', 'c'].map((s) => section(s, { text })) })
      expect(JSON.stringify(whole).length).toBeGreaterThan(2 * LONG_TEXT_LIMIT)
      const id = await drafted(whole)
      const read = await minutes.read(sara, id)
      expect(!isRefusal(read) && JSON.stringify(read.content) === JSON.stringify(whole)).toBe(true)
    }
  })

  it('that are too long are refused, and nothing is kept', async () => {
    const { minutes, texted } = server()
    const sections = Array.from({ length: 5 }, (_, i) => section(`s${i}`, { text: 'å'.repeat(55_000) }))
    expect(
      await minutes.draft(sara, { kind: 'process', process: '2.8.3' }, content({ sections })),
    ).toMatchObject({
      refused: 'content-too-long',
      details: { max: 250_000 },
    })
    expect(await texted()).toBe(0)
  })

  it('stand in the list as people read them there', async () => {
    const { minutes, drafted, row } = server()
    const id = await drafted(content({ dnr: 'KS 2024-234\nKSON 2024-5' }))
    expect(await row()).toMatchObject({
      Stage: 'Utkast',
      Version: 1,
      Deadline: null,
      Missing: '',
      Active: true,
    })
    await minutes.send(sara, id, 1, '2026-04-10')
    expect(await row()).toMatchObject({
      Title: 'Processträff 2.8.3 Kommunikation',
      Kind: 'process',
      Process: '2.8.3',
      Dnr: 'KS 2024-234 KSON 2024-5',
      Stage: 'Ute för godkännande',
      Deadline: '2026-04-10',
      Missing: `${alva.name}\n${anna.name}\n${agnes.name}`,
    })
    for (const who of [alva, anna, agnes]) await minutes.approve(who, id, 1)
    await minutes.finish(sara, id)
    expect(await row()).toMatchObject({
      Stage: 'Färdigställda',
      Active: false,
      Missing: '',
      Deadline: null,
      FinishedAt: START,
    })
  })
})

describe('what those who may not see the minutes try', () => {
  it('is answered as if there were none, and leaves nothing behind', async () => {
    const { minutes, drafted, texted } = server()
    const id = await drafted()
    const before = await texted()
    expect(await minutes.suggest(guest, id, { ...REMARK, text: '' })).toEqual(refused('not-found'))
    expect(await minutes.suggest(guest, id, { ...REMARK, text: 'x'.repeat(3_000) })).toEqual(
      refused('not-found'),
    )
    expect(await minutes.suggest(guest, id, REMARK)).toEqual({ refused: 'not-found', state: undefined })
    await minutes.suggest(alva, id, { ...REMARK, kind: 'wording' })
    const [open] = (await minutes.matters.load(id))?.state.suggestions ?? []
    expect(await minutes.take(guest, id, open?.id ?? '')).toEqual(refused('not-found'))
    expect(await minutes.decline(guest, id, open?.id ?? '', '')).toEqual(refused('not-found'))
    expect(await minutes.revise(guest, id, 1, content({ title: 'Kapad' }))).toEqual(refused('not-found'))
    expect(await minutes.revise(alva, id, 1, content({ title: 'Kapad' }))).toEqual(
      refused('only-process-leader'),
    )
    const own = await minutes.draft(guest, { kind: 'process', process: '2.8.3' }, content())
    expect(own).toEqual(refused('only-process-leader'))
    expect(await texted()).toBe(before + 1)
  })
})

describe('a suggestion', () => {
  it('keeps its whole text, however long, and shows an excerpt', async () => {
    const { minutes, drafted, texts } = server()
    const id = await drafted()
    const text = `  ${'Ny lydelse med å, ä och ö. '.repeat(2_000)}slut `
    await minutes.suggest(alva, id, { ...REMARK, kind: 'wording', text })
    const [suggestion] = (await minutes.matters.load(id))?.state.suggestions ?? []
    expect((await texts.read(suggestion?.textKey ?? '')) === text.trim()).toBe(true)
    expect(suggestion?.excerpt.length).toBeLessThanOrEqual(200)
  })

  it('without text, or too long, is refused before anything is written', async () => {
    const { minutes, drafted, texted } = server()
    const id = await drafted()
    expect(await minutes.suggest(alva, id, { ...REMARK, text: ' \n ' })).toEqual(refused('text-missing'))
    expect(await minutes.suggest(alva, id, { ...REMARK, text: 'x'.repeat(2_001) })).toMatchObject({
      refused: 'text-too-long',
      details: { max: 2_000, length: 2_001 },
    })
    expect(await texted()).toBe(1)
  })

  it('of a new wording becomes a version when it is taken', async () => {
    const { minutes, drafted } = server()
    const id = await drafted()
    await minutes.suggest(alva, id, { ...REMARK, kind: 'wording', text: 'Vi talade om juni.' })
    const [suggestion] = (await minutes.matters.load(id))?.state.suggestions ?? []
    expect(await minutes.take(alva, id, suggestion?.id ?? '')).toEqual(refused('only-process-leader'))
    expect(await minutes.take(anders, id, suggestion?.id ?? '')).toMatchObject({ changed: true })
    const read = await minutes.read(alva, id)
    expect(read).toMatchObject({
      version: { no: 2, by: anders.id },
      content: withText(content(), 'kampanj', 'Vi talade om juni.'),
    })
    expect(await minutes.take(sara, id, suggestion?.id ?? '')).toEqual(refused('suggestion-answered'))
  })

  it('on a section that is gone cannot be taken as a wording', async () => {
    const { minutes, drafted } = server()
    const id = await drafted()
    await minutes.suggest(alva, id, { ...REMARK, kind: 'wording', text: 'Vi talade om juni.' })
    await minutes.revise(sara, id, 1, content({ sections: [section('öppnande')] }))
    const [suggestion] = (await minutes.matters.load(id))?.state.suggestions ?? []
    expect(await minutes.take(sara, id, suggestion?.id ?? '')).toEqual(refused('section-unknown'))
  })
})

describe('an earlier version', () => {
  it('is read by those who see drafts, and by others when it went out', async () => {
    const { minutes, drafted } = server()
    const steering = content({ chair: marianne.id })
    const id = await drafted(steering, 'steering')
    await minutes.send(sara, id, 1, '2026-04-10')
    expect(await minutes.read(rolf, id)).toEqual(refused('not-found'))
    await minutes.revise(sara, id, 1, withText(steering, 'kampanj', 'Vi talade om juni.'))
    await minutes.send(sara, id, 2, '2026-04-10')
    await minutes.approve(marianne, id, 2)
    expect(await minutes.read(rolf, id)).toMatchObject({ reading: 'published', version: { no: 2 } })
    expect(await minutes.read(rolf, id, 1)).toEqual(refused('not-found'))
    expect(await minutes.read(marianne, id, 1)).toMatchObject({ version: { no: 1 } })
    for (const odd of [0, -1, 3, 1.5, Number.NaN])
      expect(await minutes.read(sara, id, odd)).toEqual(refused('not-found'))
  })

  it('whose text somebody deleted is a fault, not an empty page', async () => {
    const { minutes, drafted, lists } = server()
    const id = await drafted()
    for (const row of await lists.all(minutesTextsList))
      await lists.remove(minutesTextsList, row.id, row.etag)
    await expect(minutes.read(sara, id)).rejects.toThrow(TextMissing)
  })
})

describe('lists of minutes', () => {
  it('hold what a person may see, newest meeting first', async () => {
    const { minutes, drafted } = server()
    const older = await drafted(content({ meetingDate: '2026-01-10' }))
    const newer = await drafted(content({ meetingDate: '2026-03-10', present: [anna.id] }))
    expect((await minutes.visibleTo(sara)).map((s) => s.id)).toEqual([newer, older])
    expect((await minutes.visibleTo(alva)).map((s) => s.id)).toEqual([older])
    expect(await minutes.visibleTo(guest)).toEqual([])
    expect(await minutes.active()).toHaveLength(2)
  })

  it('give the template what is still open from the process’s meetings', async () => {
    const { minutes, drafted } = server()
    const action = { id: 'a1', what: 'Boka lokal', who: anna.id, due: '2026-05-01', done: false }
    await drafted(content({ sections: [section('x', { actions: [action] })] }))
    const words = templateWords(translator('sv'))
    const meeting = { kind: 'process', process: '2.8.3', date: '2026-05-01' } as const
    const template = await minutes.template(meeting, words)
    expect(!isRefusal(template) && template.sections.flatMap((s) => s.actions)).toEqual([action])
    const other = await minutes.template({ ...meeting, process: '2.8.4' }, words)
    expect(!isRefusal(other) && other.sections.flatMap((s) => s.actions)).toEqual([])
    expect(await minutes.template({ ...meeting, process: '9.9.9' }, words)).toEqual(
      refused('process-unknown'),
    )
  })
})

describe('notes that have been read', () => {
  const notes: ImportedNotes = {
    title: 'Processträff',
    meetingDate: '2026-03-24',
    dnr: 'KS 2024-234',
    place: 'Teams',
    participants: ['alva  NILSSON', 'Kim Okänd', anna.name, anna.name.normalize('NFD'), 'Kim Okänd'],
    sections: [section('a')],
    recipients: ['Direktionen'],
  }

  it('recognise people of the plan however their names are written, and keep the others by name', () => {
    const read = notesRead(notes, plan)
    expect(read.content.present).toEqual([alva.id, anna.id])
    expect(read).toMatchObject({ matched: 2, unmatched: ['Kim Okänd', 'Kim Okänd'] })
    expect(whatIsInvalid(read.content)).toMatchObject({ title: 'Processträff', recipients: ['Direktionen'] })
  })

  it('are kept for the person who handed them in, and for nobody else', async () => {
    const { texts } = server()
    const intakes = new Intakes(texts, countingIds('intake'))
    const id = await intakes.keep(sara, content())
    expect(await intakes.of(sara, String(id))).toEqual(content())
    expect(await intakes.of(anders, String(id))).toEqual(refused('not-found'))
    expect(await intakes.of(sara, 'unknown')).toEqual(refused('not-found'))
  })

  it('that are too long say how much there is room for', async () => {
    const { texts } = server()
    const long = content({
      sections: Array.from({ length: 5 }, (_, i) => section(`s${i}`, { text: 'å'.repeat(59_000) })),
    })
    expect(await new Intakes(texts, countingIds()).keep(sara, long)).toMatchObject({
      refused: 'content-too-long',
      details: { max: 250_000, length: expect.any(Number) },
    })
  })

  it('that cannot be saved name the place', () => {
    expect(whatIsInvalid({ ...content(), title: '' })).toMatchObject({ refused: 'content-invalid' })
    const wrong = whatIsInvalid({ ...content(), meetingDate: 'i tisdags' })
    expect(isRefusal(wrong) && wrong.details?.where).toContain('meetingDate')
  })
})
