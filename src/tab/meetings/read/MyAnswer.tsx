import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { MeetingPage } from '../../../meetings/api'
import { paths } from '../../paths'
import { navigate } from '../../router'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useMeetingWords } from '../meeting-words'
import { type PartProps, useMeetingAct } from '../part-props'
import { AbsenceDialog, PassVoteDialog } from './answer-dialogs'
import { OwnVote } from './OwnVote'
import { VotesOfOthers } from './VotesOfOthers'

/** What is wanted of me: first on the page, and its button the only one that is coloured. */
export function MyAnswer(props: PartProps) {
  const { page } = props
  const { t } = useTab()
  const { may, mine, stage } = page
  const isOpen = stage === 'called' || stage === 'ongoing'
  if (!isOpen || !(may.answer || may.attend || mine.offers.length > 0)) return null
  const waits = page.waitsForMe || (stage === 'ongoing' && may.answer && !mine.isPresent)
  return (
    <section className={waits ? 'panel mine' : 'panel'} aria-labelledby="my-answer">
      <h2 id="my-answer" tabIndex={-1}>
        {t(page.waitsForMe ? 'minutes.card.standing.mine' : 'tabMeetings.mine.title')}
      </h2>
      {stage === 'ongoing' && <Attendance {...props} />}
      {page.kind === 'steering' && <OwnVote {...props} />}
      {may.answer && stage === 'called' && <Answer {...props} />}
      {page.kind === 'steering' && <VotesOfOthers {...props} />}
    </section>
  )
}

/** While the meeting goes on: that I am there, by one press. */
function Attendance(props: PartProps) {
  const { page } = props
  const { t } = useTab()
  const { command, act } = useMeetingAct(props)
  const { isPresent } = page.mine
  const attend = (present: boolean) =>
    void act({ act: 'attend', present }, t(present ? 'tabMeetings.said.here' : 'tabMeetings.said.left'))
  return (
    <>
      <p>
        <strong>{t('tabMeetings.mine.ongoing')}</strong>{' '}
        {isPresent && (
          <>
            <span aria-hidden="true">✓ </span>
            {t('tabMeetings.mine.here')}
          </>
        )}
      </p>
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        {page.may.attend && !isPresent && (
          <Button appearance="primary" disabledFocusable={command.busy} onClick={() => attend(true)}>
            {t('tabMeetings.mine.attend')}
          </Button>
        )}
        {!page.may.lead && (
          <Button
            appearance={isPresent ? 'primary' : 'secondary'}
            onClick={() => navigate(paths.panel(page.id))}
          >
            {t('tabMeetings.read.toPanel')}
          </Button>
        )}
        {page.may.attend && isPresent && (
          <Button disabledFocusable={command.busy} onClick={() => attend(false)}>
            {t('tabMeetings.mine.leave')}
          </Button>
        )}
      </div>
    </>
  )
}

type Open = 'absence' | 'pass'

function Answer(props: PartProps) {
  const { page } = props
  const { me, t } = useTab()
  const { command, act } = useMeetingAct(props)
  const [open, setOpen] = useState<Open>()
  const { mine, may } = page
  const hasPassed = mine.passed?.by === me.person.id
  const wanted = !mine.answer && !hasPassed
  const coming = () => void act({ act: 'answer', kind: 'coming' }, t('tabMeetings.said.coming'))
  // Who may choose an alternate is asked for one; for others the press is the whole answer.
  const notComing = () => {
    if (mine.alternates.length > 0) setOpen('absence')
    else void act({ act: 'answer', kind: 'not-coming' }, t('tabMeetings.said.notComing'))
  }
  return (
    <>
      <AnswerInWords page={page} />
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        {mine.answer?.kind !== 'coming' && (
          <Button
            appearance={wanted ? 'primary' : 'secondary'}
            disabledFocusable={command.busy}
            onClick={coming}
          >
            {t(wanted ? 'tabMeetings.mine.coming' : 'tabMeetings.mine.comingAfterAll')}
          </Button>
        )}
        {mine.answer?.kind !== 'not-coming' && !hasPassed && (
          <Button disabledFocusable={command.busy} onClick={notComing}>
            {t('tabMeetings.mine.notComing')}
          </Button>
        )}
        {mine.answer?.kind === 'not-coming' && mine.alternates.length > 0 && (
          <Button disabledFocusable={command.busy} onClick={() => setOpen('absence')}>
            {t(mine.answer.alternate ? 'tabMeetings.mine.otherAlternate' : 'tabMeetings.mine.nameAlternate')}
          </Button>
        )}
        {may.passVote && (
          <Button disabledFocusable={command.busy} onClick={() => setOpen('pass')}>
            {t('tabMeetings.mine.pass')}
          </Button>
        )}
      </div>
      {open === 'absence' && <AbsenceDialog {...props} onClose={() => setOpen(undefined)} />}
      {open === 'pass' && <PassVoteDialog {...props} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** What I have answered, in words. */
function AnswerInWords({ page }: { page: MeetingPage }) {
  const { me } = useTab()
  const { t, name, moment } = useMeetingWords()
  const { answer, passed } = page.mine
  const standsInFor = page.invited.find((line) => line.answer?.alternate === me.person.id)
  if (answer?.kind === 'coming')
    return (
      <p>
        <span aria-hidden="true">✓ </span>
        {t('tabMeetings.mine.isComing', { when: moment(answer.at) })}
      </p>
    )
  if (answer)
    return (
      <p>
        <span aria-hidden="true">– </span>
        {answer.alternate
          ? t('tabMeetings.mine.isReplaced', { name: name(answer.alternate), when: moment(answer.at) })
          : t('tabMeetings.mine.isNotComing', { when: moment(answer.at) })}
      </p>
    )
  if (passed?.by === me.person.id) return null
  return (
    <>
      {standsInFor && <p>{t('tabMeetings.mine.standsIn', { name: name(standsInFor.person) })}</p>}
      <p>{t('tabMeetings.mine.question')}</p>
    </>
  )
}
