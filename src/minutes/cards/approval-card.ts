import {
  actions,
  type CardAction,
  card,
  type Element,
  execute,
  line,
  list,
  literal,
  notice,
  openUrl,
  sentence,
  title,
} from '../../cards/kit'
import { type CardView, MOST_NAMES, nameOf, sayDay, sayMoment, sayNames } from '../../cards/view'
import type { PersonId } from '../../plan/model'
import type { Card } from '../../reconcile/posting'
import {
  askedNow,
  awaitsChair,
  currentRound,
  deadlinePassed,
  missingApprovers,
  publishedVersion,
  readingOf,
  standingOf,
} from '../rules'
import type { MinutesState, Round } from '../state'
import { ownPart, type Say, standingInAWord } from './own-part'
import { changedParts, meetingName, partName } from './words'

/** Teams gives at most this many people a view of their own. */
const OWN_VIEWS = 60
const LISTED = 5

/**
 * The card by which minutes are approved, as everybody in the channel sees it (`viewer` undefined) or as one person
 * does. Shows only what has been published, unless the viewer is the chair who is asked first.
 */
export function approvalCard(state: MinutesState, view: CardView, viewer?: PersonId, say?: Say): Card {
  const round = roundShownTo(state, view, viewer)
  if (!round) return card(title(view.t('minutes.card.notOut')))
  const head = [
    ...heading(state, view, viewer),
    meetingLine(state, round, view),
    ...ownPart(state, view, viewer, say),
  ]
  const buttons = buttonsFor(state, round, view, viewer)
  if (state.stage !== 'approval') return card([...head, ...endOf(state, round, view), buttons])
  return card(
    [
      ...head,
      ...decisions(round, view),
      ...differences(state, round, view, viewer),
      ...progress(state, round, view, viewer),
      buttons,
    ],
    viewer === undefined ? ownViews(state, round, view) : {},
  )
}

/** What stands in the place of an earlier version's card when a newer version has gone out. */
export function replacedCard(state: MinutesState, round: Round, view: CardView): Card {
  const newer = publishedVersion(state) ?? round.version
  return card([
    ...title(view.t('minutes.card.replaced', { version: round.version, newer })),
    meetingLine(state, round, view),
    actions(openUrl(view.t('minutes.card.readAll'), view.links.minutes(state.id, newer))),
  ])
}

/** The round out for approval for those who may see it; for everybody else the newest that has been published. */
function roundShownTo(state: MinutesState, view: CardView, viewer: PersonId | undefined): Round | undefined {
  const person = viewer === undefined ? undefined : view.plan.person(viewer)
  if (person && readingOf(state, person, view.plan) === 'draft') return currentRound(state)
  const published = publishedVersion(state)
  return state.rounds.findLast((r) => r.version === published)
}

function heading(state: MinutesState, view: CardView, viewer: PersonId | undefined): readonly Element[] {
  const { t } = view
  const done = { text: t('minutes.card.standing.done'), color: 'Good' } as const
  if (state.stage === 'finished') return title(t('minutes.card.finished'), done)
  if (state.stage === 'locked') return title(t('minutes.card.locked'), done)
  if (state.stage === 'draft') return title(t('minutes.card.reopened'))
  return title(t('minutes.card.toApprove'), standingInAWord(state, view, viewer))
}

function meetingLine(state: MinutesState, round: Round, view: CardView): Element {
  const { t } = view
  const when = round.brief.meetingDate ? ` · ${sayDay(view, round.brief.meetingDate)}` : ''
  const dnr = round.brief.dnr ? ` · ${t('minutes.dnr', { dnr: round.brief.dnr })}` : ''
  const version = ` · ${t('minutes.version', { version: round.version })}`
  return line([{ strong: meetingName(state, view) }, `${when}${version}`, { subtle: dnr }], 'Small')
}

function decisions(round: Round, view: CardView): readonly Element[] {
  const { t } = view
  const { decisions: texts, moreDecisions } = round.brief
  if (texts.length === 0) return []
  const more =
    moreDecisions > 0
      ? [
          sentence(t('minutes.card.moreDecisions', { count: moreDecisions }), {
            isSubtle: true,
            spacing: 'Small',
          }),
        ]
      : []
  return [
    sentence(t('minutes.card.decisions'), { weight: 'Bolder', spacing: 'Medium' }),
    list(texts),
    ...more,
  ]
}

/** What has changed, in short: since the person's own approval, or for everybody since the version before. */
function differences(
  state: MinutesState,
  round: Round,
  view: CardView,
  viewer: PersonId | undefined,
): readonly Element[] {
  const { t } = view
  const own = viewer === undefined ? undefined : state.approvals[viewer]?.at(-1)?.version
  const before = own ?? state.rounds.findLast((r) => r.version < round.version)?.version
  if (before === undefined || before === round.version) return []
  const changed = changedParts(state, before, round.version).map((part) =>
    partName(state, part.id, view, part.heading),
  )
  if (changed.length === 0) return []
  const intro =
    own === undefined
      ? t('minutes.card.changedSinceVersion', { version: before })
      : t('minutes.card.changedSinceYours', { version: before })
  const more =
    changed.length > LISTED ? [t('minutes.card.moreSections', { count: changed.length - LISTED })] : []
  return [
    sentence(intro, { weight: 'Bolder', spacing: 'Medium' }),
    list([...changed.slice(0, LISTED), ...more]),
  ]
}

