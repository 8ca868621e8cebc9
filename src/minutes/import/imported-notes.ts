import type { Day } from '../../kernel/time'
import type { Section } from '../content'

/** What the import found in the notes, for the person to correct. */
export interface ImportedNotes {
  /** Empty if none was recognised. */
  readonly title: string
  /** The registry number as written. Its line stays in the text, as do those of day and place. */
  readonly dnr: string
  readonly meetingDate: Day | ''
  readonly place: string
  /** Names as written, without function or party where these can be told apart. */
  readonly participants: readonly string[]
  readonly sections: readonly Section[]
  /** The lines under "Beslut skickas till". */
  readonly recipients: readonly string[]
}
