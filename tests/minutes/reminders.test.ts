import fc from 'fast-check'
import { DateTime } from 'luxon'
import { dayOf } from '../../src/kernel/zone'
import { reminderDays } from '../../src/minutes/postings'
import { addDays, isReminderTime, isWorkingDay } from '../../src/plan/calendar'
import { agnes, alva, anna, content, marianne, sara } from '../support/builders'
import { processDraft, processOut, steeringOut } from '../support/minutes-story'

import { cardOf, created, outUntil, reminded, stockholm, wanted } from '../support/wanted-postings'

describe('the days on which people are reminded', () => {
  it.each([
    ['an ordinary Thursday', '2026-03-26', '2026-03-24', '2026-03-26'],
    ['a Monday', '2026-03-23', '2026-03-19', '2026-03-23'],
    ['a Saturday', '2026-03-28', '2026-03-26', '2026-03-27'],
    ['a Sunday', '2026-03-29', '2026-03-26', '2026-03-27'],
    ['Good Friday', '2026-04-03', '2026-04-01', '2026-04-02'],
    ['Easter Sunday', '2026-04-05', '2026-04-01', '2026-04-02'],
    ['Easter Monday', '2026-04-06', '2026-04-01', '2026-04-02'],
    ['the Tuesday after Easter', '2026-04-07', '2026-04-01', '2026-04-07'],
    ['the first of May, a Friday', '2026-05-01', '2026-04-29', '2026-04-30'],
    ['Ascension Day', '2026-05-14', '2026-05-12', '2026-05-13'],
    ['the national day, a Friday', '2025-06-06', '2025-06-04', '2025-06-05'],
    ['midsummer eve', '2026-06-19', '2026-06-17', '2026-06-18'],
    ['midsummer day', '2026-06-20', '2026-06-17', '2026-06-18'],
    ['Christmas eve', '2026-12-24', '2026-12-22', '2026-12-23'],
    ['Boxing Day', '2026-12-26', '2026-12-22', '2026-12-23'],
    ['New Year’s Day', '2027-01-01', '2026-12-29', '2026-12-30'],
    ['Epiphany', '2026-01-06', '2026-01-02', '2026-01-05'],
    ['the Monday after clocks go forward', '2026-03-30', '2026-03-26', '2026-03-30'],
    ['the Monday after clocks go back', '2026-10-26', '2026-10-22', '2026-10-26'],
  ])('for a deadline on %s', (_, deadline, before, at) => {
    expect(reminderDays(deadline)).toEqual({ before, at })
  })

  it('are working days at or before the deadline, two of them, in order, whatever the deadline', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 6 }), (n) => {
        const deadline = addDays('2025-01-01', n)
        const { before, at } = reminderDays(deadline)
        expect(before < at && at <= deadline).toBe(true)
        expect([isWorkingDay(before), isWorkingDay(at)]).toEqual([true, true])
        expect(addDays(at, 8) >= deadline).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})

describe('the hours in which people are reminded', () => {
  it.each([
    ['2026-03-26T08:59:59', false],
    ['2026-03-26T09:00:00', true],
    ['2026-03-26T16:59:59', true],
    ['2026-03-26T17:00:00', false],
    ['2026-03-26T00:30:00', false],
    ['2026-03-28T12:00:00', false],
    // Clocks went forward on 29 March and back on 25 October.
    ['2026-03-30T09:00:00', true],
    ['2026-03-30T08:59:00', false],
    ['2026-10-26T09:00:00', true],
    ['2026-10-26T08:59:00', false],
    ['2026-06-19T12:00:00', false],
    ['2026-12-24T10:00:00', false],
    ['2026-12-31T10:00:00', false],
    ['2026-05-01T10:00:00', false],
  ])('%s in Stockholm: %s', (local, expected) => {
    expect(isReminderTime(stockholm(local))).toBe(expected)
  })

  it('are the same wherever the server stands', () => {
    const before = process.env.TZ
    try {
      for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Stockholm', 'UTC']) {
        process.env.TZ = zone
        expect([isReminderTime(stockholm('2026-04-06T12:00:00')), isWorkingDay('2031-05-22')]).toEqual([
          false,
          false,
        ])
        expect([isReminderTime(stockholm('2026-04-07T12:00:00')), isWorkingDay('2031-05-21')]).toEqual([
          true,
          true,
        ])
        expect(dayOf('2026-03-26T23:30:00.000Z')).toBe('2026-03-27')
      }
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })
})

