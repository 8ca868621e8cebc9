import {
  actions,
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
import { type CardView, MOST_NAMES, sayDay, sayNames, shown } from '../../cards/view'
import { proposedDeadline } from '../../plan/calendar'
import type { Person } from '../../plan/model'
import type { Card } from '../../reconcile/posting'
import type { MinutesContent } from '../content'
import { approversOf, newestVersion } from '../rules'
import type { MinutesState } from '../state'
import type { Say } from './own-part'
import { meetingName } from './words'

/** Longest text that the pasting card takes, in UTF-16 units; Teams takes no larger message. */
export const LONGEST_PASTE = 100_000
const LONGEST_CHOICES = 70
const LISTED = 20

/** The form into which notes are pasted. What had been pasted comes back when something was wrong with it, if it fits into a card. */
export function pasteForm({ t, links }: CardView, text = '', problem?: string): Card {
  return card([
    ...title(t('minutes.intake.title')),
    sentence(t('minutes.intake.intro')),
    ...(problem ? [notice('warning', problem)] : []),
    {
      type: 'Input.Text',
      id: 'text',
      label: t('minutes.intake.text'),
      isMultiline: true,
      maxLength: LONGEST_PASTE,
      value: text,
      isRequired: true,
      errorMessage: t('minutes.intake.textMissing'),
    },
    actions(
      execute(t('minutes.intake.read'), 'minutes.read-notes', {}, { style: 'positive' }),
      openUrl(t('bot.openTab'), links.newMinutes()),
    ),
  ])
}

/** Notes that have been read, with what the person has corrected so far. */
export interface NotesFound {
  readonly intakeId: string
  readonly content: MinutesContent
  readonly unmatched: readonly string[]
  readonly meeting: string
}

/** What was found in the notes, for correction, and the question which meeting they are from. */
export function foundCard(found: NotesFound, view: CardView, problem?: string): Card {
  const { t, plan } = view
  const { content } = found
  const meetings = [
    ...plan.processes.map((p) => ({
      title: shown(`${t('minutes.kind.process')} ${p.number} ${p.title}`),
      value: `process:${p.number}`,
    })),
    { title: t('minutes.kind.steering'), value: 'steering' },
    { title: t('minutes.kind.booster'), value: 'booster' },
  ]
  return card([
    ...title(t('minutes.intake.foundTitle')),
    ...(problem ? [notice('warning', problem)] : []),
    list(summaryOf(found, view)),
    textInput('title', t('minutes.intake.found.title'), content.title, t('minutes.intake.titleMissing')),
    { type: 'Input.Date', id: 'date', label: t('minutes.intake.found.date'), value: content.meetingDate },
    textInput('dnr', t('minutes.intake.found.dnr'), content.dnr),
    {
      type: 'Input.ChoiceSet',
      id: 'meeting',
      label: t('minutes.intake.meeting'),
      choices: meetings,
      value: found.meeting,
      isRequired: true,
      errorMessage: t('minutes.intake.meetingMissing'),
    },
    actions(
      execute(
        t('minutes.intake.save'),
        'minutes.save-draft',
        { intake: found.intakeId },
        { style: 'positive' },
      ),
      openUrl(t('bot.openTab'), view.links.newMinutes()),
    ),
  ])
}

function textInput(id: string, label: string, value: string, errorMessage?: string): Element {
  const required = errorMessage ? { isRequired: true, errorMessage } : {}
  return { type: 'Input.Text', id, label, value, maxLength: 255, ...required }
}

function summaryOf({ content, unmatched }: NotesFound, view: CardView): readonly string[] {
  const { t } = view
  const decisions = content.sections.filter((s) => s.decision.trim() !== '').length
  return [
    t('minutes.intake.found.sections', { count: content.sections.length }),
    ...(decisions > 0 ? [t('minutes.intake.found.decisions', { count: decisions })] : []),
    ...(content.present.length > 0
      ? [t('minutes.intake.found.participants', { names: sayNames(view, content.present, LISTED) })]
      : []),
    ...(unmatched.length > 0
      ? [t('minutes.intake.found.notInPlan', { names: few(unmatched.map(shown), ', ') })]
      : []),
    ...(content.recipients.length > 0
      ? [t('minutes.intake.found.recipients', { names: few(content.recipients.map(shown), '; ') })]
      : []),
  ]
}

/** The first of many; a sign says that there are more. */
function few(texts: readonly string[], between: string): string {
  return [...texts.slice(0, LISTED), ...(texts.length > LISTED ? ['…'] : [])].join(between)
}

/** A draft in the personal chat of a process leader: who is to approve, by when, and the button that sends it out. */
export function draftCard(state: MinutesState, view: CardView, say?: Say): Card {
  const { t, links } = view
  const version = newestVersion(state)?.no ?? 1
  return card([
    ...title(t('minutes.intake.draftTitle')),
    whichMeeting(state, view),
    ...(say ? [notice(say.kind, say.text)] : []),
    ...approversInput(state, view),
    {
      type: 'Input.Date',
      id: 'deadline',
      label: t('minutes.intake.deadline'),
      value: proposedDeadline(view.today),
      min: view.today,
      isRequired: true,
      errorMessage: t('minutes.intake.deadlineMissing'),
    },
    actions(
      execute(t('minutes.intake.send'), 'minutes.send', { id: state.id, version }, { style: 'positive' }),
      openUrl(t('minutes.intake.openTab'), links.minutes(state.id)),
    ),
  ])
}

function whichMeeting(state: MinutesState, view: CardView): Element {
  const { title: given, meetingDate } = state.brief
  const name = meetingName(state, view)
  const when = meetingDate ? ` · ${sayDay(view, meetingDate)}` : ''
  return line([{ strong: name }, when, { subtle: given === name ? '' : ` · ${given}` }], 'Small')
}

function approversInput(state: MinutesState, view: CardView): readonly Element[] {
  const { t, plan } = view
  const ambassadors = plan.ambassadorsOf(state.process ?? '').map((p) => p.id)
  const leaders = plan.withRole('process-leader').map((p) => p.id)
  const ids = [...new Set([...state.brief.present, ...ambassadors, ...leaders])]
  // A list that cannot hold everyone would lose those whom it does not hold: then the tab is the place to change it.
  if (state.kind !== 'process' || ids.length > LONGEST_CHOICES) {
    const approvers = approversOf(state.kind, state.brief, plan)
    return [literal(t('minutes.intake.participantsNote', { names: sayNames(view, approvers, MOST_NAMES) }))]
  }
  const people = ids
    .flatMap((id) => plan.person(id) ?? [])
    .sort((a: Person, b: Person) => a.name.localeCompare(b.name, 'sv'))
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'present',
      label: t('minutes.intake.participants'),
      isMultiSelect: true,
      choices: people.map((p) => ({ title: shown(p.name), value: p.id })),
      value: (state.brief.present.length > 0 ? state.brief.present : ambassadors).join(','),
    },
  ]
}
