import type { CardAnswer } from '../../../src/cards/press'
import type { DecisionCommand } from '../../../src/decisions/commands'
import { SAMSYN } from '../../../src/kernel/circumstances'
import { buttonsOf } from '../../support/card-reading'
import { GUEST, LEADER } from '../../support/people'
import { cardOf, pressing, said } from './pressing'
import { HELENA, KATARINA, MAGNUS, MARIANNE, meeting, OSKAR, PETER, ROLF, SUSANNE } from './states'

describe('Fler val', () => {
  const choices = (answer: CardAnswer) =>
    JSON.parse(JSON.stringify(cardOf(answer))).body.find((e: { id?: string }) => e.id === 'choice')
      .choices as {
      title: string
      value: string
    }[]

  it('offers a delegate what else there is', async () => {
    const { shared, pressOn } = await pressing()

    const menu = await pressOn(KATARINA, await shared(), 'Fler val')

    expect(choices(menu).map(({ title }) => title)).toEqual([
      'Avstå',
      'Be om mer tid',
      'Anmäl jäv',
      'Ge vår röst vidare till en annan förvaltning',
    ])
  })

  it('offers the chair how to end it', async () => {
    const { shared, pressOn, state } = await pressing()

    const menu = await pressOn(MARIANNE, await shared(), 'Fler val')
    expect(choices(menu).map(({ value }) => value)).toEqual([
      ...['stand-aside', 'more-time', 'conflict', 'pass'],
      ...['extend', 'tabled', 'referred-back', 'withdrawn'],
    ])
    const form = await pressOn(MARIANNE, menu, 'Fortsätt', { choice: 'referred-back' })
    const answer = await pressOn(MARIANNE, form, 'Återremittera', { text: 'Räkna om.' })
    expect(said(answer)).toContain('Förslaget är återremitterat.')
    expect(said(answer)).toContain('Det här behövs: Räkna om.')
    expect(await state()).toMatchObject({ stage: 'referred-back', outcomes: [{ paragraph: { number: 1 } }] })
  })

  it('gives more time', async () => {
    const { shared, pressOn, state } = await pressing()

    const menu = await pressOn(MARIANNE, await shared(), 'Fler val')
    const form = await pressOn(MARIANNE, menu, 'Fortsätt', { choice: 'extend' })
    expect(said(await pressOn(MARIANNE, form, 'Förläng svarstiden', { deadline: '2026-03-01' }))).toContain(
      'Sista dag att svara måste vara i dag eller senare',
    )
    const answer = await pressOn(MARIANNE, form, 'Förläng svarstiden', { deadline: '2026-04-10' })
    expect(said(answer)).toContain('Svarstiden är förlängd till fre 10 april.')
    expect((await state())?.deadline).toBe('2026-04-10')
  })

  it('has nothing for an observer, who is told why', async () => {
    const { shared, pressOn } = await pressing()

    expect(said(await pressOn(GUEST, await shared(), 'Fler val'))).toContain('styrgruppens ledamöter')
  })

  it('asks again where nothing was chosen', async () => {
    const { press } = await pressing()

    expect(said(await press(KATARINA, 'decisions.choose', { choice: '' }))).toContain('Välj något')
  })
})

