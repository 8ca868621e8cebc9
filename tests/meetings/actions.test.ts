import { MalformedPress, type Press } from '../../src/cards/press'
import { cardView } from '../../src/cards/view'
import { isRefusal, refuse } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import { type MeetingsDoor, meetingActions } from '../../src/meetings/actions'
import { mayRead } from '../../src/meetings/rules'
import type { Language, Person } from '../../src/plan/model'
import type { Address } from '../../src/reconcile/posting'
import { faultsOf } from '../cards/checks'
import { anna, links, marianne, rolf, sara } from '../support/builders'
import { actionsOf, buttonIn, buttonsOf, inputsOf, inputValues, textOf } from '../support/card-reading'
import type { CardJson } from '../support/teams-connector'
import { INVITATION } from './states'
import {
  frame,
  helena,
  henrik,
  katarina,
  LATER,
  type MeetingStory,
  magnus,
  peter,
  processCalled,
  steeringCalled,
  steeringOngoing,
  susanne,
  tomas,
} from './story'
import { CHANNEL, wanted } from './wanted'

const IN_CHANNEL: Address = { channel: CHANNEL }

/** The meeting of a story, with its cards in people's hands. */
function cards(story: MeetingStory) {
  const held: string[] = []
  const door: MeetingsDoor = {
    execute: async (actor, id, command) => {
      if (id !== 'meeting-1') return { ...refuse('not-found'), state: undefined }
      const decision = story.does(actor, command)
      const { state } = story
      return isRefusal(decision) ? { ...decision, state } : { state, changed: decision.events.length > 0 }
    },
    read: async (person, id) =>
      id === 'meeting-1' && mayRead(story.state, person, story.plan) ? story.state : refuse('not-found'),
    invitationUrl: () => INVITATION,
  }
  const handlers = meetingActions(door, {
    hold: (id, _place, who) => held.push(`${id} ${who}`),
    release: (id, _place, who) => {
      const i = held.indexOf(`${id} ${who}`)
      if (i >= 0) held.splice(i, 1)
    },
  })
  const press = async (
    person: Person,
    verb: string,
    data: object = { id: 'meeting-1' },
    place: Address = IN_CHANNEL,
    language: Language = 'sv',
  ) => {
    const view = cardView(language, dayOf(story.now), story.plan, links)
    const given: Press = { person, view, data, place }
    const answer = await handlers[verb]?.(given)
    if (answer && 'card' in answer) expect(faultsOf(answer.card)).toEqual([])
    return answer as CardJson
  }
  /** Presses a button on a card with what was typed into it. */
  const uses = (
    person: Person,
    card: CardJson,
    button: string,
    typed: Record<string, string> = {},
    place?: Address,
  ) => {
    const action = buttonIn(card, button)
    return press(person, action.verb, { ...action.data, ...inputValues(card, action, typed) }, place)
  }
  const channelCard = (): CardJson => wanted(story, story.now, CHANNEL)[0]?.card()
  return { press, uses, channelCard, held }
}

