import { type CardAnswer, type CardHolds, dataOf, type Press, type PressHandlers } from '../cards/press'
import { sayDay } from '../cards/view'
import { administrationOf } from '../representation/delegates'
import { formAgain, formAnswer, pressAnswer, sendForm, viewAnswer } from './cards/answers'
import type { Draft, FormKind } from './cards/forms'
import { CHOICES, menuCard } from './cards/menu'
import { meIn } from './cards/own-part'
import { type AboutPress, pressData, verbData } from './cards/press-data'
import { whyNoForm } from './cards/why-no-form'
import { administrationName } from './cards/words'
import type { DecisionCommand } from './commands'
import { readingOf, seenBy } from './reading'
import { groupOf } from './rules'
import type { Decisions } from './service'
import type { DecisionState } from './state'

/** How long a card stands still while somebody chooses, in milliseconds: nothing that they wrote can be lost. */
const CHOOSING = 30_000

const PUT_OFF = { tabled: 'table', 'referred-back': 'refer-back', withdrawn: 'withdraw' } as const

/** What the buttons on the cards of proposals and decisions do. */
export function decisionActions(decisions: Decisions, holds: CardHolds): PressHandlers {
  const presses = new Presses(decisions, holds)
  return {
    'decisions.view': (press) => presses.view(press),
    'decisions.menu': (press) => presses.menu(press),
    'decisions.choose': (press) => presses.choose(press),
    'decisions.form': (press) => presses.form(press),
    'decisions.position': (press) => presses.position(press),
    'decisions.conflict': (press) => presses.conflict(press),
    'decisions.pass': (press) => presses.pass(press),
    'decisions.put-off': (press) => presses.putOff(press),
    'decisions.extend': (press) => presses.extend(press),
    'decisions.answer-proxy': (press) => presses.answerProxy(press),
    'decisions.confirm-entry': (press) => presses.confirmEntry(press),
    'decisions.no-conflict': (press) =>
      presses.button(press, 'decisions.no-conflict', () => ({ type: 'deny-conflict' }), 'noConflict'),
    'decisions.open-positions': (press) =>
      presses.button(press, 'decisions.open-positions', () => ({ type: 'open-positions' }), 'opened'),
    'decisions.confirm': (press) =>
      presses.button(press, 'decisions.confirm', ({ round }) => ({ type: 'confirm', round }), 'confirmed'),
  }
}

class Presses {
  readonly #decisions: Decisions
  readonly #holds: CardHolds

  constructor(decisions: Decisions, holds: CardHolds) {
    this.#decisions = decisions
    this.#holds = holds
  }

  async #load(id: string): Promise<DecisionState | undefined> {
    return (await this.#decisions.matters.load(id))?.state
  }

