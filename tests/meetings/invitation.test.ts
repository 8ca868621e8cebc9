import fc from 'fast-check'
import ICAL from 'ical.js'
import { cardView } from '../../src/cards/view'
import { invitationIcs } from '../../src/meetings/invitation'
import type { MeetingState } from '../../src/meetings/state'
import type { Language } from '../../src/plan/model'
import { links, plan, sara } from '../support/builders'
import { at } from './states'
import { LATER, processCalled, steeringCalled, steeringPlanned, susanne } from './story'

const STAMP = '2026-03-12T08:30:00.000Z'

function ics(state: MeetingState, stamp = STAMP, language: Language = 'sv') {
  return invitationIcs(state, cardView(language, '2026-03-12', plan, links), stamp)
}

/** The file as another library reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new TypeError('there is no event in the file')
  return { calendar, component, event: new ICAL.Event(component) }
}

const called = (more: Partial<MeetingState> = {}): MeetingState => ({ ...steeringCalled().state, ...more })
const instant = (time: ICAL.Time) => time.toJSDate().toISOString()

describe('the invitation as a calendar file', () => {
  it('says what, when, where and what about', () => {
    const story = steeringPlanned()
    story.puts(susanne, 'd', { title: 'Personligt ombud', presenter: susanne.id, minutes: 20 })
    story.calls(sara)
    const state = { ...story.state, link: 'https://teams.microsoft.com/l/meetup-join/1?a=1,2;3' }
    const { calendar, component, event } = read(ics(state))
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(event).toMatchObject({
      uid: 'meeting-1@samsyn',
      sequence: 0,
      summary: 'Styrgruppens marsmöte',
      location: 'Stadshuset',
    })
    expect([instant(event.startDate), instant(event.endDate)]).toEqual([state.start, state.end])
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(component.getFirstPropertyValue('url')).toBe('https://samsyn.example/tab/meetings/meeting-1')
    expect(event.description).toBe(
      [
        'Anslut till mötet: https://teams.microsoft.com/l/meetup-join/1?a=1,2;3',
        'Ordförande: Marianne Ekdal',
        'Föredragningslista\n1. Punkt a\n2. Punkt b\n3. Punkt c\n4. Personligt ombud (Susanne Björkman), 20\u00A0min',
        'Mer om mötet, och ditt svar på kallelsen: https://samsyn.example/tab/meetings/meeting-1',
      ].join('\n\n'),
    )
  })

  it('names nobody’s address', () => {
    expect(ics(called())).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i)
  })

  it('is the same whenever it is made from the same state', () => {
    expect(ics(called())).toBe(ics(called()))
    const { component } = read(ics(called()))
    expect(component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-03-12T08:30:00Z')
  })

  it('is in the language that is asked for', () => {
    expect(read(ics(called(), STAMP, 'en')).event.description).toContain('Chair: Marianne Ekdal')
  })

  it('of a process meeting names the process', () => {
    const { event } = read(ics(processCalled().state))
    expect(event.summary).toMatch(/^Styrgruppens marsmöte · Processträff 2\.8\.3 ./)
  })

  it('without a place and an agenda leaves them out', () => {
    const { component, event } = read(ics(called({ place: ' ', agenda: [] })))
    expect(component.hasProperty('location')).toBe(false)
    expect(event.description).not.toContain('Föredragningslista')
  })

  it('does not offer an address that no browser should open', () => {
    for (const link of ['javascript:alert(1)', 'file:///etc/passwd', 'inte en adress', ''])
      expect(read(ics(called({ link }))).event.description).not.toContain('Anslut')
  })
})

describe('a meeting that changes', () => {
  it('moved has the same UID, a higher SEQUENCE and the new time', () => {
    const story = steeringCalled()
    const before = read(ics(story.state)).event
    story.changes(sara, LATER)
    const { event, component } = read(ics(story.state))
    expect([event.uid, event.sequence]).toEqual([before.uid, before.sequence + 1])
    expect(instant(event.startDate)).toBe(LATER.start)
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED')
  })

  it('cancelled says so, with a higher SEQUENCE and the reason', () => {
    const story = steeringCalled()
    story.changes(sara, LATER)
    story.cancels(sara, 'Flera är sjuka')
    const { event, component } = read(ics(story.state))
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect([event.uid, event.sequence]).toEqual(['meeting-1@samsyn', 2])
    expect(event.description).toContain('Mötet är inställt. Flera är sjuka')
  })

  it.each([
    ['the night in which clocks go forward', at('2026-03-28', '23:00'), at('2026-03-29', '04:00'), 4],
    ['the night in which they go back', at('2026-10-24', '23:00'), at('2026-10-25', '04:00'), 6],
    ['the week before', at('2026-03-24', '13:00'), at('2026-03-24', '15:00'), 2],
    ['the week after', at('2026-03-31', '13:00'), at('2026-03-31', '15:00'), 2],
  ])('over %s lasts as long as clocks really run', (_, start, end, hours) => {
    const text = ics(called({ start, end }))
    const { event } = read(text)
    expect([instant(event.startDate), instant(event.endDate)]).toEqual([start, end])
    expect(event.duration.toSeconds()).toBe(hours * 3_600)
    expect(text).not.toContain('TZID')
  })

  it('at one o’clock is at one o’clock in Stockholm before and after the change', () => {
    const winter = ics(called({ start: at('2026-03-24', '13:00'), end: at('2026-03-24', '15:00') }))
    const summer = ics(called({ start: at('2026-03-31', '13:00'), end: at('2026-03-31', '15:00') }))
    expect([winter, summer].map((text) => /DTSTART:(\w+)/.exec(text)?.[1])).toEqual([
      '20260324T120000Z',
      '20260331T110000Z',
    ])
  })
})

describe('what people have written', () => {
  const STRANGE = 'Ärende; punkt, "citat" \\ bakstreck åäöÅÄÖ é 審議 🎉 =HYPERLINK("x") BEGIN:VEVENT'

  it('comes through as it was', () => {
    const state = called({ title: STRANGE, place: STRANGE, link: '', agenda: [] })
    const { event } = read(ics(state))
    expect([event.summary, event.location]).toEqual([STRANGE, STRANGE])
  })

  it('cannot begin a line of its own', () => {
    const evil = 'Möte\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT\rX-EVIL:1\u2028x\u0085y'
    const text = ics(called({ title: evil, place: evil, cancelReason: evil }))
    const { calendar, component } = read(text)
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1)
    expect(component.hasProperty('attendee')).toBe(false)
    expect(component.hasProperty('x-evil')).toBe(false)
  })

  it('keeps the lines of the agenda and loses signs that a calendar cannot hold', () => {
    const story = steeringPlanned()
    story.puts(sara, 'd', { title: 'Med\u0000 sken\u202Etext\u0007 och \uD83C halva' })
    story.calls(sara)
    expect(read(ics(story.state)).event.description).toContain('4. Med skentext och \uFFFD halva')
  })

  it('is folded at 75 octets without breaking a sign in two, whatever it is', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 })
    const emoji = fc.array(fc.constantFrom('🎉', 'å', '審', 'a', ';', ',', '\\', '👩‍👩‍👧'), {
      maxLength: 120,
    })
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          emoji.map((signs) => signs.join('')),
        ),
        fc.nat(80),
        (strange, shift) => {
          const title = `${'x'.repeat(shift)}${strange}`
          const file = ics(called({ title, place: strange, agenda: [], link: '' }))
          expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
          for (const line of file.slice(0, -2).split('\r\n')) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
            expect(line.isWellFormed()).toBe(true)
            expect(line).not.toMatch(/[\r\n]/)
          }
          expect(Buffer.from(file).toString('utf8')).toBe(file)
          const { event, component } = read(file)
          expect(component.getAllProperties().length).toBeLessThanOrEqual(11)
          const plain = (said: string) => said.replace(/[^\p{L}\p{N}]/gu, '')
          expect(plain(event.summary ?? '')).toBe(plain(title.toWellFormed()))
        },
      ),
      { numRuns: 300 },
    )
  })
})