describe('answering the notice', () => {
  it('with one press, which is confirmed in words', async () => {
    const story = steeringCalled()
    const { uses, channelCard } = cards(story)
    const { card } = await uses(rolf, channelCard(), 'Jag kommer')
    expect(textOf(card)).toContain('Tack! Ditt svar är sparat. Du har svarat att du kommer')
    expect(buttonsOf(card)).toEqual(['Lägg i kalendern', 'Jag kommer inte', 'Ge vår röst vidare', 'Läs allt'])
    expect(buttonIn(card, 'Lägg i kalendern').url).toBe(INVITATION)
  })

  it('twice says it once', async () => {
    const { press } = cards(steeringCalled())
    await press(rolf, 'meetings.come')
    const { card } = await press(rolf, 'meetings.come')
    expect(textOf(card)).not.toContain('Tack!')
    expect(textOf(card)).toContain('Du har svarat att du kommer')
  })

  it('in somebody’s own chat does not tell what others answered', async () => {
    const { press } = cards(steeringCalled())
    const { card } = await press(rolf, 'meetings.come', undefined, { person: rolf.id })
    expect(textOf(card)).not.toContain('har svarat ·')
    expect(textOf(card)).not.toContain('saknas')
  })

  it('of a delegate who does not come asks for an alternate first', async () => {
    const story = steeringCalled()
    const { uses, channelCard, held } = cards(story)
    const { card: form } = await uses(susanne, channelCard(), 'Jag kommer inte')
    expect(held).toEqual([`meeting-1 ${susanne.id}`])
    const [alternate] = inputsOf(form)
    expect(alternate.choices.map((c: CardJson) => c.value)).toContain(henrik.id)
    expect(alternate.choices.map((c: CardJson) => c.value)).not.toContain(peter.id)
    const { card } = await uses(susanne, form, 'Spara att jag inte kommer', { alternate: henrik.id })
    expect(textOf(card)).toContain('Henrik Ljung kommer i ditt ställe.')
    expect(held).toEqual([])
    expect(story.state.answers[susanne.id]).toMatchObject({ kind: 'not-coming', alternate: henrik.id })
  })

  it('without an alternate is as good', async () => {
    const story = steeringCalled()
    const { uses, channelCard } = cards(story)
    const { card: form } = await uses(magnus, channelCard(), 'Jag kommer inte')
    const { card } = await uses(magnus, form, 'Spara att jag inte kommer')
    expect(story.state.answers[magnus.id]).toEqual({ kind: 'not-coming', at: story.now })
    expect(textOf(card)).toContain('Ingen från din förvaltning kommer. Ge er röst vidare')
    expect(buttonsOf(card)[0]).toBe('Ge vår röst vidare')
  })

  it('of who has no alternate is saved at once', async () => {
    const story = steeringCalled()
    const { uses, channelCard } = cards(story)
    const { card } = await uses(sara, channelCard(), 'Jag kommer inte')
    expect(textOf(card)).toContain('Du har svarat att du inte kommer')
    const process = processCalled()
    const [ambassador] = process.plan.ambassadorsOf('2.8.3')
    const own = cards(process)
    expect(buttonsOf(own.channelCard())).toEqual(['Jag kommer', 'Jag kommer inte', 'Läs allt'])
    if (ambassador) await own.uses(ambassador, own.channelCard(), 'Jag kommer inte')
    expect(process.state.answers[ambassador?.id ?? '']?.kind).toBe('not-coming')
  })

  it('with an alternate whom somebody else has named meanwhile brings the form back', async () => {
    const story = steeringCalled()
    const { uses, channelCard, held } = cards(story)
    const { card: form } = await uses(susanne, channelCard(), 'Jag kommer inte')
    story.stays(peter, henrik)
    const { card: again } = await uses(susanne, form, 'Spara att jag inte kommer', { alternate: henrik.id })
    expect(textOf(again)).toContain('Den personen ersätter redan någon annan')
    expect(inputsOf(again)).toHaveLength(1)
    expect(held).toEqual([`meeting-1 ${susanne.id}`])
    expect(story.state.answers[susanne.id]).toBeUndefined()
  })

  it('goes back from the form without anything said', async () => {
    const story = steeringCalled()
    const { uses, channelCard, held } = cards(story)
    const { card: form } = await uses(susanne, channelCard(), 'Jag kommer inte')
    const { card } = await uses(susanne, form, 'Tillbaka')
    expect(textOf(card)).toContain('● Väntar på ditt svar')
    expect([held, story.state.answers]).toEqual([[], {}])
  })
})