describe('a vote that is passed', () => {
  it('goes from hand to hand on the cards', async () => {
    const { shared, press, pressOn, state } = await pressing()
    const menu = await pressOn(MAGNUS, await shared(), 'Fler val')
    const form = await pressOn(MAGNUS, menu, 'Fortsätt', { choice: 'pass' })
    const passed = await pressOn(MAGNUS, form, 'Ge rösten vidare', { to: 'soc', text: 'Bifall, tack.' })
    expect(said(passed)).toContain('Socialförvaltningen har fått frågan om att svara för er.')

    const own = await press(SUSANNE, 'decisions.view', { administration: 'kof', on: 'proxy' })
    expect(said(own)).toContain('Kultur och fritid skriver: ”Bifall, tack.”')
    const accepted = await pressOn(SUSANNE, own, 'Ta emot rösten')
    expect(said(accepted)).toContain('Du svarar nu för Kultur och fritid.')
    const spoken = await pressOn(SUSANNE, accepted, 'Bifall: Kultur och fritid')
    expect(said(spoken)).toContain('✓ Bifallet för Kultur och fritid är sparat.')
    expect(said(spoken)).toContain('Ditt svar för Kultur och fritid: bifall')
    expect((await state())?.positions).toMatchObject([{ by: SUSANNE, administration: 'kof', through: 'soc' }])

    expect(said(await press(PETER, 'decisions.answer-proxy', { from: 'kof', accepts: true }))).toContain(
      'En kollega har redan tagit emot rösten',
    )
  })

  it('that can no longer go there is asked for again, with what was written', async () => {
    const { shared, pressOn, run } = await pressing()
    const menu = await pressOn(MAGNUS, await shared(), 'Fler val')
    const form = await pressOn(MAGNUS, menu, 'Fortsätt', { choice: 'pass' })
    await run(HELENA, { type: 'declare-conflict', scope: 'administration', reason: 'Vi får pengarna' })

    const again = await pressOn(MAGNUS, form, 'Ge rösten vidare', { to: 'bou', text: 'Bifall, tack.' })

    expect(said(again)).toContain('Den förvaltningen är jävig och kan inte svara för er. Välj en annan.')
    expect(JSON.stringify(cardOf(again))).toContain('Bifall, tack.')
    expect(JSON.stringify(cardOf(again))).not.toContain('"bou"')
  })

  it('is taken back, declined and given back', async () => {
    const { press, run, waiting } = await pressing()
    await run(MAGNUS, { type: 'pass-vote', to: 'soc', instruction: '' })
    expect(await waiting(PETER)).toContain('Ta emot eller avböj rösten från Kultur och fritid')
    expect(said(await press(MAGNUS, 'decisions.choose', { choice: 'take-back' }))).toContain(
      'tillbaka hos er',
    )
    await run(MAGNUS, { type: 'pass-vote', to: 'soc', instruction: '' })
    const declined = await press(SUSANNE, 'decisions.answer-proxy', {
      ...{ from: 'kof', accepts: false },
      ...{ administration: 'kof', on: 'proxy' },
    })
    expect(said(declined)).toContain('Kultur och fritid får veta att ni avböjer.')
    await run(MAGNUS, { type: 'pass-vote', to: 'soc', instruction: '' })
    await run(SUSANNE, { type: 'answer-proxy', from: 'kof', accepts: true })
    expect(await waiting(SUSANNE)).toEqual([
      'Ta ställning till ett förslag',
      'Ta ställning för Kultur och fritid',
    ])
    const back = await press(SUSANNE, 'decisions.choose', { choice: 'give-back:kof' })
    expect(said(back)).toContain('Kultur och fritid får veta att ni avböjer.')
  })
})

describe('a conflict of interest', () => {
  it('is asked first, and what was written meanwhile is kept', async () => {
    const { press, pressOn, waiting } = await pressing({ askedOfConflict: ['bou'] })
    expect(await waiting(HELENA)).toEqual(['Svara på om du är jävig'])

    const early = await press(HELENA, 'decisions.position', {
      ...{ form: 'objection', kind: 'objection', text: 'Pengar saknas' },
    })
    expect(said(early)).toContain('Svara först på om du är jävig.')
    expect(said(early)).toContain('Det här skrev du: ”Pengar saknas”')
    const free = await pressOn(HELENA, early, 'Nej, jag är inte jävig')
    expect(said(free)).toContain('Tack! Nu kan du ta ställning.')
    expect(said(await pressOn(HELENA, free, 'Bifall'))).toContain('Ditt bifall är sparat.')
  })

  it.each([
    ['Jag är jävig', 'person', 'Det är sparat att du är jävig.'],
    ['Hela förvaltningen är jävig', 'administration', 'Det är sparat att hela din förvaltning är jävig.'],
  ])('is declared by %s, and can be taken back', async (button, scope, sentence) => {
    const { press, pressOn, state } = await pressing({ askedOfConflict: ['bou'] })
    const form = await pressOn(HELENA, await press(HELENA, 'decisions.view'), button)

    const answer = await pressOn(HELENA, form, 'Anmäl jäv', { text: 'Vi får pengarna' })

    expect(said(answer)).toContain(sentence)
    expect((await state())?.conflicts).toMatchObject([{ person: HELENA, scope }])
    const back = await press(HELENA, 'decisions.choose', { choice: 'not-conflicted' })
    expect(said(back)).toContain('Det är sparat att du inte är jävig.')
  })
})

