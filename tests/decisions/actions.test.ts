import { MalformedPress } from '../../src/cards/press'
import { buttonsOf } from '../support/card-reading'
import { AMIR, GUEST, LEADER } from '../support/people'
import { cardOf, pressing, said } from './cards/pressing'
import { HELENA, KATARINA, MARIANNE } from './cards/states'

describe('a press on the shared card', () => {
  it('by a delegate is their position, told in words', async () => {
    const { shared, pressOn, state } = await pressing()

    const answer = await pressOn(KATARINA, await shared(), 'Bifall')

    expect(said(answer)).toContain('✓ Ditt bifall är sparat.')
    expect(said(answer)).toContain('✓ Du har svarat')
    expect(buttonsOf(cardOf(answer))).toEqual(['Ändra mitt svar', 'Fler val'])
    expect((await state())?.positions).toMatchObject([
      { by: KATARINA, administration: 'ksk', kind: 'consent' },
    ])
  })

  it('twice is harmless', async () => {
    const { shared, pressOn, state } = await pressing()
    const card = await shared()

    await Promise.all([pressOn(KATARINA, card, 'Bifall'), pressOn(KATARINA, card, 'Bifall')])

    expect((await state())?.positions).toHaveLength(1)
  })

  it.each([
    ['a guest', GUEST],
    ['a process leader', LEADER],
  ])('by %s is told whose it is to answer', async (_, who) => {
    const { shared, pressOn, state } = await pressing()

    const answer = await pressOn(who, await shared(), 'Bifall')

    expect(said(answer)).toContain('Bara ledamöter i styrgruppen tar ställning. Inget är sparat.')
    expect((await state())?.positions).toEqual([])
  })

  it('by somebody to whom it is not open tells nothing', async () => {
    const { shared, pressOn } = await pressing()

    for (const button of ['Bifall', 'Invänd', 'Fler val'])
      expect(await pressOn(AMIR, await shared(), button)).toEqual({
        message: 'Förslaget finns inte, eller så är det inte öppet för dig.',
      })
  })

  it('on a text that has changed meanwhile is answered with the new one', async () => {
    const { shared, pressOn, run, state } = await pressing()
    const old = await shared()
    await run(MARIANNE, { type: 'amend', round: 1, text: 'En ny text.', askAgain: [] })

    const answer = await pressOn(KATARINA, old, 'Bifall')

    expect(said(answer)).toContain('Texten har ändrats sedan du öppnade kortet')
    expect(said(answer)).toContain('En ny text.')
    expect((await state())?.positions).toEqual([])
    expect(said(await pressOn(KATARINA, answer, 'Bifall'))).toContain('Ditt bifall är sparat.')
  })

  it('that comes too late is told so, with what was decided', async () => {
    const { shared, pressOn, run } = await pressing()
    const old = await shared()
    await run(MARIANNE, { type: 'table', reason: 'I april.' })

    const answer = await pressOn(KATARINA, old, 'Bifall')

    expect(said(answer)).toContain('Du hann inte')
    expect(said(answer)).toContain('Bordlagt förslag · § 1')
  })

  it('that is malformed is refused at the edge', async () => {
    const { press } = await pressing()

    await expect(press(KATARINA, 'decisions.position', { kind: 'perhaps' })).rejects.toThrow(MalformedPress)
    await expect(press(KATARINA, 'decisions.form', { form: 'x' })).rejects.toThrow(MalformedPress)
  })
})

