import { Button } from '@fluentui/react-components'
import type { PassedVote } from '../../../representation/proxies'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useMeetingWords } from '../meeting-words'
import { type PartProps, useMeetingAct } from '../part-props'
import { Instruction } from './Instruction'

/** Votes of other administrations: those that are offered to us, and those that I hold. */
export function VotesOfOthers(props: PartProps) {
  const { me } = useTab()
  const { page } = props
  const held = page.proxies.filter((p) => p.status === 'accepted' && p.holder === me.person.id)
  return (
    <>
      {page.mine.offers.map((proxy) => (
        <Offer key={proxy.from} {...props} proxy={proxy} />
      ))}
      {held.map((proxy) => (
        <Held key={proxy.from} {...props} proxy={proxy} />
      ))}
    </>
  )
}

interface VoteProps extends PartProps {
  readonly proxy: PassedVote
}

function Offer(props: VoteProps) {
  const { page, proxy } = props
  const { t, body, name } = useMeetingWords()
  const { command, act } = useMeetingAct(props)
  const from = body(proxy.from)
  const answer = (accepts: boolean) =>
    void act(
      { act: 'answer-proxy', from: proxy.from, accepts },
      t(accepts ? 'decisions.said.accepted' : 'decisions.said.declined', { administration: from }),
    )
  return (
    <div className="offer">
      <p>
        <strong>{t('decisions.own.offers', { administration: from })}</strong>
      </p>
      <p>{t('tabMeetings.mine.offerMeans', { name: name(proxy.by) })}</p>
      <Instruction
        text={proxy.instruction}
        label={t('tabMeetings.mine.theyWrote', { administration: from })}
      />
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        <Button
          // One coloured button a page: whether one comes oneself is asked first.
          appearance={page.stage === 'called' && !page.mine.answer ? 'secondary' : 'primary'}
          disabledFocusable={command.busy}
          onClick={() => answer(true)}
        >
          {t('decisions.button.acceptFrom', { administration: from })}
        </Button>
        <Button disabledFocusable={command.busy} onClick={() => answer(false)}>
          {t('decisions.button.decline')}
        </Button>
      </div>
    </div>
  )
}

function Held(props: VoteProps) {
  const { proxy } = props
  const { t, body } = useMeetingWords()
  const { command, act } = useMeetingAct(props)
  const from = body(proxy.from)
  return (
    <div className="offer">
      <p>
        <span aria-hidden="true">⇢ </span>
        {t('decisions.said.accepted', { administration: from })}
      </p>
      <Instruction
        text={proxy.instruction}
        label={t('tabMeetings.mine.theyWrote', { administration: from })}
      />
      <ProblemNotice t={t} problem={command.problem} />
      <div className="buttons">
        <Button
          disabledFocusable={command.busy}
          onClick={() =>
            void act(
              { act: 'answer-proxy', from: proxy.from, accepts: false },
              t('tabMeetings.said.givenBack', { administration: from }),
            )
          }
        >
          {t('decisions.menu.give-back', { administration: from })}
        </Button>
      </div>
    </div>
  )
}
