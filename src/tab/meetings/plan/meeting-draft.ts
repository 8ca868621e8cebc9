import type { Me, PublicPerson } from '../../../http/api'
import type { Translate } from '../../../i18n/translator'
import type { Day } from '../../../kernel/time'
import type { MeetingForm, MeetingPage } from '../../../meetings/api'
import type { MeetingKind } from '../../../meetings/state'
import { leads } from '../../tab-context'

/** What is filled in for a meeting. What is empty and proposed follows the rest until somebody chooses. */
export interface MeetingDraft extends Omit<MeetingForm, 'title'> {
  readonly kind: MeetingKind
  readonly process: string
  /** As it was typed; `undefined` as long as the proposed title is good. */
  readonly title: string | undefined
}

export type FieldName = 'process' | 'title' | 'day' | 'from' | 'to' | 'link' | 'chair' | 'secretary'

/** Why what is filled in will not do, by field. */
export type Lacking = ReadonlyMap<FieldName, string>

/** An empty form, with a usual time of day. */
export function emptyDraft(kind: MeetingKind): MeetingDraft {
  return {
    ...{ kind, process: '', title: undefined, day: '', from: '13:00', to: '15:00' },
    ...{ place: '', link: '', chair: '', secretary: '' },
  }
}

/** The form as a meeting now is. */
export function draftOf(page: MeetingPage): MeetingDraft {
  const { kind, process = '', title, day, startTime, endTime, place, link, chair, secretary } = page
  return { kind, process, title, day, from: startTime, to: endTime, place, link, chair, secretary }
}

/** What is sent: as filled in, with what is proposed where nothing is. */
export function formOf(draft: MeetingDraft, me: Me, proposedTitle: string): MeetingForm {
  const { title, day, from, to, place, link, chair, secretary } = draft
  return {
    title: (title ?? proposedTitle).trim(),
    ...{ day, from, to },
    place: place.trim(),
    link: link.trim(),
    chair: chair || (proposedChair(draft.kind, me)?.id ?? ''),
    secretary: secretary || (proposedSecretary(me)?.id ?? ''),
  }
}

/** The steering group's chair; for a process meeting the process leader who plans it. */
export function proposedChair(kind: MeetingKind, me: Me): PublicPerson | undefined {
  if (kind === 'process') return proposedSecretary(me)
  return me.plan.people.find((p) => p.roles.includes('steering-chair'))
}

export function proposedSecretary(me: Me): PublicPerson | undefined {
  return leads(me) ? me.person : me.plan.people.find((p) => p.roles.includes('process-leader'))
}

/** Who can lead it: the steering group's members and the process leaders, or the process leaders and the process's own people. */
export function possibleChairs({ kind, process, chair }: MeetingDraft, me: Me): readonly PublicPerson[] {
  const group = (p: PublicPerson) =>
    kind === 'steering' ? p.roles.includes('steering-member') : p.processes.includes(process)
  return me.plan.people.filter((p) => group(p) || p.roles.includes('process-leader') || p.id === chair)
}

/** `Styrgruppsmöte 14 april`, `Processträff 2.8.3 Kommunikation`. */
export function titleFor(draft: MeetingDraft, me: Me, t: Translate, sayDate: (day: Day) => string): string {
  if (draft.kind === 'process') {
    const process = me.plan.processes.find((p) => p.number === draft.process)
    return process
      ? t('tabMeetings.plan.titleProcess', { process: `${process.number} ${process.title}` })
      : ''
  }
  return draft.day ? t('tabMeetings.plan.titleSteering', { day: sayDate(draft.day) }) : ''
}

/** What is missing or cannot be, before the server is asked. */
export function lackingOf({ kind, process, title }: MeetingDraft, form: MeetingForm, t: Translate): Lacking {
  const wrong: readonly (readonly [FieldName, boolean, string])[] = [
    ['process', kind === 'process' && !process, t('tab.create.processMissing')],
    ['day', !form.day, t('tabMeetings.plan.dayMissing')],
    ['from', !form.from, t('tabMeetings.plan.timeMissing')],
    ['to', !form.to, t('tabMeetings.plan.timeMissing')],
    ['to', Boolean(form.to) && form.to <= form.from, t('tabMeetings.plan.endsBefore')],
    // A title that is proposed comes with the day or the process.
    ['title', !form.title && title !== undefined, t('tabMeetings.plan.titleMissing')],
    ['link', form.link !== '' && !isWebAddress(form.link), t('tabMeetings.plan.linkWrong')],
    ['chair', !form.chair, t('tabMeetings.plan.personMissing')],
    ['secretary', !form.secretary, t('tabMeetings.plan.personMissing')],
  ]
  return new Map(wrong.filter(([, is]) => is).map(([field, , why]) => [field, why]))
}

/** Whether this is an address that a browser opens as a page. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text)
}