describe('a form', () => {
  it('for an objection is filled in, saved and confirmed', async () => {
    const { shared, pressOn, held } = await pressing()

    const form = await pressOn(KATARINA, await shared(), 'Invänd')
    expect(held).toEqual([KATARINA])
    const answer = await pressOn(KATARINA, form, 'Spara invändningen', { text: 'Pengar saknas' })

    expect(held).toEqual([])
    expect(said(answer)).toContain('✓ Din invändning är sparad.')
    expect(said(answer)).toContain('✗ invändning: ”Pengar saknas”')
  })

  it('can be left, and the card is back', async () => {
    const { shared, pressOn, held } = await pressing()

    const form = await pressOn(KATARINA, await shared(), 'Bifall med reservation')
    const answer = await pressOn(KATARINA, form, 'Tillbaka')

    expect(held).toEqual([])
    expect(buttonsOf(cardOf(answer))).toEqual(['Bifall', 'Bifall med reservation', 'Invänd', 'Fler val'])
  })

  it('that is refused comes back with what was written', async () => {
    const { shared, pressOn, run } = await pressing()
    const form = await pressOn(KATARINA, await shared(), 'Invänd')
    await run(MARIANNE, { type: 'amend', round: 1, text: 'En ny text.', askAgain: [] })

    const again = await pressOn(KATARINA, form, 'Spara invändningen', { text: 'Pengar saknas' })

    expect(said(again)).toContain('Texten har ändrats')
    expect(said(again)).toContain('En ny text.')
    expect(JSON.stringify(cardOf(again))).toContain('Pengar saknas')
    const answer = await pressOn(KATARINA, again, 'Spara invändningen')
    expect(said(answer)).toContain('✓ Din invändning är sparad.')
  })

  it('without what is required, or with too much, comes back', async () => {
    const { press } = await pressing()
    const sent = { form: 'objection', kind: 'objection' }

    const empty = await press(KATARINA, 'decisions.position', { ...sent, text: '  ' })
    expect(said(empty)).toContain('En invändning behöver ett skäl.')
    const long = await press(KATARINA, 'decisions.position', { ...sent, text: 'x'.repeat(1_200) })
    expect(said(long)).toContain('högst 1000 tecken')
    expect(JSON.stringify(cardOf(long))).toContain('x'.repeat(1_200))
    const endless = await press(KATARINA, 'decisions.position', { ...sent, text: 'x'.repeat(12_000) })
    expect(endless).toEqual({ message: expect.stringContaining('högst 1000 tecken') })
  })

  it('that is sent when all is over gives back what was written, beside how it ended', async () => {
    const { shared, pressOn, run } = await pressing()
    const form = await pressOn(KATARINA, await shared(), 'Invänd')
    await run(MARIANNE, { type: 'withdraw', reason: 'Staten betalar.' })

    const answer = await pressOn(KATARINA, form, 'Spara invändningen', { text: 'Pengar saknas' })

    expect(said(answer)).toContain('Du hann inte')
    expect(said(answer)).toContain('Det här skrev du: ”Pengar saknas”')
    expect(said(answer)).toContain('Tillbakadraget förslag')
  })

  it('is not opened for who could not send it', async () => {
    const { shared, pressOn, held } = await pressing()

    const answer = await pressOn(GUEST, await shared(), 'Invänd')

    expect(said(answer)).toContain('Bara ledamöter i styrgruppen tar ställning.')
    expect(held).toEqual([])
  })

  it('changes an answer, with the words that were there', async () => {
    const { press, pressOn, state } = await pressing()
    await press(HELENA, 'decisions.position', { kind: 'reservation', text: 'Bara i år' })

    const view = await press(HELENA, 'decisions.view')
    const form = await pressOn(HELENA, view, 'Ändra mitt svar')
    expect(JSON.stringify(cardOf(form))).toContain('Bara i år')
    const consent = await pressOn(HELENA, form, 'Spara svaret', { kind: 'consent' })
    expect(said(consent)).toContain('Ditt bifall är sparat.')
    expect((await state())?.positions).toMatchObject([{ kind: 'consent', text: '' }])
  })

  it('loses no words that were written beside a consent', async () => {
    const { press, pressOn } = await pressing()
    await press(HELENA, 'decisions.position', { kind: 'stand-aside' })
    const form = await pressOn(HELENA, await press(HELENA, 'decisions.view'), 'Ändra mitt svar')

    const again = await pressOn(HELENA, form, 'Spara svaret', { kind: 'consent', text: 'Bara i år' })

    expect(said(again)).toContain('Ett bifall har ingen text.')
    const answer = await pressOn(HELENA, again, 'Spara svaret', { kind: 'reservation' })
    expect(said(answer)).toContain('bifall med reservation: ”Bara i år”')
  })
})
