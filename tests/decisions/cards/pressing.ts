import type { CardAnswer, CardHolds, Press } from '../../../src/cards/press'
import { decisionActions } from '../../../src/decisions/actions'
import type { DecisionCommand } from '../../../src/decisions/commands'
import { decisionsWaiting, decisionsWanted } from '../../../src/decisions/feature'
import { decisionsList, decisionType } from '../../../src/decisions/list'
import { paragraphsList, paragraphsType } from '../../../src/decisions/paragraphs'
import { Decisions } from '../../../src/decisions/service'
import type { Proposal } from '../../../src/decisions/state'
import { SAMSYN } from '../../../src/kernel/circumstances'
import { isRefusal } from '../../../src/kernel/decision'
import { dayOf } from '../../../src/kernel/zone'
import { Matters } from '../../../src/matters/matters'
import type { Card } from '../../../src/reconcile/posting'
import { faultsOf } from '../../cards/checks'
import { viewAt } from '../../cards/states'
import { countingIds } from '../../support/builders'
import { buttonIn, inputValues, textOf } from '../../support/card-reading'
import { memoryLists } from '../../support/memory-lists'
import { LEADER } from '../../support/people'
import { TestClock } from '../../support/test-clock'
import { DEADLINE, NOW, PLAN, PROPOSAL, TEXT } from './states'

type CardJson = Card & Record<string, never>

/** A server with the buttons of decisions, on which people press what they see. */
export async function pressing(proposal: Partial<Proposal> = {}) {
  const lists = memoryLists([decisionsList, paragraphsList])
  const clock = new TestClock(NOW)
  const world = { now: () => clock.now(), today: () => dayOf(clock.now()), plan: () => PLAN }
  const decisions = new Decisions(
    new Matters(decisionType, lists, world),
    new Matters(paragraphsType, lists, world),
    world,
    countingIds(),
  )
  const held: string[] = []
  const holds: CardHolds = {
    hold: (_, __, who) => void held.push(who),
    release: (_, __, who) => void held.splice(0, held.length, ...held.filter((w) => w !== who)),
  }
  const actions = decisionActions(decisions, holds)
  const id = decisions.newId()
  const personOf = (who: string) => PLAN.person(who) ?? SAMSYN
  const run = async (who: string, command: DecisionCommand) => {
    const answer = await decisions.execute(personOf(who), id, command)
    if (isRefusal(answer)) throw new TypeError(`${command.type} by ${who}: ${answer.refused}`)
    clock.advance(1_000)
    return answer.state
  }
  const view = () => viewAt('sv', clock.now(), PLAN)
  const press = async (who: string, verb: string, data: object = {}): Promise<CardAnswer> => {
    const pressed: Press = {
      person: personOf(who),
      view: view(),
      data: { id, round: 1, ...data },
      place: { channel: 'steering' },
    }
    clock.advance(1_000)
    const answer = await (actions[verb] ?? noSuchVerb(verb))(pressed)
    if ('card' in answer) expect(faultsOf(answer.card as CardJson)).toEqual([])
    return answer
  }
  /** Presses a button of a card, with what is typed into it. */
  const pressOn = (who: string, answer: CardAnswer, button: string, typed: Record<string, string> = {}) => {
    const card = cardOf(answer)
    const action = buttonIn(card, button)
    return press(who, action.verb, { ...action.data, ...inputValues(card, action, typed) })
  }
  await run(LEADER, {
    type: 'propose',
    proposal: { ...PROPOSAL, ...proposal },
    text: TEXT,
    deadline: DEADLINE,
  })
  await run(LEADER, { type: 'open' })
  const shared = async () => ({
    card: (await decisionsWanted(decisions, world, view().links, 'steering')(id))?.postings
      .find((p) => p.key.startsWith('channel:') && p.create)
      ?.card() as CardJson,
  })
  const state = async () => (await decisions.matters.load(id))?.state
  const waiting = async (who: string) =>
    (await decisionsWaiting(decisions, personOf(who), view())).map((item) => item.what)
  return { id, run, press, pressOn, shared, state, held, waiting, clock }
}

function noSuchVerb(verb: string): never {
  throw new TypeError(`there is no verb ${verb}`)
}

/** The card of an answer; a sentence instead is a mistake of the test. */
export function cardOf(answer: CardAnswer): CardJson {
  if ('message' in answer) throw new TypeError(`a sentence, not a card: ${answer.message}`)
  return answer.card as CardJson
}

/** Everything that an answer says, line by line. */
export const said = (answer: CardAnswer) => ('message' in answer ? answer.message : textOf(cardOf(answer)))
