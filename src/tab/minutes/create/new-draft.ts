import type { NotesRead } from '../../../minutes/api'
import type { MinutesContent, MinutesKind } from '../../../minutes/content'

/** The ways to begin. */
export type Way = 'template' | 'paste' | 'upload'

/** Everything that was chosen and written for minutes that are not saved yet. */
export interface NewDraft {
  /** The id that the minutes will have: sent twice, they are still made once. */
  readonly key: string
  readonly kind: MinutesKind
  readonly process: string
  readonly date: string
  readonly way: Way
  readonly pasted: string
  /** Once there is a text to correct. */
  readonly content?: MinutesContent
  readonly read?: NotesRead
  readonly from?: string
}

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
