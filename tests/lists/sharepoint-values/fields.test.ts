import fc from 'fast-check'
import { wholeSecond } from '../../../src/lists/check-fields'
import type { ListDefinition } from '../../../src/lists/definition'
import type { Fields } from '../../../src/lists/port'
import { fromSharePoint, toSharePoint } from '../../../src/lists/sharepoint/fields'
import { anyText, NOT_XML } from './any-text'

const list: ListDefinition = {
  name: 'Values',
  title: 'Värden (prov)',
  columns: {
    Line: { kind: 'text' },
    Body: { kind: 'longText' },
    Count: { kind: 'number' },
    Due: { kind: 'dateTime' },
    Open: { kind: 'boolean' },
  },
}
const NOTHING = { Line: null, Body: null, Count: null, Due: null, Open: null }

/** Over the wire, and as SharePoint keeps it: an empty text is nothing, and a time has no milliseconds. */
function kept(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const sent = JSON.parse(JSON.stringify(fields)) as Record<string, unknown>
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== '' && value !== null))
}
const there = (fields: Fields) => toSharePoint(list, fields)
const andBack = (fields: Fields) => fromSharePoint(list, kept(there(fields)))

describe('what is written', () => {
  it('comes back as it was, whatever the text', () => {
    fc.assert(
      fc.property(anyText(), anyText(), (Line, Body) => {
        expect(andBack({ Line, Body })).toEqual({ ...NOTHING, Line, Body })
      }),
      { numRuns: 1_000 },
    )
  })

  it('holds nothing that SharePoint refuses, and is never empty', () => {
    fc.assert(
      fc.property(anyText(), (Body) => {
        const written = String(there({ Body }).Body)
        expect(written).not.toBe('')
        expect(written).not.toMatch(NOT_XML)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is what people read, where they can', () => {
    const Body = 'Beslut: “Kampanjen” börjar i maj 🎉.\n\t– Erik’s & Eva’s <b>1 % ó</b>\r\n'
    expect(there({ Body })).toEqual({ Body })
  })

  it.each(['', '\u200b', '\u200b\u200b', '\uE0FF', '\uE0FF0041', '\u0000', '\uD83D', '\uDE00\uD83D'])(
    'comes back as it was: %j',
    (Line) => expect(andBack({ Line }).Line).toBe(Line),
  )

  it('tells an empty text from none', () => {
    expect(andBack({ Line: '', Body: null })).toEqual({ ...NOTHING, Line: '' })
  })

  it('comes back as it was, whatever the number or answer', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0 || 0)
    fc.assert(
      fc.property(number, fc.boolean(), (Count, Open) => {
        expect(andBack({ Count, Open })).toEqual({ ...NOTHING, Count, Open })
      }),
    )
  })

  it('comes back to the second, whatever the moment', () => {
    const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('8900-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, (date) => {
        const Due = date.toISOString()
        expect(there({ Due }).Due).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
        expect(andBack({ Due }).Due).toBe(wholeSecond(Due))
        expect(String(andBack({ Due }).Due) <= Due).toBe(true)
      }),
    )
  })
})

describe('what SharePoint gives', () => {
  it('is every column of the list, and none besides', () => {
    const given = { Line: 'a', Title: 'b', id: '1', ContentType: 'Item', '@odata.etag': '"x,1"' }
    expect(fromSharePoint(list, given)).toEqual({ ...NOTHING, Line: 'a' })
  })

  it('in another kind than the column’s is nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const given = { Line: value, Body: value, Count: value, Due: value, Open: value }
        const { Line, Count, Due, Open } = fromSharePoint(list, given)
        expect(Line === null || typeof value === 'string').toBe(true)
        expect(Count === null || typeof value === 'number').toBe(true)
        expect(Open === null || typeof value === 'boolean').toBe(true)
        expect(Due === null || !Number.isNaN(Date.parse(String(value)))).toBe(true)
      }),
    )
  })
})
