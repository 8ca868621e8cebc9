import { z } from 'zod'
import type { PersonId } from '../plan/model'
import { FRONT } from './front'

/**
 * The kinds of meeting whose minutes are approved. Who approves, and in what order, follows from the kind
 * (final report §9.2, §9.6, §9.7).
 */
export const minutesKind = z.enum(['process', 'steering', 'booster'])
export type MinutesKind = z.infer<typeof minutesKind>

/** Longest text of one section, in UTF-16 units; a longer one is refused, never cut. */
export const SECTION_LIMIT = 60_000
/** Longest whole minutes as JSON, in UTF-16 units: what the row of one version holds. */
export const CONTENT_LIMIT = 250_000

const line = (max: number) => z.string().trim().max(max)
const day = z.union([z.literal(''), z.iso.date()])

/** Something that somebody was asked to do at a meeting. It keeps its id when it is carried to the next meeting. */
export const action = z.object({
  id: z.string().min(1).max(40),
  what: line(1000),
  /** A person of the plan by id, or a name in clear. */
  who: line(120),
  due: day,
  done: z.boolean(),
})
export type Action = z.infer<typeof action>

/**
 * One section of the minutes. `text` and `decision` are plain text in which blank lines part paragraphs and
 * lines that begin with `- `, `1. ` or `### ` are list items and subheadings (see `blocks.ts`); no other markup counts.
 */
export const section = z.object({
  id: z.string().min(1).max(40),
  /** Paragraph number such as `§ 25`, or empty. */
  number: line(20),
  heading: line(300),
  text: z.string().max(SECTION_LIMIT),
  decision: z.string().max(SECTION_LIMIT),
  actions: z.array(action).max(100),
})
export type Section = z.infer<typeof section>

/** Everything that minutes say. One immutable version of minutes is exactly one of these. */
export const minutesContent = z.object({
  title: line(255).min(1),
  meetingDate: day,
  dnr: line(60),
  place: line(200),
  /** Who chaired the meeting: a person of the plan, or empty. Approves first where the kind asks for it. */
  chair: z.string().max(40),
  /** Those present who are people of the plan. */
  present: z.array(z.string().min(1).max(40)).max(200),
  /** Names of others who were present. */
  alsoPresent: z.array(line(200)).max(200),
  sections: z.array(section).max(400),
  /** To whom decisions are sent (beslut skickas till). */
  recipients: z.array(line(500)).max(100),
})
export type MinutesContent = z.infer<typeof minutesContent>

/** Texts whose hashes an approval is bound to: the front matter and each section, in order. */
export function approvableParts(
  content: MinutesContent,
): readonly { readonly id: string; readonly heading: string; readonly canonical: string }[] {
  const { sections, ...front } = content
  return [
    { id: FRONT, heading: '', canonical: JSON.stringify(Object.entries(front).sort(byKey)) },
    ...sections.map((s) => ({
      id: s.id,
      heading: s.number ? `${s.number} ${s.heading}` : s.heading,
      canonical: JSON.stringify([s.id, s.number, s.heading, s.text, s.decision, s.actions.map(actionParts)]),
    })),
  ]
}

function actionParts(a: Action): unknown[] {
  return [a.id, a.what, a.who, a.due, a.done]
}

function byKey(a: [string, unknown], b: [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1
}

/** An empty set of minutes of one meeting. */
export function emptyContent(title: string, present: readonly PersonId[] = []): MinutesContent {
  return {
    title,
    meetingDate: '',
    dnr: '',
    place: '',
    chair: '',
    present: [...present],
    alsoPresent: [],
    sections: [],
    recipients: [],
  }
}
