import type { DecisionState, Outcome, RecordedVoice } from '../decisions/state'
import { sortedNames } from '../i18n/format'
import type { Translate } from '../i18n/translator'
import type { AgendaItem, MeetingState } from '../meetings/state'
import { type MinutesContent, minutesContent, type Section } from '../minutes/content'
import type { PersonId, Plan, Process } from '../plan/model'
import { CONTINUED } from './agenda'

/** The draft minutes of a meeting: attendance, proxies, and each item with what was said and decided (domain S3). */
export function minutesOf(
  meeting: MeetingState,
  decisions: readonly DecisionState[],
  plan: Plan,
  t: Translate,
): MinutesContent {
  const writer = new Writer(plan, t)
  const present = Object.keys(meeting.attendance)
  const outcomes = decisions.flatMap((decision) => decision.outcomes.filter((o) => o.meeting === meeting.id))
  return minutesContent.parse({
    title: meeting.title,
    meetingDate: meeting.day,
    dnr: '',
    place: meeting.place,
    chair: meeting.chair,
    present,
    alsoPresent: [],
    sections: [
      writer.opening(meeting),
      ...meeting.agenda.map((item) =>
        writer.item(
          item,
          decisions.find(({ id }) => id === item.ref),
          meeting.id,
        ),
      ),
    ],
    recipients: outcomes.length > 0 ? recipientsOf(decisions, meeting.id) : [],
  } satisfies MinutesContent)
}

function recipientsOf(decisions: readonly DecisionState[], meeting: string): string[] {
  const decided = decisions.filter(({ outcomes }) =>
    outcomes.some((o) => o.meeting === meeting && o.kind === 'decided'),
  )
  return [...new Set(decided.flatMap(({ recipients }) => recipients))].slice(0, 100)
}

/** Writes sections in words; paragraphs are parted by blank lines (`documents/blocks.ts`). */
class Writer {
  readonly #plan: Plan
  readonly #t: Translate

  constructor(plan: Plan, t: Translate) {
    this.#plan = plan
    this.#t = t
  }

  opening(meeting: MeetingState): Section {
    const t = this.#t
    const alternates = Object.entries(meeting.answers).flatMap(([member, { alternate }]) =>
      alternate && meeting.attendance[alternate]
        ? [t('meetingRecord.alternate', { name: this.#name(alternate), member: this.#name(member) })]
        : [],
    )
    const proxies = Object.values(meeting.proxies)
      .filter(({ status }) => status === 'accepted')
      .map(({ from, to, holder }) =>
        t('meetingRecord.proxy', {
          from: this.#administration(from),
          to: this.#administration(to),
          holder: this.#name(holder ?? ''),
        }),
      )
    const left = Object.entries(meeting.attendance).flatMap(([person, attendance]) =>
      attendance.left ? [person] : [],
    )
    const lines = [
      t('meetingRecord.opened', { chair: this.#name(meeting.chair) }),
      ...list(alternates),
      ...list(proxies),
      ...(left.length > 0
        ? [t('meetingRecord.left', { names: sortedNames(left.map((id) => this.#name(id))).join(', ') })]
        : []),
    ]
    return section('opening', t('meetingRecord.opening'), { text: lines.join('\n\n') })
  }

  item(item: AgendaItem, decision: DecisionState | undefined, meeting: string): Section {
    const outcome = decision?.outcomes.findLast((o) => o.meeting === meeting && o.kind !== 'withdrawn')
    const number = outcome?.paragraph ? `§ ${outcome.paragraph.number}` : ''
    const paragraphs = [
      ...(item.presenter ? [this.#t('meetingRecord.presented', { name: this.#name(item.presenter) })] : []),
      decision?.background ?? '',
      ...(item.ref === CONTINUED ? list(this.#processes('continued-leadership')) : []),
      item.notes,
      ...(decision && outcome ? this.#way(decision, outcome) : []),
    ]
    return section(item.id.slice(0, 40), item.title, {
      number,
      text: paragraphs.filter((text) => text.trim()).join('\n\n'),
      decision: outcome ? this.#decided(outcome) : '',
      actions: item.actions.map(({ id, what, who, due }) => ({ id, what, who, due, done: false })),
    })
  }

  /** How the group came to it: changed wordings, passed votes, reservations, conflicts of interest. */
  #way(decision: DecisionState, outcome: Outcome): readonly string[] {
    const changed = decision.rounds.filter(
      ({ no, askedAgain }) => no <= outcome.round && no > 1 && askedAgain.length > 0,
    )
    const voices = outcome.voices.flatMap((voice) => this.#voice(voice))
    return [
      ...(changed.length > 0 ? [this.#t('meetingRecord.amended', { count: changed.length })] : []),
      ...list(voices),
    ]
  }

  #voice(voice: RecordedVoice): readonly string[] {
    const t = this.#t
    const { name: administration } = voice
    const conflicts = voice.conflicts.map(({ person, reason, scope }) =>
      t(scope === 'administration' ? 'meetingRecord.excused' : 'meetingRecord.conflict', {
        ...{ administration, reason, name: this.#name(person) },
      }),
    )
    const represented = voice.proxy
      ? [
          t('meetingRecord.represented', {
            administration,
            by: this.#administration(voice.proxy.to),
            holder: this.#name(voice.proxy.holder ?? ''),
          }),
        ]
      : []
    const positions = voice.positions
      .filter(({ kind }) => kind !== 'consent')
      .map(({ kind, text, by }) =>
        t(kind === 'reservation' ? 'meetingRecord.reservation' : 'meetingRecord.stoodAside', {
          ...{ administration, text, name: this.#name(by) },
        }),
      )
    return [...conflicts, ...represented, ...positions]
  }

  #decided({ kind, text, reason, by }: Outcome): string {
    const t = this.#t
    if (kind === 'decided') return `${t('meetingRecord.finds', { chair: this.#name(by) })}\n\n${text}`
    return t(kind === 'tabled' ? 'meetingRecord.tabled' : 'meetingRecord.referredBack', { reason })
  }

  #processes(status: Process['status']): readonly string[] {
    return this.#plan.processes
      .filter((process) => process.status === status)
      .map(({ number, title }) => `${number} ${title}`)
  }

  #name(id: PersonId): string {
    return this.#plan.person(id)?.name ?? this.#t('someone')
  }

  #administration(id: string): string {
    return this.#plan.administrations.find((known) => known.id === id)?.name ?? id
  }
}

function section(id: string, heading: string, more: Partial<Section>): Section {
  return { id, number: '', heading, text: '', decision: '', actions: [], ...more }
}

function list(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [lines.map((line) => `- ${line.replace(/\s*\n\s*/g, ' ')}`).join('\n')] : []
}
