import type { DecisionStage, Paragraph } from '../../decisions/state'
import type { Me } from '../../http/api'
import { useTab, useWords } from '../tab-context'

/** Names of administrations and processes, and paragraphs, as this person reads them. */
export function useDecisionWords() {
  const { me } = useTab()
  const words = useWords()
  const { t } = words
  return {
    ...words,
    /** The name of an administration by its id, as cards and sentences say it; `administration` is that of a person. */
    body: (id: string) => me.plan.administrations.find((a) => a.id === id)?.shortName ?? id,
    process: (number: string) => {
      const title = me.plan.processes.find((p) => p.number === number)?.title
      return title ? `${number} ${title}` : number
    },
    paragraph: ({ number, year }: Paragraph) => t('tabDecisions.paragraph', { number, year }),
    stage: (stage: DecisionStage) => t(`decisions.stage.${stage}`),
  }
}

/** Those who may put a proposal before the steering group. */
export function mayPropose({ person }: Me): boolean {
  return person.roles.some(
    (role) => role === 'steering-member' || role === 'steering-chair' || role === 'process-leader',
  )
}

/** Those who prepare the steering group's work, and open proposals. */
export function mayPrepare({ person }: Me): boolean {
  return person.roles.some((role) => role === 'steering-chair' || role === 'process-leader')
}
