import type { Instant } from '../kernel/time'
import type { Language } from '../plan/model'
import type { Block } from './blocks'

/** Everything a printed copy says, already in words: names instead of ids, dates and labels in the reader's language. */
export interface PrintedDocument {
  readonly language: Language
  /** When the copy was made: its creation date, and with it the only clock the file knows. */
  readonly created: Instant
  readonly planName: string
  readonly title: string
  /** Meeting, date, dnr, place, chair, status …; one whose value is empty is left out. */
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Who was there, group by group; a group without names is left out. */
  readonly attendance: readonly { readonly label: string; readonly names: readonly string[] }[]
  readonly sections: readonly DocumentSection[]
  /** To whom decisions are sent; left out without lines. */
  readonly recipients: { readonly label: string; readonly lines: readonly string[] }
  /** Begins a page of its own; its version also stands at the foot of every page. */
  readonly approval?: ApprovalPage
  readonly signature?: Signature
}

/** One section: its text, then its decision and its tables where there are any. */
export interface DocumentSection {
  /** Number and heading, such as `§ 3 Kampanj riktad till unga`. */
  readonly heading: string
  readonly blocks: readonly Block[]
  readonly decision?: { readonly label: string; readonly blocks: readonly Block[] }
  /** Such as what is to be done, or what each administration has answered; one without rows is left out. */
  readonly tables?: readonly DocumentTable[]
}

/** Rows under the heads of their columns, over the whole width of the text. */
export interface PlainTable {
  readonly columns: readonly string[]
  /** Widths of the columns in hundredths of that width, together 100. */
  readonly shares: readonly number[]
  /** As many cells each as there are columns. */
  readonly rows: readonly (readonly string[])[]
}

/** A table under its label. */
export interface DocumentTable extends PlainTable {
  readonly label: string
}

/** Where a copy is signed by hand: one rule, last of all, and below it whose name it is for; none without lines. */
export interface Signature {
  readonly lines: readonly string[]
}

/** A page of its own: who approved, when, which version, and the hash by which that version is known. */
export interface ApprovalPage {
  readonly heading: string
  /** How it stands, in one sentence. */
  readonly status: string
  /** Name, administration, what (approved version 2 / was not there / missing), when. */
  readonly columns: readonly [string, string, string, string]
  readonly rows: readonly (readonly [string, string, string, string])[]
  /** Reopenings and versions sent, in order. */
  readonly history: readonly string[]
  /** Such as `Version 2`. */
  readonly version: string
  readonly hashLabel: string
  /** SHA-256 of the version, 64 hexadecimal characters. */
  readonly hash: string
}

/** The document's language as files name it (BCP 47). */
export function languageTag(language: Language): string {
  return language === 'sv' ? 'sv-SE' : 'en-GB'
}

/** Words around the two numbers of a page: `Sida 1 (3)`, `Page 1 of 3`. */
export function pageWords(language: Language): { before: string; between: string; after: string } {
  return language === 'sv'
    ? { before: 'Sida ', between: ' (', after: ')' }
    : { before: 'Page ', between: ' of ', after: '' }
}

/** Names on one line, parted by commas, or by semicolons where a name has a comma of its own. */
export function nameList(names: readonly string[]): string {
  return names.join(names.some((name) => name.includes(',')) ? '; ' : ', ')
}

/** Widths of the columns of approvals (name, administration, what, when), in hundredths of the page's text. */
export const APPROVAL_SHARES = [26, 30, 22, 22] as const
