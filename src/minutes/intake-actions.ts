import { z } from 'zod'
import { fitsIntoForm } from '../cards/kit'
import { type CardAnswer, dataOf, type Press, type PressHandlers } from '../cards/press'
import { isRefusal, type Refusal } from '../kernel/decision'
import { approvalCard } from './cards/approval-card'
import { draftCard, foundCard, pasteForm } from './cards/intake-cards'
import type { MinutesContent, MinutesKind } from './content'
import type { ImportedNotes } from './import/import-notes'
import { type Intakes, type NotesReader, notesRead, whatIsInvalid } from './intake'
import { refusalSentence } from './refusals'
import { mayLead } from './rules'
import type { Minutes } from './service'
import type { MinutesState } from './state'

/** What handing in notes from a chat is built from. */
export interface IntakeParts {
  readonly minutes: Minutes
  readonly intakes: Intakes
  readonly reader: NotesReader
}

const paste = z.object({ text: z.string().default('') })
const draft = z.object({
  intake: z.string().max(60),
  title: z.string().default(''),
  date: z.string().default(''),
  dnr: z.string().default(''),
  meeting: z.string().default(''),
})
const sending = z.object({
  id: z.string().max(60),
  version: z.int().min(1),
  deadline: z.string().default(''),
  present: z.string().optional(),
})

/** What the buttons on the cards for handing in notes do. */
export function intakeActions(parts: IntakeParts): PressHandlers {
  return {
    'minutes.paste-form': async ({ person, view }) =>
      mayLead(person)
        ? { card: pasteForm(view) }
        : { message: view.t('minutes.refused.only-process-leader') },
    'minutes.read-notes': async (press) => {
      const { text } = dataOf(paste, press, 'minutes.read-notes')
      const answer = await answerNotes(press, parts.reader.text(text), parts)
      // A longer text stays in the form as it is in the client: only a sentence is put beside it.
      return 'message' in answer && fitsIntoForm(text)
        ? { card: pasteForm(press.view, text, answer.message) }
        : answer
    },
    'minutes.save-draft': (press) => saveDraft(press, parts),
    'minutes.send': (press) => sendDraft(press, parts.minutes),
  }
}

/** The card for notes that have just been read from a text or a document in a chat, or a sentence that says why not. */
export async function answerNotes(
  { person, view }: Pick<Press, 'person' | 'view'>,
  notes: ImportedNotes | Refusal,
  { intakes }: IntakeParts,
): Promise<CardAnswer> {
  if (!mayLead(person)) return { message: view.t('minutes.refused.only-process-leader') }
  if (isRefusal(notes)) return { message: refusalSentence(notes, view) }
  const { content, unmatched } = notesRead(notes, view.plan)
  const intakeId = await intakes.keep(person, content)
  if (isRefusal(intakeId)) return { message: refusalSentence(intakeId, view) }
  return { card: foundCard({ intakeId, content, unmatched, meeting: '' }, view) }
}

async function saveDraft(press: Press, { minutes, intakes }: IntakeParts): Promise<CardAnswer> {
  const { person, view } = press
  const input = dataOf(draft, press, 'minutes.save-draft')
  const kept = await intakes.of(person, input.intake)
  if (isRefusal(kept)) return { message: refusalSentence(kept, view) }
  const corrected = { ...kept, title: input.title, meetingDate: input.date, dnr: input.dnr }
  const tryAgain = (refusal: Refusal): CardAnswer => {
    const found = {
      intakeId: input.intake,
      content: corrected,
      unmatched: kept.alsoPresent,
      meeting: input.meeting,
    }
    return { card: foundCard(found, view, refusalSentence(refusal, view)) }
  }
  const meeting = meetingOf(input.meeting)
  const content = whatIsInvalid(withPresent(corrected, meeting, view))
  if (!meeting) return tryAgain({ refused: 'process-unknown' })
  if (isRefusal(content)) return tryAgain(content)
  // The draft takes over the id of the notes that were read, so that a second press does not make a second draft.
  const answer = await minutes.draft(person, meeting, content, input.intake)
  if (isRefusal(answer)) return tryAgain(answer)
  const say = { kind: 'good', text: view.t('minutes.said.drafted') } as const
  return { card: draftCard(answer.state, view, answer.changed ? say : undefined) }
}

function meetingOf(value: string): { kind: MinutesKind; process?: string } | undefined {
  if (value === 'steering' || value === 'booster') return { kind: value }
  return value.startsWith('process:')
    ? { kind: 'process', process: value.slice('process:'.length) }
    : undefined
}

/** Where the notes name nobody of the plan, the ambassadors of the process are proposed, and the chair of the steering group. */
function withPresent(
  content: MinutesContent,
  meeting: ReturnType<typeof meetingOf>,
  { plan }: Press['view'],
): MinutesContent {
  const chair = meeting?.kind === 'steering' ? (plan.withRole('steering-chair')[0]?.id ?? '') : content.chair
  if (content.present.length > 0 || meeting?.kind !== 'process') return { ...content, chair }
  return { ...content, present: plan.ambassadorsOf(meeting.process ?? '').map((p) => p.id) }
}

async function sendDraft(press: Press, minutes: Minutes): Promise<CardAnswer> {
  const { person, view } = press
  const input = dataOf(sending, press, 'minutes.send')
  const reading = await minutes.read(person, input.id)
  if (isRefusal(reading) || !mayLead(person)) return { message: view.t('minutes.refused.not-found') }
  const problem = (refusal: Refusal, state: MinutesState): CardAnswer => {
    const say = { kind: 'warning', text: refusalSentence(refusal, view) } as const
    const isOut = refusal.refused === 'already-sent'
    return { card: isOut ? approvalCard(state, view, undefined, say) : draftCard(state, view, say) }
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(input.deadline))
    return problem({ refused: 'deadline-invalid' }, reading.state)
  let { version } = input
  const present =
    input.present === undefined ? reading.content.present : input.present.split(',').filter(Boolean)
  if (reading.state.kind === 'process' && !sameSet(present, reading.content.present)) {
    const known = present.filter((id) => view.plan.person(id) !== undefined)
    const revised = await minutes.revise(person, input.id, version, { ...reading.content, present: known })
    if (isRefusal(revised)) return problem(revised, revised.state ?? reading.state)
    version = revised.state.versions.length
  }
  const sent = await minutes.send(person, input.id, version, input.deadline)
  if (isRefusal(sent)) return problem(sent, sent.state ?? reading.state)
  const say = { kind: 'good', text: view.t('minutes.said.sent') } as const
  return { card: approvalCard(sent.state, view, person.id, say) }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
