import { type Element, literal, notice, type Standing } from '../../cards/kit'
import { type CardView, nameOf, sayMoment } from '../../cards/view'
import { cut, flat } from '../../kernel/text'
import type { PersonId } from '../../plan/model'
import { type AdministrationId, administrationOf } from '../../representation/delegates'
import { isLive, type PassedVote } from '../../representation/proxies'
import { conflictOf, counts, groupOf, proxiesNow, proxyInForce } from '../rules'
import type { Conflict, DecisionState, Position } from '../state'
import { type ChairTask, chairTask, mayPutOff, type Owed, owesAnything, owing } from './owed'
import { administrationName, kindInWords, type Say } from './words'

/** How much of their own text a person is shown again, in UTF-16 units. */
const OWN_TEXT = 300

/** Where one person stands on a proposal. */
export interface Me {
  readonly id: PersonId
  /** For which they are a delegate. */
  readonly administration: AdministrationId | undefined
  readonly conflict: Conflict | undefined
  readonly owed: Owed
  readonly own: Position | undefined
  /** A position that counts for their administration and that somebody else took. */
  readonly others: Position | undefined
  /** Their administration's vote, where it is on its way or in other hands. */
  readonly passed: PassedVote | undefined
  /** Votes of others that they speak for. */
  readonly held: readonly PassedVote[]
  /** Whether they can table the item, refer it back or withdraw it as its chair. */
  readonly leads: boolean
  /** What the item waits for from them as its chair. */
  readonly task: ChairTask | undefined
}

export function meIn(state: DecisionState, view: CardView, id: PersonId): Me {
  const group = groupOf(state, view.plan)
  const administration = administrationOf(group, id)
  const ofMine = state.positions.filter((p) => p.administration === administration)
  const conflict = conflictOf(state, id, administration)
  const proxies = proxiesNow(state, group)
  const passed = administration === undefined ? undefined : proxies[administration]
  return {
    id,
    administration,
    conflict,
    owed: owing(state, view.plan)(id),
    own: ofMine.find((p) => p.by === id),
    others: ofMine.find((p) => p.by !== id && counts(state, p, group)),
    passed: isLive(passed) ? passed : undefined,
    held: Object.values(proxies).filter(
      ({ from, holder }) => holder === id && proxyInForce(state, from, group) !== undefined,
    ),
    task: chairTask(state, id, view.plan, view.today),
    leads: mayPutOff(state, id, view.plan),
  }
}

/** Whether they can take a position for their own administration. */
export function maySpeak({ administration, conflict, owed }: Me): boolean {
  return administration !== undefined && !conflict && !owed.conflict
}

/** In a word how the card stands to the viewer; nothing where it is nothing of theirs. */
export function ownStanding(me: Me, { t }: CardView): Standing | undefined {
  if (owesAnything(me.owed) || me.owed.entries.length > 0 || me.task)
    return { text: t('decisions.card.standing.mine'), color: 'Accent' }
  if (me.conflict) return { text: t('decisions.card.standing.disqualified') }
  if (me.own) return { text: t('decisions.card.standing.mineDone'), color: 'Good' }
  if (me.passed) return { text: t('decisions.card.standing.passed') }
  if (me.others) return { text: t('decisions.card.standing.colleagueDone'), color: 'Good' }
  return undefined
}

/** What the viewer has done, in words. */
export function ownLines(
  state: DecisionState,
  me: Me,
  view: CardView,
  say: Say | undefined,
): readonly Element[] {
  return [
    ...conflictLine(me, view),
    ...(say?.isOwnAnswer ? [] : positionLine(state, me, view)),
    ...othersLine(me, view),
    ...passedLine(me, view),
    ...taskLine(me, view),
  ]
}

function conflictLine({ id, conflict }: Me, view: CardView): readonly Element[] {
  if (!conflict) return []
  const { t } = view
  const { person, scope, at } = conflict
  const reason = cut(flat(conflict.reason), OWN_TEXT)
  const isOwn = person === id && scope === 'person'
  const text = isOwn
    ? t('decisions.own.disqualified', { when: sayMoment(view, at), reason })
    : t('decisions.own.excused', { name: nameOf(view, person), reason })
  return [literal(text, { spacing: 'Small' })]
}

function positionLine(state: DecisionState, { own, conflict }: Me, view: CardView): readonly Element[] {
  if (!own || conflict) return []
  return [ownPosition(state, own, view, undefined)]
}

/** What a person said, for their own administration or for another, with whatever is to be done about it. */
export function ownPosition(
  state: DecisionState,
  position: Position,
  view: CardView,
  administration: string | undefined,
): Element {
  const { t } = view
  const words = {
    kind: kindInWords(position, t, OWN_TEXT),
    when: sayMoment(view, position.at),
    administration: administration ?? '',
  }
  if (position.askedAgain && state.stage === 'open') {
    return notice('attention', t(`decisions.own.${administration ? 'beforeFor' : 'before'}`, words))
  }
  if (position.enteredBy !== undefined && position.confirmedAt === undefined) {
    const said = t(`decisions.own.${administration ? 'positionFor' : 'position'}`, words)
    return notice('attention', `${said}. ${t('decisions.own.entered')}`)
  }
  return notice('good', t(`decisions.own.${administration ? 'positionFor' : 'position'}`, words))
}

function othersLine({ own, others, conflict }: Me, view: CardView): readonly Element[] {
  if (!others || (own && !own.askedAgain) || conflict) return []
  const { t, plan } = view
  const { by, through, kind } = others
  const words = {
    name: nameOf(view, by),
    kind: kindInWords(others, t, OWN_TEXT),
    administration: through ? administrationName(plan, through) : '',
  }
  const key = through ? 'through' : 'colleague'
  return [literal(t(`decisions.own.${key}${kind === 'sealed' ? 'Sealed' : ''}`, words), { spacing: 'Small' })]
}

function passedLine({ passed, others }: Me, view: CardView): readonly Element[] {
  if (!passed || others?.through) return []
  const { t, plan } = view
  const administration = administrationName(plan, passed.to)
  const text =
    passed.status === 'accepted' && passed.holder !== undefined
      ? t('decisions.own.passed', { administration, name: nameOf(view, passed.holder) })
      : t('decisions.own.offered', { administration })
  return [literal(`${text} ${t('decisions.own.youMaySpeak')}`, { spacing: 'Small' })]
}

const TASKS = {
  confirm: 'decisions.own.chairReady',
  open: 'decisions.own.chairOpening',
  objection: 'decisions.own.chairObjection',
  overdue: 'decisions.own.chairOverdue',
  'after-meeting': 'decisions.own.chairAfterMeeting',
  'hand-over': 'decisions.own.chairHandOver',
} as const

function taskLine({ task }: Me, { t }: CardView): readonly Element[] {
  return task ? [notice('attention', t(TASKS[task]))] : []
}
