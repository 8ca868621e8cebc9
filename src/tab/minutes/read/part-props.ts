import type { MinutesPage } from '../../../minutes/api'
import type { ToRead } from './reading'

/** What a command on the page does with its answer: shows the page as it now is, and says what was done. */
export type Done = (page: MinutesPage, sentence: string) => void

/** What each piece of the page of minutes gets. */
export interface PartProps {
  readonly page: MinutesPage
  readonly read: ToRead
  readonly done: Done
  /** Shows the page that came with a refusal. */
  fresh(page: MinutesPage): void
}
