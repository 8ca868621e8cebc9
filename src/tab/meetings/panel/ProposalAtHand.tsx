import { Button } from '@fluentui/react-components'
import type { DecisionPage } from '../../../decisions/api'
import { Confirm } from '../../decisions/read/Confirm'
import { useParagraph, useSeen } from '../../decisions/read/DecisionReader'
import { MyPart } from '../../decisions/read/MyPart'
import { ProposalText } from '../../decisions/read/ProposalText'
import { Steps } from '../../decisions/read/Steps'
import { Loading } from '../../shell/Loading'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useFresh } from '../../use-fresh'
import { useKeptPlace } from '../../use-kept-place'
import { OutcomeAtHand } from './OutcomeAtHand'
import { Stands } from './Stands'

/** Positions are said within seconds of each other; the chair waits for the last one. */
const EVERY_MS = 4_000

interface ProposalAtHandProps {
  readonly id: string
  /** The meeting shows how its items stand, too. */
  onChanged(): void
}

/** The proposal that the meeting is at: its text, what is missing, and what this person does about it. */
export function ProposalAtHand({ id, onChanged }: ProposalAtHandProps) {
  const { api, t, say } = useTab()
  const fresh = useFresh(`decision/${id}`, () => api.decision(id), EVERY_MS)
  const { seen: page, newer, read } = useSeen(fresh)
  useParagraph(page, fresh.refresh)
  const keepPlace = useKeptPlace(page)
  const replace = (answer: DecisionPage) => {
    read(answer)
    fresh.replace(answer)
  }
  const done = (answer: DecisionPage, sentence: string) => {
    keepPlace()
    replace(answer)
    say(sentence)
    onChanged()
  }
  const readNew = (changed: DecisionPage) => {
    read(changed)
    document.getElementById('proposal-text')?.focus()
  }
  const isVoter = page?.mine.administration !== undefined
  // What is wanted of me stands before what the others have said; once it is done, after it.
  const waits = isVoter && page?.waitsForMe === true && !page.may.confirm
  const leads = page && (page.may.preside || page.may.open || page.may.takeUp)
  const parts = page && { page, done, fresh: replace }
  return (
    <div className="proposal-at-hand">
      <ProblemNotice t={t} problem={fresh.problem} reading onRetry={() => void fresh.refresh()} />
      {!page && !fresh.problem && <Loading t={t} />}
      {newer && (
        <Notice tone="warning" role="alert">
          <p>{t('tabDecisions.read.changedMeanwhile')}</p>
          <Button onClick={() => readNew(newer)}>{t('tabDecisions.read.readNew')}</Button>
        </Notice>
      )}
      {parts && (
        <>
          <OutcomeAtHand {...parts} />
          {(parts.page.stage === 'open' || parts.page.stage === 'draft') && <ProposalText {...parts} />}
          <Confirm {...parts} />
          {waits && <MyPart {...parts} />}
          <Stands {...parts} />
          {isVoter && !waits && <MyPart {...parts} />}
          {leads && <Steps {...parts} />}
        </>
      )}
    </div>
  )
}
