import { type CardView, nameOf } from '../cards/view'
import { parseBlocks } from '../documents/blocks'
import type {
  ApprovalPage,
  DocumentSection,
  DocumentTable,
  PrintedDocument,
} from '../documents/printed-document'
import { formatTime, sortedNames } from '../i18n/format'
import type { Instant } from '../kernel/time'
import { dayOf } from '../kernel/zone'
import type { PersonId } from '../plan/model'
import { meetingName } from './cards/words'
import type { Action, Section } from './content'
import { approversOf, isDone, standingOf } from './rules'
import type { MinutesReading } from './service'
import type { MinutesState, Round } from './state'

/** Minutes in words: a printed document that always says who approved it. */
export type MinutesDocument = PrintedDocument & { readonly approval: ApprovalPage }

/** Widths of the columns of actions (what, who, by when), in hundredths of the page's text. */
const ACTION_SHARES = [54, 26, 20] as const

/** Minutes as they are printed, in the reader's language, with the page that says who approved what and when. */
export function minutesDocument(reading: MinutesReading, view: CardView, created: Instant): MinutesDocument {
  const { state, version, content } = reading
  const { t } = view
  const named = (ids: readonly PersonId[]) => sortedNames(ids.map((id) => nameOf(view, id)))
  return {
    language: view.language,
    created,
    planName: view.plan.name,
    title: content.title,
    facts: [
      { label: t('minutes.document.meeting'), value: meetingName(state, view) },
      { label: t('minutes.document.date'), value: content.meetingDate },
      { label: t('minutes.document.dnr'), value: content.dnr },
      { label: t('minutes.document.place'), value: content.place },
      { label: t('minutes.document.chair'), value: content.chair ? nameOf(view, content.chair) : '' },
      { label: t('minutes.document.status'), value: t(`minutes.stage.${state.stage}`) },
    ],
    attendance: [
      { label: t('minutes.document.present'), names: named(content.present) },
      { label: t('minutes.document.alsoPresent'), names: content.alsoPresent },
    ],
    sections: content.sections.map((section) => documentSection(section, view)),
    recipients: { label: t('minutes.document.recipients'), lines: content.recipients },
    approval: approvalPage(state, version.no, version.hash, view),
  }
}

function documentSection(section: Section, view: CardView): DocumentSection {
  const { t } = view
  const decision = section.decision.trim()
  return {
    heading: [section.number, section.heading].filter(Boolean).join(' '),
    blocks: parseBlocks(section.text),
    ...(decision
      ? { decision: { label: t('minutes.document.decision'), blocks: parseBlocks(decision) } }
      : {}),
    ...(section.actions.length > 0 ? { tables: [actionsTable(section.actions, view)] } : {}),
  }
}

function actionsTable(actions: readonly Action[], view: CardView): DocumentTable {
  const { t, plan } = view
  const what = (a: Action) => (a.done ? `${a.what} (${t('minutes.document.actionDone')})` : a.what)
  return {
    label: t('minutes.document.actions'),
    columns: [t('minutes.document.action'), t('minutes.document.actionWho'), t('minutes.document.actionDue')],
    shares: ACTION_SHARES,
    rows: actions.map((a) => [what(a), plan.person(a.who)?.name ?? a.who, a.due]),
  }
}

function approvalPage(state: MinutesState, version: number, hash: string, view: CardView): ApprovalPage {
  const { t } = view
  const round = state.rounds.findLast((r) => r.version <= version)
  return {
    heading: t('minutes.document.approval'),
    status: statusSentence(state, view),
    columns: [
      t('minutes.document.approvalName'),
      t('minutes.document.approvalAdministration'),
      t('minutes.document.approvalWhat'),
      t('minutes.document.approvalWhen'),
    ],
    rows: approvalRows(state, round, view),
    history: history(state, view),
    version: t('minutes.document.version', { version }),
    hashLabel: t('minutes.document.hash'),
    hash,
  }
}

function approvalRows(state: MinutesState, round: Round | undefined, view: CardView): ApprovalPage['rows'] {
  const { t, plan } = view
  const approvers = round?.approvers ?? approversOf(state.kind, state.brief, plan)
  const rows = approvers.map((id): ApprovalPage['rows'][number] => {
    const person = plan.person(id)
    const administration = plan.administrations.find((a) => a.id === person?.administration)?.shortName ?? ''
    const name = nameOf(view, id)
    const standing = standingOf(state, id)
    if (standing.is === 'approved') {
      return [
        name,
        administration,
        t('minutes.document.approved', { version: standing.version }),
        when(standing.at, view),
      ]
    }
    if (standing.is === 'absent')
      return [name, administration, t('minutes.document.absent'), when(standing.at, view)]
    return [
      name,
      administration,
      t(standing.is === 'remarked' ? 'minutes.document.remarked' : 'minutes.document.missing'),
      '',
    ]
  })
  const order = new Map(sortedNames(rows.map(([name]) => name)).map((name, i) => [name, i]))
  return [...rows].sort((a, b) => (order.get(a[0]) ?? 0) - (order.get(b[0]) ?? 0))
}

function statusSentence(state: MinutesState, view: CardView): string {
  const { t } = view
  const round = state.rounds.at(-1)
  if (state.stage === 'draft' || !round) return t('minutes.document.statusDraft')
  const total = round.approvers.length
  if (state.stage === 'approval') {
    const done = round.approvers.filter((id) => isDone(standingOf(state, id))).length
    return t('minutes.document.statusApproval', { day: round.deadline, done, total })
  }
  const { finish } = state
  if (!finish) return t('minutes.document.statusLocked')
  const facts = { day: dayOf(finish.at), name: nameOf(view, finish.by) }
  if (finish.missing.length === 0) return t('minutes.document.statusFinished', { ...facts, total })
  const missing = sortedNames(finish.missing.map((id) => nameOf(view, id))).join(', ')
  return t('minutes.document.statusClosed', { ...facts, missing })
}

/** Versions sent and reopenings in the order in which they happened. */
function history(state: MinutesState, view: CardView): readonly string[] {
  const { t } = view
  const sent = state.rounds.map(({ at, by, version }) => ({
    at,
    text: t('minutes.document.sentLine', { version, when: when(at, view), name: nameOf(view, by) }),
  }))
  const reopened = state.reopenings.map(({ at, by, reason }) => ({
    at,
    text: t('minutes.document.reopenedLine', { when: when(at, view), name: nameOf(view, by), reason }),
  }))
  return [...sent, ...reopened].sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ text }) => text)
}

/** A moment as documents write it: `2026-03-26 10.42`. */
function when(instant: Instant, { language }: CardView): string {
  return `${dayOf(instant)} ${formatTime(language, instant)}`
}