describe('a reminder', () => {
  it('goes before and at the deadline to those who are missing, and to nobody else', () => {
    const story = processOut()
    story.approve(alva)
    expect(reminded(story, '2026-04-08T09:15')).toEqual([anna.id, agnes.id])
    story.absent(anna)
    expect(reminded(story, '2026-04-10T09:15')).toEqual([agnes.id])
    story.remark(agnes)
    expect(reminded(story, '2026-04-10T09:15')).toEqual([])
  })

  it('does not go on other days, nor at night', () => {
    const story = processOut()
    for (const local of [
      '2026-04-07T10:00',
      '2026-04-09T10:00',
      '2026-04-11T10:00',
      '2026-04-13T10:00',
      '2026-04-10T08:00',
      '2026-04-10T20:00',
      '2026-04-10T00:10',
    ])
      expect([local, reminded(story, local)]).toEqual([local, []])
  })

  it('has the same key all day long, so that it goes once', () => {
    const story = processOut()
    const keys = ['09:00', '12:00', '16:59'].map((time) =>
      created(story, stockholm(`2026-04-10T${time}`)).filter((key) => key.includes(alva.id)),
    )
    expect(keys[0]).toHaveLength(1)
    expect(keys[1]).toEqual(keys[0])
    expect(keys[2]).toEqual(keys[0])
  })

  it('goes again when the deadline has been extended, before and at the new one', () => {
    const story = processOut()
    const first = created(story, stockholm('2026-04-10T10:00'))
    story.at(stockholm('2026-04-13T08:00')).extend(sara, '2026-04-24')
    const second = created(story, stockholm('2026-04-24T10:00')).filter((key) => key.startsWith('reminder'))
    expect(second).toHaveLength(3)
    for (const key of second) expect(first).not.toContain(key)
  })

  it('does not go on the day on which the minutes were sent', () => {
    const story = processDraft().at(stockholm('2026-04-10T08:00'))
    story.send(sara, '2026-04-10')
    expect(reminded(story, '2026-04-10T12:00')).toEqual([])
  })

  it('stands as it was answered: who has approved since sees that there', () => {
    const story = processOut()
    const key = `reminder:v1:2026-04-10:at:${alva.id}`
    expect(cardOf(story, key)).toContain('Påminnelse')
    story.approve(alva)
    expect(wanted(story).find((p) => p.key === key)?.create).toBe(false)
    expect(cardOf(story, key)).not.toContain('Påminnelse')
    expect(cardOf(story, key)).toContain('Du godkände version 1')
  })

  it('after a crash in the middle of sending is not repeated; a card that people need is', () => {
    const postings = wanted(processOut(), stockholm('2026-04-10T10:00'))
    const unsure = new Map(postings.map((p) => [p.key.split(':')[0], p.ifUnsure]))
    expect(unsure.get('reminder')).toBe('leave')
    expect(unsure.get('channel')).toBe('repeat')
  })

  it('does not go when the minutes are locked, finished or reopened', () => {
    const story = processOut(content({ present: [alva.id] }))
    story.approve(alva)
    expect(reminded(story, '2026-04-10T10:00')).toEqual([])
    story.reopen(sara)
    expect(reminded(story, '2026-04-10T10:00')).toEqual([])
  })

  it('goes to the chair alone while the chair comes first', () => {
    const story = steeringOut()
    expect(reminded(story, '2026-04-08T10:00')).toEqual([marianne.id])
    story.approve(marianne)
    expect(reminded(story, '2026-04-10T10:00')).not.toContain(marianne.id)
    expect(reminded(story, '2026-04-10T10:00')).toHaveLength(7)
  })

  it('never goes outside nine to five on a working day, in any year', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 * 5 }),
        fc.integer({ min: -10 * 1440, max: 3 * 1440 }),
        (days, minutes) => {
          const deadline = addDays('2025-01-15', days)
          const now = new Date(Date.parse(`${deadline}T12:00:00Z`) + minutes * 60_000).toISOString()
          const story = outUntil(deadline)
          const reminders = created(story, now).filter((key) => key.startsWith('reminder:'))
          if (reminders.length === 0) return
          const local = DateTime.fromISO(now, { zone: 'Europe/Stockholm' })
          expect(local.hour >= 9 && local.hour < 17 && local.weekday <= 5).toBe(true)
          expect(isWorkingDay(dayOf(now))).toBe(true)
          expect(dayOf(now) <= deadline).toBe(true)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('goes exactly twice to one who never answers, whatever the deadline', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 3 }), (n) => {
        const deadline = addDays('2026-01-15', n)
        const story = outUntil(deadline)
        const keys = new Set<string>()
        for (let day = -12; day <= 3; day++) {
          for (const hour of ['03', '10', '15', '22'])
            for (const key of created(story, stockholm(`${addDays(deadline, day)}T${hour}:00`)))
              if (key.startsWith('reminder:')) keys.add(key)
        }
        expect(keys.size).toBe(2)
      }),
      { numRuns: 25 },
    )
  })
})