describe('a press that comes too late or from the wrong person', () => {
  it('is answered with the card as it now is and one sentence', async () => {
    const story = steeringCalled()
    const { press } = cards(story)
    story.cancels(sara, 'Sjukdom')
    const { card } = await press(rolf, 'meetings.come')
    expect(textOf(card)).toMatch(
      /✗ Inställt.*⚠ Mötet är inställt, så det går inte längre\. Inget är ändrat\./s,
    )
  })

  it('of a guest is told that it is not needed', async () => {
    const { press } = cards(steeringCalled())
    const { card } = await press(tomas, 'meetings.come')
    expect(textOf(card)).toContain('Du är inte kallad till mötet, så ditt svar behövs inte.')
    expect(buttonsOf(card)).toEqual(['Läs allt'])
  })

  it('shows nothing to who may not see the meeting, nor of one that is not there', async () => {
    const { press } = cards(steeringCalled())
    const verbs = ['view', 'come', 'not-coming-form', 'not-coming', 'pass-form', 'withdraw-proxy']
    for (const verb of verbs) {
      const gone = { message: expect.stringContaining('Mötet finns inte') }
      expect([verb, await press(anna, `meetings.${verb}`)]).toEqual([verb, gone])
      expect([verb, await press(rolf, `meetings.${verb}`, { id: 'meeting-2' })]).toEqual([verb, gone])
    }
  })

  it('on a card made by hand is a malformed press', async () => {
    const { press } = cards(steeringCalled())
    const verbs = [
      'view',
      'come',
      'not-coming-form',
      'pass-form',
      'pass',
      'withdraw-proxy',
      'answer-proxy',
      'attend',
    ]
    for (const verb of verbs)
      for (const data of [null, {}, { id: 7 }, { id: '' }, { id: 'x'.repeat(81) }, 'text'])
        await expect(press(rolf, `meetings.${verb}`, data as object, IN_CHANNEL)).rejects.toThrow(
          MalformedPress,
        )
    await expect(press(rolf, 'meetings.attend', { id: 'meeting-1', present: 'yes' })).rejects.toThrow(
      MalformedPress,
    )
  })

  it('is answered in the language of who pressed', async () => {
    const { press } = cards(steeringCalled())
    const { card } = await press(rolf, 'meetings.come', undefined, undefined, 'en')
    expect(textOf(card)).toContain('Thank you! Your answer is saved.')
  })
})