describe('the chair', () => {
  it('confirms when nothing is missing, and the decision is numbered', async () => {
    const { press, pressOn, state, waiting } = await pressing()
    for (const who of [MARIANNE, SUSANNE, KATARINA, HELENA, MAGNUS])
      await press(who, 'decisions.position', { kind: 'consent' })
    expect(await waiting(MARIANNE)).toEqual(['Bekräfta beslutet'])

    const own = await press(MARIANNE, 'decisions.view')
    expect(buttonsOf(cardOf(own))[0]).toBe('Bekräfta beslutet')
    const answer = await pressOn(MARIANNE, own, 'Bekräfta beslutet')

    expect(said(answer)).toContain('Beslutet är fattat.')
    expect(said(answer)).toContain('Beslut § 1')
    expect((await state())?.stage).toBe('decided')
    expect(said(await pressOn(MARIANNE, own, 'Bekräfta beslutet'))).toContain('Beslutet är redan fattat.')
  })

  it('who confirms too early, and anybody else who tries, is told why not', async () => {
    const { press } = await pressing()

    expect(said(await press(MARIANNE, 'decisions.confirm'))).toContain('5 saker saknas')
    expect(said(await press(ROLF, 'decisions.confirm'))).toContain('bara den göra som är ordförande')
  })

  it('shows sealed answers once everybody has answered', async () => {
    const { press, pressOn } = await pressing({ sealed: true })
    expect(said(await press(MARIANNE, 'decisions.open-positions'))).toContain('Alla har inte svarat än.')
    for (const who of [MARIANNE, SUSANNE, KATARINA, HELENA, MAGNUS])
      await press(who, 'decisions.position', { kind: 'consent' })
    expect(said(await press(OSKAR, 'decisions.view'))).not.toContain('bifall')

    const answer = await pressOn(MARIANNE, await press(MARIANNE, 'decisions.view'), 'Visa svaren')

    expect(said(answer)).toContain('Nu ser alla i gruppen svaren.')
    expect(said(await press(OSKAR, 'decisions.view'))).toContain('KSON ✓ bifall')
  })
})

describe('what the chair entered', () => {
  const inMeeting = { stage: 'ongoing', date: '2026-03-19' } as const
  const entry = (kind: 'consent' | 'objection', text = ''): DecisionCommand => ({
    type: 'state-position',
    round: 1,
    administration: 'ksk',
    kind,
    text,
    of: KATARINA,
  })

  it('is confirmed as it stood on the card, and not as it was changed since', async () => {
    const { run, press, pressOn, state, waiting } = await pressing()
    await run(SAMSYN.id, { type: 'follow-meeting', meeting: meeting(inMeeting), isOff: false })
    await run(MARIANNE, entry('consent'))
    expect(await waiting(KATARINA)).toEqual(['Bekräfta svaret som ordföranden antecknade'])
    const card = await press(KATARINA, 'decisions.view', { administration: 'ksk', on: 'entry' })
    await run(MARIANNE, entry('objection', 'För dyrt'))

    const changed = await pressOn(KATARINA, card, 'Ja, det stämmer')
    expect(said(changed)).toContain('Ordföranden har ändrat anteckningen')
    expect((await state())?.positions[0]?.confirmedAt).toBeUndefined()
    const answer = await pressOn(KATARINA, changed, 'Ja, det stämmer')
    expect(said(answer)).toContain('Tack! Det är bekräftat.')
    expect((await state())?.positions[0]?.confirmedAt).toBeDefined()
  })

  it('is changed by whose it is', async () => {
    const { run, press, pressOn } = await pressing()
    await run(SAMSYN.id, { type: 'follow-meeting', meeting: meeting(inMeeting), isOff: false })
    await run(MARIANNE, entry('consent'))
    const card = await press(KATARINA, 'decisions.view', { administration: 'ksk', on: 'entry' })

    const form = await pressOn(KATARINA, card, 'Nej, ändra')
    const answer = await pressOn(KATARINA, form, 'Spara svaret', { kind: 'objection', text: 'För dyrt' })

    expect(said(answer)).toContain('Din invändning är sparad.')
    expect(said(answer)).toContain('Du har svarat själv sedan dess.')
  })
})

describe('what waits', () => {
  it('for the chair when the time to answer has ended', async () => {
    const { waiting, clock } = await pressing()
    clock.moveTo('2026-03-27T09:00:00.000Z')

    expect(await waiting(MARIANNE)).toEqual([
      'Ta ställning till ett förslag',
      'Svarstiden är slut: förläng, bordlägg eller ta upp på ett möte',
    ])
    expect(await waiting(LEADER)).toEqual([])
  })

  it('for who is asked again', async () => {
    const { press, run, waiting } = await pressing()
    await press(ROLF, 'decisions.position', { kind: 'objection', text: 'Pengar saknas' })
    expect(await waiting(ROLF)).toEqual([])
    await run(MARIANNE, { type: 'amend', round: 1, text: 'En ny text.', askAgain: [] })

    expect(await waiting(ROLF)).toEqual(['Ta ställning igen: texten är ändrad'])
  })
})
