import { Button } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { DecisionPage } from '../../../decisions/api'
import { paths } from '../../paths'
import { PageLink } from '../../router'
import { Loading } from '../../shell/Loading'
import { Notice, ProblemNotice } from '../../shell/Notice'
import { PageHeading } from '../../shell/PageHeading'
import { useTab } from '../../tab-context'
import { type Fresh, useFresh } from '../../use-fresh'
import { useKeptPlace } from '../../use-kept-place'
import { STAGE_SIGN } from '../signs'
import { useDecisionWords } from '../use-decision-words'
import { Background } from './Background'
import { Confirm } from './Confirm'
import { Facts } from './Facts'
import { MyPart } from './MyPart'
import { Outcomes } from './Outcomes'
import { ProposalText } from './ProposalText'
import { Steps } from './Steps'
import type { PartProps } from './use-act'
import { Voices } from './Voices'
import { Way } from './Way'
import '../../styles/minutes.css'
import '../../styles/decisions.css'

/**
 * What the person has before their eyes. A text that changes meanwhile is told of but not slipped in, so that nobody takes
 * a position on what they have not seen; who has answered is always as it is now.
 */
export function useSeen({ value: page, checked }: Fresh<DecisionPage>) {
  const [seen, read] = useState<DecisionPage>()
  const changed = page && seen && seen.stage !== 'draft' && page.text !== seen.text
  if (page && checked && page !== seen && !changed) read(page)
  return { seen: changed ? seen : page, newer: changed ? page : undefined, read }
}

/** The paragraph is given a moment after the decision: asks for it until it is there, but not for long. */
export function useParagraph(page: DecisionPage | undefined, refresh: () => Promise<void>): void {
  const newest = page?.outcomes.at(-1)
  const lacks = newest !== undefined && !newest.paragraph
  useEffect(() => {
    if (!lacks) return
    const timers = [800, 2_500, 6_000].map((ms) => setTimeout(() => void refresh(), ms))
    return () => timers.forEach(clearTimeout)
  }, [lacks, refresh])
}

/** One proposal or decision: what it is, what is wanted of me, how it stands, and how it came about. */
export function DecisionReader({ id }: { readonly id: string }) {
  const { api, t, say } = useTab()
  const fresh = useFresh(`decision/${id}`, () => api.decision(id))
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
  }
  const readNew = (changed: DecisionPage) => {
    read(changed)
    // The button that was pressed goes away with what it said.
    document.getElementById('proposal-text')?.focus()
  }
  return (
    <div className="page wide">
      {!page && fresh.problem && <PageHeading>{t('tabDecisions.read.title')}</PageHeading>}
      <ProblemNotice t={t} problem={fresh.problem} reading onRetry={() => void fresh.refresh()} />
      {!page && !fresh.problem && <Loading t={t} />}
      {newer && (
        <Notice tone="warning" role="alert">
          <p>{t('tabDecisions.read.changedMeanwhile')}</p>
          <Button onClick={() => readNew(newer)}>{t('tabDecisions.read.readNew')}</Button>
        </Notice>
      )}
      {page && <Decision page={page} done={done} fresh={replace} />}
    </div>
  )
}

function Decision(props: PartProps) {
  const { t } = useTab()
  return (
    <article className="minutes">
      <div className="minutes-main">
        <Top {...props} />
        <Outcomes {...props} />
        <ProposalText {...props} />
        <Confirm {...props} />
        <MyPart {...props} />
        <Voices {...props} />
        <Steps {...props} />
        <Background {...props} />
      </div>
      <aside className="status" aria-label={t('tabDecisions.read.facts')}>
        <Facts {...props} />
        <Way {...props} />
      </aside>
    </article>
  )
}

function Top({ page }: PartProps) {
  const { me } = useTab()
  const { t, day, stage, process, paragraph } = useDecisionWords()
  const newest = page.stage === 'decided' ? page.outcomes.at(-1)?.paragraph : undefined
  const isOpen = page.stage === 'open'
  return (
    <div className="minutes-top">
      <PageHeading>{page.title}</PageHeading>
      <p className="facts">
        <span className={`stage ${page.stage}`}>
          <span aria-hidden="true">{STAGE_SIGN[page.stage]}</span> {stage(page.stage)}
        </span>
        {newest && <span>{paragraph(newest)}</span>}
        {isOpen && page.round > 1 && <span>{t('tabDecisions.read.round', { round: page.round })}</span>}
        {isOpen && page.meeting ? (
          <PageLink to={paths.meeting(page.meeting.id)}>
            {t('tabDecisions.read.onMeeting', { day: day(page.meeting.date) })}
          </PageLink>
        ) : isOpen && page.deadline ? (
          <strong>
            {t(page.deadline < me.today ? 'tabDecisions.read.deadlineWas' : 'tabDecisions.read.deadline', {
              day: day(page.deadline),
            })}
          </strong>
        ) : null}
        {page.process && <span dir="auto">{process(page.process)}</span>}
      </p>
    </div>
  )
}
