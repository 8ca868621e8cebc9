import {
  actions,
  bytesOf,
  card,
  type Element,
  execute,
  literal,
  notice,
  openUrl,
  sentence,
  title,
} from '../../cards/kit'
import { type CardView, sayNames, shown } from '../../cards/view'
import { isRefusal, type Refusal, refuse } from '../../kernel/decision'
import type { Person, PersonId } from '../../plan/model'
import type { Card } from '../../reconcile/posting'
import { type AdministrationId, delegatesOf } from '../../representation/delegates'
import { INSTRUCTION_LIMIT } from '../../representation/proxies'
import { decidePass } from '../proxy-rules'
import { groupAt } from '../rules'
import type { MeetingState } from '../state'
import { which } from './parts'
import { alternatesFor } from './standing'
import { administrationName } from './words'

/** What the form sends when nobody comes instead. */
export const NOBODY = 'nobody'
/** Room for the people to choose from, in bytes. */
const ROOM = 19_000
/** Choices that all stand on the card; more are in a list that opens. */
const SHOWN_CHOICES = 6
const NAMED_DELEGATES = 2

/** The form of somebody who does not come: who of their administration comes instead, if anybody. */
export function notComingForm(
  state: MeetingState,
  view: CardView,
  viewer: PersonId,
  chosen = state.answers[viewer]?.alternate ?? '',
  problem?: string,
): Card {
  const { t } = view
  const people = [...alternatesFor(state, viewer, view.plan)].sort((a, b) =>
    a.name.localeCompare(b.name, 'sv'),
  )
  const choices = choicesThatFit(people, chosen)
  const left = people.length - choices.length
  return card([
    ...title(t('meetings.form.notComing.title')),
    ...which(state, view),
    ...(problem ? [notice('warning', problem)] : []),
    {
      type: 'Input.ChoiceSet',
      id: 'alternate',
      label: t('meetings.form.notComing.alternate'),
      style: 'compact',
      choices: [{ title: t('meetings.form.notComing.nobody'), value: NOBODY }, ...choices],
      value: choices.some(({ value }) => value === chosen) ? chosen : NOBODY,
    },
    ...(left > 0 ? [sentence(t('meetings.form.notComing.more', { count: left }), { spacing: 'Small' })] : []),
    literal(t('meetings.form.notComing.hint'), { isSubtle: true, spacing: 'Small' }),
    buttons(state, view, 'meetings.not-coming', t('meetings.form.notComing.send')),
  ])
}

function choicesThatFit(people: readonly Person[], chosen: string) {
  let room = ROOM
  const all = people.map(({ id, name }) => ({ title: shown(name), value: id }))
  return all.filter((choice) => {
    room -= bytesOf(choice) + 2
    return room >= 0 || choice.value === chosen
  })
}

/** What somebody who passes the vote has filled in so far; it comes back with the form when something was wrong. */
export interface PassDraft {
  readonly to?: string | undefined
  readonly instruction?: string | undefined
}

/** The form by which an administration passes its vote for the whole meeting. */
export function passForm(
  state: MeetingState,
  view: CardView,
  viewer: Person,
  draft: PassDraft = {},
  problem?: string,
): Card {
  const { t } = view
  const receivers = receiversFor(state, viewer, view)
  const choices = isRefusal(receivers) ? [] : receivers.map((id) => receiver(state, view, id))
  return card([
    ...title(t('meetings.form.pass.title')),
    ...which(state, view),
    ...(problem ? [notice('warning', problem)] : []),
    {
      type: 'Input.ChoiceSet',
      id: 'to',
      label: t('meetings.form.pass.to'),
      style: choices.length > SHOWN_CHOICES ? 'compact' : 'expanded',
      wrap: true,
      choices,
      value: choices.some(({ value }) => value === draft.to) ? draft.to : '',
      isRequired: true,
      errorMessage: t('meetings.form.pass.toMissing'),
    },
    {
      type: 'Input.Text',
      id: 'instruction',
      label: t('meetings.form.pass.text'),
      isMultiline: true,
      maxLength: INSTRUCTION_LIMIT,
      value: draft.instruction ?? '',
    },
    literal(t('meetings.form.pass.hint'), { isSubtle: true, spacing: 'Small' }),
    buttons(state, view, 'meetings.pass', t('meetings.form.pass.send')),
  ])
}

/** The administrations to which this person could pass the vote now, or why there is none. */
export function receiversFor(
  state: MeetingState,
  actor: Person,
  { plan, today }: Pick<CardView, 'plan' | 'today'>,
): readonly AdministrationId[] | Refusal {
  const around = { matterId: state.id, actor, now: '', today, plan }
  const tried = groupAt(state, plan).map(({ administration: to }) => {
    const decision = decidePass(state, { type: 'pass-vote', to, instruction: '' }, around)
    // Nothing follows where it is passed so already.
    const already = isRefusal(decision) || decision.events.length > 0 ? undefined : to
    const refusal = already === undefined ? decision : refuse('proxy-already', { administration: already })
    return { to, refusal: isRefusal(refusal) ? refusal : undefined }
  })
  const able = tried.filter(({ refusal }) => !refusal).map(({ to }) => to)
  if (able.length > 0) return able
  const other = tried.find(({ refusal }) => refusal?.refused !== 'proxy-to-self')
  return other?.refusal ?? refuse('proxy-to-nobody')
}

function receiver(state: MeetingState, view: CardView, id: AdministrationId) {
  const people = delegatesOf(groupAt(state, view.plan), id)
  const names = people.length > 0 ? ` (${sayNames(view, people, NAMED_DELEGATES)})` : ''
  return { title: `${administrationName(view, id)}${names}`, value: id }
}

function buttons(state: MeetingState, { t, links }: CardView, verb: string, send: string): Element {
  const data = { id: state.id }
  return actions(
    execute(send, verb, data, { style: 'positive' }),
    execute(t('meetings.form.back'), 'meetings.view', data, { associatedInputs: 'none' }),
    openUrl(t('meetings.card.readAll'), links.page(`meetings/${state.id}`)),
  )
}
