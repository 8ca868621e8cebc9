import fc from 'fast-check'
import { addDays, isWorkingDay, workingDayBefore, workingDayOnOrBefore } from '../../src/plan/calendar'

/** Easter Sunday by Gauss's rule in Butcher's form, reckoned here by itself. */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const day = fc.integer({ min: 0, max: 365 * 4 }).map((n) => addDays('2025-01-01', n))

describe('working days', () => {
  it('are not the Swedish holidays, in any year', () => {
    for (let year = 2025; year <= 2034; year++) {
      const sunday = easter(year)
      const holidays = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'].map(
        (d) => `${year}-${d}`,
      )
      const movable = [-2, 1, 39].map((days) => addDays(sunday, days))
      for (const holiday of [...holidays, ...movable])
        expect([holiday, isWorkingDay(holiday)]).toEqual([holiday, false])
    }
  })

  it('are not Saturdays or Sundays, and are about 250 a year', () => {
    for (let year = 2025; year <= 2027; year++) {
      const days = Array.from({ length: 365 }, (_, n) => addDays(`${year}-01-01`, n))
      const working = days.filter(isWorkingDay)
      expect(working.length).toBeGreaterThan(245)
      expect(working.length).toBeLessThan(256)
      for (const d of working) expect([1, 2, 3, 4, 5]).toContain(new Date(`${d}T12:00:00Z`).getUTCDay())
    }
  })

  it('are not midsummer eve, a Friday between 19 and 25 June', () => {
    expect(['2025-06-20', '2026-06-19', '2027-06-25'].map(isWorkingDay)).toEqual([false, false, false])
    expect(['2025-06-19', '2026-06-18', '2027-06-18'].map(isWorkingDay)).toEqual([true, true, true])
  })

  it('before a day are the nearest', () => {
    fc.assert(
      fc.property(day, (d) => {
        const before = workingDayBefore(d)
        expect(before < d && isWorkingDay(before)).toBe(true)
        for (let between = addDays(before, 1); between < d; between = addDays(between, 1))
          expect(isWorkingDay(between)).toBe(false)
        expect(workingDayOnOrBefore(d)).toBe(isWorkingDay(d) ? d : before)
      }),
      { numRuns: 100 },
    )
  })
})

describe('adding days', () => {
  it('goes forth and back, over every change of clocks', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (d, n) => {
        expect(addDays(addDays(d, n), -n)).toBe(d)
        expect((Date.parse(addDays(d, n)) - Date.parse(d)) / 86_400_000).toBe(n)
      }),
    )
  })
})