describe('passing the vote', () => {
  it('asks to whom, and says that they have been asked', async () => {
    const story = steeringCalled()
    const { uses, channelCard } = cards(story)
    const { card: form } = await uses(magnus, channelCard(), 'Ge vår röst vidare')
    const [to] = inputsOf(form)
    expect(to.choices.map((c: CardJson) => c.value)).toEqual(['kson', 'soc', 'ksk', 'bou'])
    const { card } = await uses(magnus, form, 'Ge rösten vidare', {
      to: 'soc',
      instruction: 'Tänk på biblioteken',
    })
    expect(textOf(card)).toContain('Socialförvaltningen har fått frågan om att företräda er.')
    expect(textOf(card)).toContain('Er önskan: ”Tänk på biblioteken”')
    expect(buttonsOf(card)).toEqual(['Ta tillbaka vår röst', 'Jag kommer ändå', 'Läs allt'])
  })

  it('offers only whom it can go to', async () => {
    const story = steeringCalled()
    story.passes(susanne, 'ksk')
    const { uses, channelCard } = cards(story)
    const { card } = await uses(magnus, channelCard(), 'Ge vår röst vidare')
    expect(inputsOf(card)[0].choices.map((c: CardJson) => c.value)).toEqual(['kson', 'ksk', 'bou'])
  })

  it.each([
    ['who is no delegate', sara, 'Bara styrgruppens ledamöter har en röst'],
    ['who holds another’s', susanne, 'Ni har fått en annan förvaltnings röst'],
    ['whose colleague has passed it already', peter, 'Ni har fått en annan förvaltnings röst'],
    ['who has passed it already', magnus, 'Ni har redan gett er röst till Socialförvaltningen.'],
  ])('is refused before anything is written to %s', async (_, who, sentence) => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    const { press, held } = cards(story)
    const { card } = await press(who, 'meetings.pass-form')
    expect(textOf(card)).toContain(`⚠ ${sentence}`)
    expect([inputsOf(card), held]).toEqual([[], []])
  })

  it('that is refused when it is sent keeps what was written', async () => {
    const story = steeringCalled()
    const { uses, press, channelCard } = cards(story)
    const { card: form } = await uses(magnus, channelCard(), 'Ge vår röst vidare')
    story.passes(susanne, 'ksk')
    const typed = { to: 'soc', instruction: 'Tänk på biblioteken' }
    const { card: again } = await uses(magnus, form, 'Ge rösten vidare', typed)
    expect(textOf(again)).toContain('Socialförvaltningen har själv gett sin röst vidare')
    expect(inputsOf(again).map((input) => input.value)).toEqual(['', 'Tänk på biblioteken'])
    const long = { id: 'meeting-1', to: 'ksk', instruction: 'x'.repeat(501) }
    const { card: tooLong } = await press(magnus, 'meetings.pass', long)
    expect(inputsOf(tooLong).map((input) => input.value)).toEqual(['ksk', long.instruction])
    expect(await press(magnus, 'meetings.pass', { ...long, instruction: 'x'.repeat(9_000) })).toEqual({
      message: expect.stringContaining('högst 500 tecken'),
    })
  })

  it('that is no longer possible at all gives back what was written', async () => {
    const story = steeringCalled()
    const { uses, channelCard, held } = cards(story)
    const { card: form } = await uses(magnus, channelCard(), 'Ge vår röst vidare')
    story.cancels(sara)
    const { card } = await uses(magnus, form, 'Ge rösten vidare', {
      to: 'soc',
      instruction: 'Tänk på biblioteken',
    })
    expect(textOf(card)).toMatch(/Mötet är inställt.*Du skrev: ”Tänk på biblioteken”/s)
    expect(held).toEqual([])
  })

  it('is taken back with one press, from either delegate', async () => {
    const story = steeringCalled()
    story.passes(katarina, 'soc')
    const { press } = cards(story)
    const { card } = await press(katarina, 'meetings.withdraw-proxy')
    expect(textOf(card)).toContain('Er röst är tillbaka hos er.')
    expect(textOf(card)).toContain('● Väntar på ditt svar')
  })
})

