import type { DecisionPage } from '../../../decisions/api'
import { type Mandate, type Proposal, TEXT_LIMIT } from '../../../decisions/state'
import type { Day } from '../../../kernel/time'

/** Everything that is written about a proposal before it is put to the group. */
export interface ProposalDraft extends Omit<Proposal, 'process'> {
  readonly process: string
  readonly text: string
  readonly deadline: Day | ''
}

/** Longest texts that the server takes, in UTF-16 units. */
export const LIMITS = { title: 200, text: TEXT_LIMIT, background: 12_000, line: 200 } as const
/** Most rows of each kind. */
export const MOST = { links: 20, mandates: 10, recipients: 50 } as const

export const EMPTY_LINK = { title: '', url: '' }
export const EMPTY_MANDATE: Mandate = { body: '', paragraph: '', dnr: '', date: '' }

export const EMPTY_PROPOSAL: ProposalDraft = {
  ...{ title: '', text: '', background: '', process: '', deadline: '' },
  ...{ links: [], mandates: [], recipients: [], askedOfConflict: [] },
  sealed: false,
}

/** What is saved of a proposal, to begin changing it from. */
export function draftOf(page: DecisionPage): ProposalDraft {
  const { title, text, background, links, mandates, recipients, askedOfConflict, sealed } = page
  return {
    ...{ title, text, background, links, mandates, recipients, askedOfConflict, sealed },
    process: page.process ?? '',
    deadline: page.deadline ?? '',
  }
}

/** The proposal as it is saved: without the empty lines and rows that writing leaves behind. */
export function tidied(draft: ProposalDraft): Proposal {
  const { background, process, askedOfConflict, sealed } = draft
  return {
    ...{ background, askedOfConflict, sealed },
    title: draft.title.trim(),
    ...(process ? { process } : {}),
    links: draft.links.map(trimmed).filter(({ url }) => url),
    mandates: draft.mandates.map(trimmed).filter((m) => m.body || m.paragraph || m.dnr),
    recipients: draft.recipients.map((line) => line.trim()).filter(Boolean),
  }
}

function trimmed<T extends object>(row: T): T {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value).trim()])) as T
}

/** Whether two drafts would be saved as the same. */
export function sameDraft(a: ProposalDraft, b: ProposalDraft): boolean {
  const saved = (draft: ProposalDraft) =>
    JSON.stringify(
      Object.entries({ ...tidied(draft), text: draft.text.trim(), deadline: draft.deadline }).sort(),
    )
  return saved(a) === saved(b)
}

/** Something that has to be mended before a proposal can be saved; `field` is the id of its field on the page. */
export interface Wrong {
  readonly field: string
  readonly is: 'missing' | 'too-long' | 'not-an-address' | 'too-many'
  readonly length?: number
  readonly max?: number
}

/** What has to be mended, in the order of the form. */
export function whatIsWrong(draft: ProposalDraft): readonly Wrong[] {
  const tooLong = (field: string, text: string, max: number): readonly Wrong[] =>
    text.trim().length > max ? [{ field, is: 'too-long', length: text.trim().length, max }] : []
  const { title, text, background } = draft
  const rows = draft.recipients.filter((line) => line.trim())
  return [
    ...(title.trim() ? [] : [{ field: FIELD.title, is: 'missing' } as const]),
    ...tooLong(FIELD.title, title, LIMITS.title),
    ...tooLong(FIELD.text, text, LIMITS.text),
    ...tooLong(FIELD.background, background, LIMITS.background),
    ...draft.links.flatMap(({ url, title: what }, i): readonly Wrong[] =>
      (url.trim() || what.trim()) && !isAddress(url) ? [{ field: linkField(i), is: 'not-an-address' }] : [],
    ),
    ...(rows.length > MOST.recipients
      ? [{ field: FIELD.recipients, is: 'too-many', length: rows.length, max: MOST.recipients } as const]
      : []),
    ...rows.flatMap((line) => tooLong(FIELD.recipients, line, LIMITS.line)).slice(0, 1),
  ]
}

export const FIELD = {
  title: 'proposal-title',
  text: 'proposal-words',
  background: 'proposal-background',
  recipients: 'proposal-recipients',
} as const

export function linkField(index: number): string {
  return `link-${index}`
}

function isAddress(url: string): boolean {
  const text = url.trim()
  return /^https?:\/\/[^\s.]+\S*$/i.test(text) && text.length <= 1_000 && URL.canParse(text)
}
