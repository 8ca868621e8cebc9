import type { DecisionAct, DecisionPage } from '../../../decisions/api'
import type { Answer } from '../../api'
import { useTab } from '../../tab-context'
import { type Command, useCommand } from '../../use-command'

/** What each piece of the page of a proposal gets. */
export interface PartProps {
  readonly page: DecisionPage
  /** Shows the page as it now is, and says what was done. */
  done(page: DecisionPage, sentence: string): void
  /** Shows the page that came with a refusal. */
  fresh(page: DecisionPage): void
}

export interface Acting {
  readonly command: Command
  /** Does it; `said` confirms it in words, `whenDone` clears away the form. Of several the next waits for the one before. */
  act(acts: DecisionAct | readonly DecisionAct[], said: string, whenDone?: () => void): void
}

/** What people do with the proposal, one thing at a time, with its problem to show where it was done. */
export function useAct({ page, done, fresh }: PartProps): Acting {
  const { api } = useTab()
  const command = useCommand<DecisionPage>(fresh)
  const inTurn = async ([first, ...rest]: readonly DecisionAct[]): Promise<Answer<DecisionPage>> => {
    if (!first) return { is: 'ok', value: page }
    const answer = await api.doDecision(page.id, first)
    return answer.is === 'ok' && rest.length > 0 ? inTurn(rest) : answer
  }
  return {
    command,
    act: (acts, said, whenDone) =>
      void command.run(
        () => inTurn('act' in acts ? [acts] : acts),
        (answer) => {
          whenDone?.()
          done(answer, said)
        },
      ),
  }
}