describe('the card of a vote that is offered', () => {
  const offered = (story: MeetingStory, who = susanne): CardJson =>
    wanted(story)
      .find((p) => p.key.startsWith('vote:') && p.key.endsWith(who.id))
      ?.card()

  it('is taken or declined with one press', async () => {
    for (const [button, said] of [
      ['Ta emot rösten', 'Du företräder Kultur och fritid på mötet.'],
      ['Avböj', 'Kultur och fritid får veta att ni inte kan ta emot rösten.'],
    ] as const) {
      const story = steeringCalled()
      story.passes(magnus, 'soc')
      const { uses } = cards(story)
      const { card } = await uses(susanne, offered(story), button, {}, { person: susanne.id })
      expect(textOf(card)).toContain(said)
    }
  })

  it('says when a colleague was quicker', async () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    const old = offered(story, peter)
    story.accepts(susanne, 'kof')
    const { uses } = cards(story)
    for (const button of ['Ta emot rösten', 'Avböj']) {
      const { card } = await uses(peter, old, button)
      expect(textOf(card)).toContain('En kollega har redan tagit emot rösten')
      expect(textOf(card)).toContain('Susanne Björkman företräder Kultur och fritid')
    }
    expect(story.proxyOf('kof')?.status).toBe('accepted')
  })

  it.each([
    ['taken back', (s: MeetingStory) => s.takesBack(magnus), 'har tagit tillbaka sin röst'],
    ['the meeting moved', (s: MeetingStory) => s.changes(sara, LATER), 'Mötet är flyttat'],
    [
      'the meeting cancelled',
      (s: MeetingStory) => s.cancels(sara),
      'Mötet är inställt, så rösten behövs inte.',
    ],
    ['the giver comes', (s: MeetingStory) => s.comes(magnus), 'deltar själv'],
  ])('pressed after %s says so', async (_, happens, said) => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    const old = offered(story)
    happens(story)
    const { uses } = cards(story)
    const { card } = await uses(susanne, old, 'Ta emot rösten')
    expect(textOf(card)).toContain(said)
    expect(story.proxyOf('kof')?.status).not.toBe('accepted')
  })

  it('does not take another offer, with other wishes, unseen', async () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc', 'Säg ja')
    const old = offered(story)
    story.takesBack(magnus)
    story.passes(magnus, 'soc', 'Säg nej')
    const { uses } = cards(story)
    const { card } = await uses(susanne, old, 'Ta emot rösten')
    expect(textOf(card)).toMatch(/Erbjudandet har ändrats.*Säg nej/s)
    expect(story.proxyOf('kof')?.status).toBe('offered')
    await uses(susanne, card, 'Ta emot rösten')
    expect(story.proxyOf('kof')?.holder).toBe(susanne.id)
  })

  it('made by hand reaches nothing', async () => {
    const story = steeringCalled()
    story.passes(magnus, 'soc')
    const { press } = cards(story)
    for (const from of ['ksk', '__proto__', 'constructor', 'nowhere']) {
      const data = { id: 'meeting-1', from, at: story.now, accepts: true }
      expect(await press(susanne, 'meetings.answer-proxy', data)).toEqual({
        message: expect.stringContaining('inte längre given vidare'),
      })
    }
    const data = { id: 'meeting-1', from: 'kof', at: story.proxyOf('kof')?.at, accepts: true }
    const { card } = await press(helena, 'meetings.answer-proxy', data)
    expect(textOf(card)).toContain('Rösten är inte given till din förvaltning.')
    expect(actionsOf(card).map((a) => a.type)).toEqual(['Action.OpenUrl'])
  })
})

describe('attendance', () => {
  it('is noted with one press on the card in the channel', async () => {
    const story = steeringOngoing()
    const { uses, channelCard } = cards(story)
    const { card } = await uses(susanne, channelCard(), 'Jag är med')
    expect(textOf(card)).toContain('Välkommen! Du är noterad som närvarande. Du är med sedan')
    expect(buttonsOf(card)).toEqual(['Öppna mötet', 'Jag har lämnat mötet'])
    expect(buttonIn(card, 'Öppna mötet').url).toBe('https://samsyn.example/tab/meetings/meeting-1')
    const { card: left } = await uses(susanne, card, 'Jag har lämnat mötet')
    expect(textOf(left)).toContain('Det är noterat att du har lämnat mötet. Du lämnade mötet')
  })

  it('tells a delegate that their vote is theirs again', async () => {
    const story = steeringOngoing(
      (s) => s.passes(magnus, 'soc'),
      (s) => s.accepts(susanne, 'kof'),
    )
    const { press } = cards(story)
    const { card } = await press(magnus, 'meetings.attend', { id: 'meeting-1', present: true })
    expect(textOf(card)).toContain('Er röst är tillbaka hos er, eftersom ni deltar själva.')
  })

  it('pressed before or after says so', async () => {
    const data = { id: 'meeting-1', present: true }
    const early = await cards(steeringCalled()).press(susanne, 'meetings.attend', data)
    expect(textOf(early.card)).toContain('Mötet pågår inte')
    const story = steeringOngoing()
    story.ends(marianne)
    const late = await cards(story).press(susanne, 'meetings.attend', data)
    expect(textOf(late.card)).toContain('Mötet är avslutat, så det går inte längre.')
  })
})

describe('the way from the card to the tab', () => {
  it('is the same from every card', async () => {
    const story = steeringCalled().at(frame().start)
    const { press } = cards(story)
    for (const who of [rolf, sara, tomas]) {
      const { card } = await press(who, 'meetings.view')
      expect(buttonIn(card, 'Läs allt').url).toBe('https://samsyn.example/tab/meetings/meeting-1')
    }
  })
})