  async view(press: Press): Promise<CardAnswer> {
    const about = dataOf(pressData.about, press, 'decisions.view')
    this.#holds.release(about.id, press.place, press.person.id)
    return viewAnswer(press, await this.#load(about.id), about)
  }

  /** A button that asks for nothing more. */
  async button(
    press: Press,
    verb: string,
    command: (about: AboutPress) => DecisionCommand,
    said: 'noConflict' | 'opened' | 'confirmed',
  ): Promise<CardAnswer> {
    const about = dataOf(pressData.about, press, verb)
    const answer = await this.#decisions.execute(press.person, about.id, command(about))
    return pressAnswer(press, answer, about, { text: press.view.t(`decisions.said.${said}`) })
  }

  async menu(press: Press, problem?: string): Promise<CardAnswer> {
    const { person, view, place } = press
    const about = dataOf(pressData.about, press, 'decisions.menu')
    const state = await this.#load(about.id)
    if (!state || readingOf(state, person, view.plan) === 'nothing') return viewAnswer(press, state, about)
    const seen = seenBy(state, person.id)
    const me = meIn(seen, view, person.id)
    const menu = menuCard(seen, me, view, problem)
    if (!menu) {
      const key = me.administration === undefined ? 'nothing' : 'nothingNow'
      return viewAnswer(press, state, about, { kind: 'attention', text: view.t(`decisions.menu.${key}`) })
    }
    this.#holds.hold(state.id, place, person.id, CHOOSING)
    return { card: menu }
  }

  async choose(press: Press): Promise<CardAnswer> {
    const { choice, ...about } = dataOf(verbData.choose, press, 'decisions.choose')
    const [chosen = '', whose] = choice.split(':')
    const { t, plan } = press.view
    const done = (command: DecisionCommand, said: string) =>
      sendForm(press, this.#decisions, this.#holds, { at: about, draft: {}, command, said })
    switch (chosen) {
      case 'take-back':
        return done({ type: 'withdraw-proxy' }, t('decisions.said.takenBack'))
      case 'not-conflicted':
        return done({ type: 'withdraw-conflict' }, t('decisions.said.notConflicted'))
      case 'give-back': {
        const said = t('decisions.said.declined', { administration: administrationName(plan, whose ?? '') })
        return done({ type: 'answer-proxy', from: whose ?? '', accepts: false }, said)
      }
      default: {
        const form = FORMS_OF_CHOICES.find((known) => known === chosen)
        if (!form) return this.menu(press, t('decisions.menu.missing'))
        return this.#open(press, { ...about, form }, {})
      }
    }
  }

  async form(press: Press): Promise<CardAnswer> {
    const { scope, ...at } = dataOf(verbData.form, press, 'decisions.form')
    return this.#open(press, at, { scope })
  }

  async #open(press: Press, at: AboutPress & { form: FormKind }, draft: Draft): Promise<CardAnswer> {
    const { person, view } = press
    const state = await this.#load(at.id)
    if (!state || readingOf(state, person, view.plan) === 'nothing') return viewAnswer(press, state, at)
    const refusal = whyNoForm(state, meIn(state, view, person.id), at, view.plan)
    return formAnswer(press, this.#holds, state, at, draft, refusal)
  }

  async position(press: Press): Promise<CardAnswer> {
    const { person, view } = press
    const { kind, text, ...at } = dataOf(verbData.position, press, 'decisions.position')
    const state = await this.#load(at.id)
    const own = state && administrationOf(groupOf(state, view.plan), person.id)
    const administration = at.administration ?? own ?? person.administration
    const said = state?.positions.find((p) => p.by === person.id && p.administration === administration)
    const isNewText = text.trim() !== '' && text.trim() !== said?.text
    if (state && at.form === 'answer' && kind === 'consent' && isNewText) {
      const problem = { text: view.t('decisions.form.answer.consentWithText') }
      return formAgain(press, this.#holds, state, { ...at, form: at.form }, { kind, text }, problem)
    }
    const isOther = own !== undefined && administration !== own
    return sendForm(press, this.#decisions, this.#holds, {
      at,
      draft: { kind, text },
      command: { type: 'state-position', round: at.round, administration, kind, text },
      said: view.t(`decisions.said.${kind}${isOther ? 'For' : ''}`, {
        administration: administrationName(view.plan, administration),
      }),
      ...(isOther ? {} : { isOwnAnswer: true }),
    })
  }

  async conflict(press: Press): Promise<CardAnswer> {
    const { scope, text, ...at } = dataOf(verbData.conflict, press, 'decisions.conflict')
    return sendForm(press, this.#decisions, this.#holds, {
      at,
      draft: { scope, text },
      command: { type: 'declare-conflict', scope, reason: text },
      said: press.view.t(`decisions.said.${scope === 'person' ? 'conflict' : 'conflictAll'}`),
    })
  }

  async pass(press: Press): Promise<CardAnswer> {
    const { to, text, ...at } = dataOf(verbData.pass, press, 'decisions.pass')
    const administration = administrationName(press.view.plan, to)
    return sendForm(press, this.#decisions, this.#holds, {
      at,
      draft: { to, text },
      command: { type: 'pass-vote', to, instruction: text },
      said: press.view.t('decisions.said.passed', { administration }),
    })
  }

  async putOff(press: Press): Promise<CardAnswer> {
    const { text, ...at } = dataOf(verbData.putOff, press, 'decisions.put-off')
    return sendForm(press, this.#decisions, this.#holds, {
      at,
      draft: { text },
      command: { type: PUT_OFF[at.form], reason: text },
      said: press.view.t(`decisions.said.${at.form}`),
    })
  }

  async extend(press: Press): Promise<CardAnswer> {
    const { deadline, ...at } = dataOf(verbData.extend, press, 'decisions.extend')
    const day = deadline ? sayDay(press.view, deadline) : ''
    return sendForm(press, this.#decisions, this.#holds, {
      at,
      draft: { deadline },
      command: { type: 'set-deadline', deadline },
      said: press.view.t('decisions.said.extended', { day }),
    })
  }

  async answerProxy(press: Press): Promise<CardAnswer> {
    const { from, accepts, ...about } = dataOf(verbData.proxy, press, 'decisions.answer-proxy')
    const answer = await this.#decisions.execute(press.person, about.id, {
      type: 'answer-proxy',
      from,
      accepts,
    })
    const words = { administration: administrationName(press.view.plan, from) }
    const said = press.view.t(`decisions.said.${accepts ? 'accepted' : 'declined'}`, words)
    return pressAnswer(press, answer, about, { text: said })
  }

  /** Confirmed is what stood on the card, not what the chair has entered since. */
  async confirmEntry(press: Press): Promise<CardAnswer> {
    const { person, view } = press
    const { at, ...about } = dataOf(verbData.entry, press, 'decisions.confirm-entry')
    const command = { type: 'confirm-entry', administration: about.administration, at } as const
    const answer = await this.#decisions.execute(person, about.id, command)
    return pressAnswer(press, answer, about, { text: view.t('decisions.said.entryConfirmed') })
  }
}

/** Choices that lead to a form of the same name. */
const FORMS_OF_CHOICES: readonly FormKind[] = CHOICES.filter(
  (choice) => choice !== 'take-back' && choice !== 'give-back' && choice !== 'not-conflicted',
)
