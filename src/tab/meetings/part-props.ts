import type { MeetingAct, MeetingPage } from '../../meetings/api'
import { useTab } from '../tab-context'
import { type Command, useCommand } from '../use-command'

/** What a command does with its answer: shows the meeting as it now is, and says what was done. */
export type Done = (page: MeetingPage, sentence: string) => void

/** What each piece of a meeting's pages gets. */
export interface PartProps {
  readonly page: MeetingPage
  readonly done: Done
  /** Shows the page that came with a refusal. */
  fresh(page: MeetingPage): void
}

/** Doing something with the meeting by one press. */
export interface MeetingDoer {
  readonly command: Command
  /** `sentence` confirms it in words; `whenDone` comes first. */
  act(what: MeetingAct, sentence: string, whenDone?: () => void): Promise<void>
}

export function useMeetingAct({ page, done, fresh }: PartProps): MeetingDoer {
  const { api } = useTab()
  const command = useCommand<MeetingPage>(fresh)
  return {
    command,
    act: (what, sentence, whenDone) =>
      command.run(
        () => api.doMeeting(page.id, what),
        (answer) => {
          whenDone?.()
          done(answer, sentence)
        },
      ),
  }
}