function progress(
  state: MinutesState,
  round: Round,
  view: CardView,
  viewer: PersonId | undefined,
): readonly Element[] {
  const { t, today } = view
  const chairFirst = awaitsChair(state)
  if (chairFirst && viewer !== round.brief.chair)
    return [
      literal(t('minutes.card.awaitsChair', { chair: nameOf(view, round.brief.chair) }), {
        spacing: 'Medium',
      }),
    ]
  const deadline = deadlinePassed(state, today)
    ? notice('warning', t('minutes.card.deadlinePassed', { day: sayDay(view, round.deadline) }))
    : sentence(t('minutes.card.answerBy', { day: sayDay(view, round.deadline) }), {
        weight: 'Bolder',
        spacing: 'Medium',
      })
  return [
    deadline,
    chairFirst ? sentence(t('minutes.card.chairFirst'), { spacing: 'Small' }) : countLine(state, round, view),
  ]
}

function countLine(state: MinutesState, round: Round, view: CardView): Element {
  const { t } = view
  const standings = round.approvers.map((id) => standingOf(state, id).is)
  const absent = standings.filter((is) => is === 'absent').length
  const missing = missingApprovers(state)
  const approved = round.approvers.length - absent - missing.length
  const counts = t('minutes.card.approvedOf', { approved, total: round.approvers.length })
  const absentText = absent > 0 ? ` · ${t('minutes.card.absentCount', { count: absent })}` : ''
  const missingText =
    missing.length > 0 && !state.finish
      ? ` · ${t('minutes.card.missing', { names: sayNames(view, missing) })}`
      : ''
  return line([{ strong: counts }, `${absentText}${missingText}`], 'Small')
}

function endOf(state: MinutesState, round: Round, view: CardView): readonly Element[] {
  const { t } = view
  const reopening = state.reopenings.at(-1)
  if (state.stage === 'draft') {
    const text = reopening
      ? t('minutes.card.reopenedBy', {
          name: nameOf(view, reopening.by),
          when: sayMoment(view, reopening.at),
          reason: reopening.reason,
        })
      : ''
    return [literal(text)]
  }
  const { finish } = state
  const how = finish
    ? t('minutes.card.finishedBy', { name: nameOf(view, finish.by), when: sayMoment(view, finish.at) })
    : t('minutes.card.lockedSince', { when: sayMoment(view, state.lockedAt ?? round.at) })
  const missing =
    finish && finish.missing.length > 0
      ? [
          literal(
            t('minutes.card.closedWithout', {
              names: sayNames(view, finish.missing, MOST_NAMES),
            }),
          ),
        ]
      : []
  return [
    ...decisions(round, view),
    literal(how, { spacing: 'Medium' }),
    ...missing,
    countLine(state, round, view),
  ]
}

function buttonsFor(
  state: MinutesState,
  round: Round,
  view: CardView,
  viewer: PersonId | undefined,
): Element {
  const { t } = view
  const data = { id: state.id, version: round.version }
  const readAll = openUrl(t('minutes.card.readAll'), view.links.minutes(state.id, round.version))
  const approve = (label: string): CardAction =>
    execute(label, 'minutes.approve', data, { style: 'positive' })
  const remark = execute(t('minutes.card.remark'), 'minutes.remark-form', data)
  const absent = execute(t('minutes.card.absent'), 'minutes.absent', data)
  const asked = askedNow(state)
  if (state.stage !== 'approval' || (viewer === undefined ? awaitsChair(state) : !asked.includes(viewer)))
    return actions(readAll)
  if (viewer === undefined) return actions(approve(t('minutes.card.approve')), remark, absent, readAll)
  const standing = standingOf(state, viewer)
  if (standing.is === 'approved') return actions(readAll, remark)
  if (standing.is === 'absent')
    return actions(readAll, execute(t('minutes.card.approveAfterAll'), 'minutes.approve', data))
  const changesOnly = (state.approvals[viewer] ?? []).some((a) => a.version < round.version)
  const label = changesOnly ? t('minutes.card.approveChanges') : t('minutes.card.approve')
  const chairFirst = awaitsChair(state)
  return chairFirst
    ? actions(approve(label), remark, readAll)
    : actions(approve(label), remark, absent, readAll)
}

/** Those who still have something to do see the card with their own part in it, at most as many as Teams allows. */
function ownViews(state: MinutesState, round: Round, view: CardView): Element {
  const userIds = missingApprovers(state)
    .flatMap((id) => view.plan.person(id)?.entraId ?? [])
    .slice(0, OWN_VIEWS)
  if (userIds.length === 0) return {}
  const data = { id: state.id, version: round.version, verb: 'minutes.view' }
  return { refresh: { action: { type: 'Action.Execute', verb: 'minutes.view', data }, userIds } }
}
