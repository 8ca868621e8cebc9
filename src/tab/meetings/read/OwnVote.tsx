import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { ProblemNotice } from '../../shell/Notice'
import { useMeetingWords } from '../meeting-words'
import { type PartProps, useMeetingAct } from '../part-props'
import { PassVoteDialog } from './answer-dialogs'
import { Instruction } from './Instruction'

/** Our own vote: where it is, or why it came back. */
export function OwnVote(props: PartProps) {
  const { page } = props
  const { t, body, name } = useMeetingWords()
  const { command, act } = useMeetingAct(props)
  const [passing, setPassing] = useState(false)
  const { passed, administration } = page.mine
  const back = page.proxies.find(
    (p) => p.from === administration && (p.status === 'declined' || p.status === 'lapsed'),
  )
  if (passed)
    return (
      <>
        <p>
          <span aria-hidden="true">⇢ </span>
          {passed.status === 'accepted' && passed.holder
            ? t('decisions.own.passed', { administration: body(passed.to), name: name(passed.holder) })
            : t('decisions.own.offered', { administration: body(passed.to) })}
        </p>
        <Instruction text={passed.instruction} label={t('tabMeetings.mine.weWrote')} />
        <ProblemNotice t={t} problem={command.problem} />
        <div className="buttons">
          <Button
            disabledFocusable={command.busy}
            onClick={() => void act({ act: 'withdraw-proxy' }, t('decisions.said.takenBack'))}
          >
            {t('tabMeetings.mine.takeBack')}
          </Button>
        </div>
      </>
    )
  // While the meeting goes on there are no answers to give, but the vote can still be passed.
  const mayPass = page.may.passVote && page.stage === 'ongoing'
  return (
    <>
      {back?.status === 'declined' && (
        <p>{t('decisions.own.proxyDeclined', { administration: body(back.to) })}</p>
      )}
      {back?.why === 'meeting-moved' && <p>{t('tabMeetings.mine.lapsedMoved')}</p>}
      {mayPass && (
        <div className="buttons">
          <Button onClick={() => setPassing(true)}>{t('tabMeetings.mine.pass')}</Button>
        </div>
      )}
      {passing && <PassVoteDialog {...props} onClose={() => setPassing(false)} />}
    </>
  )
}
