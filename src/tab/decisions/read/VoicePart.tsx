import { Button } from '@fluentui/react-components'
import { useId, useRef, useState } from 'react'
import { POSITION_KINDS, type Position, type PositionKind } from '../../../decisions/state'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { isKept } from '../../use-kept'
import { POSITION_SIGN } from '../signs'
import { useDecisionWords } from '../use-decision-words'
import { colleagueOf, type MyVoice, waitsFor } from './my-voices'
import { nameOfForm, PositionForm, type WordedKind } from './PositionForm'
import { type PartProps, useAct } from './use-act'

interface VoiceProps extends PartProps {
  readonly voice: MyVoice
}

/** One voice that I speak for: what I have said, and the five things that can be said. */
export function VoicePart(props: VoiceProps) {
  const { page } = props
  const { me } = useTab()
  const { t, body } = useDecisionWords()
  const colleague = colleagueOf(page, props.voice, me.person.id)
  // Where a colleague has answered, mine is not waited for.
  const voice = { ...props.voice, wanted: waitsFor(page, props.voice, me.person.id) }
  const titleId = useId()
  const [changing, setChanging] = useState(false)
  const administration = body(voice.administration)
  const own = voice.administration === page.mine.administration
  const passed = own && page.mine.passed !== undefined
  const instruction = page.voices.find((v) => v.administration === voice.administration)?.proxy?.instruction
  const isOpen = page.stage === 'open' && !page.mine.owesConflictAnswer
  const choosing = isOpen && (voice.wanted || changing)
  if (!isOpen && !voice.position) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's; this is a part of the page
    <div role="group" aria-labelledby={titleId} className="voice">
      <h3 id={titleId} dir="auto">
        {t(own ? 'tabDecisions.mine.voice' : 'tabDecisions.mine.voiceFor', { administration })}
      </h3>
      {!own && instruction && (
        <p className="quiet" dir="auto">
          {t('tabDecisions.voices.instruction', { instruction })}
        </p>
      )}
      {!passed && colleague && <Colleague position={colleague} />}
      {!passed && <Said {...props} voice={voice} />}
      {isOpen && !voice.wanted && (
        <div>
          <Button aria-expanded={changing} onClick={() => setChanging(!changing)}>
            {passed || (own && !voice.position)
              ? t('tabDecisions.mine.speakAnyway')
              : own
                ? t('tabDecisions.mine.change')
                : t('tabDecisions.mine.changeFor', { administration })}
          </Button>
        </div>
      )}
      {choosing && <Choices {...props} voice={voice} onClose={() => setChanging(false)} />}
      {isOpen && !own && !voice.position && <GiveBack {...props} />}
    </div>
  )
}

function Colleague({ position: { by, kind } }: { position: Position }) {
  const { t, name } = useDecisionWords()
  return (
    <p>
      <span aria-hidden="true">{POSITION_SIGN[kind]} </span>
      {kind === 'sealed'
        ? t('decisions.own.colleagueSealed', { name: name(by) })
        : t('decisions.own.colleague', { name: name(by), kind: t(`decisions.kind.${kind}`) })}
    </p>
  )
}

/** What I have said, in words. */
function Said({ page, voice }: VoiceProps) {
  const { t, moment, body } = useDecisionWords()
  const { position, wanted } = voice
  if (!position) return page.stage === 'open' && wanted ? <p>{t('tabDecisions.mine.unanswered')}</p> : null
  const own = voice.administration === page.mine.administration
  return (
    <>
      {wanted && (
        <p>
          <strong>{t(position.askedAgain ? 'tabDecisions.mine.again' : 'tabDecisions.mine.outdated')}</strong>
        </p>
      )}
      <p className={wanted ? 'quiet' : ''}>
        <span aria-hidden="true">{POSITION_SIGN[position.kind]} </span>
        {t(own ? 'tabDecisions.mine.said' : 'tabDecisions.mine.saidFor', {
          position: t(`decisions.kind.${position.kind}`),
          administration: body(voice.administration),
          when: moment(position.at),
        })}
      </p>
      {position.text && (
        <p className="said-text lines" dir="auto">
          {position.text}
        </p>
      )}
      {!wanted && page.stage === 'open' && <p className="quiet">{t('tabDecisions.mine.changeable')}</p>}
    </>
  )
}

/** The five positions. Consent is said with one press; the others open a form for their words. */
function Choices({ onClose, ...props }: VoiceProps & { onClose: () => void }) {
  const { page, voice } = props
  const { me } = useTab()
  const { t, body } = useDecisionWords()
  const { command, act } = useAct(props)
  const { administration } = voice
  // What was begun before a reload is open again.
  const [open, setOpen] = useState<WordedKind | undefined>(() =>
    POSITION_KINDS.filter(isWorded).find((kind) =>
      isKept(me.person.id, nameOfForm(page.id, administration, kind)),
    ),
  )
  const buttons = useRef<HTMLDivElement>(null)
  const close = () => {
    // The form goes away; what opened it gets the focus back.
    buttons.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
    setOpen(undefined)
  }
  // One button on the page is coloured: the chair's own, once it is there.
  const coloured = voice.wanted && !open && !page.may.confirm
  const own = administration === page.mine.administration
  const saidOf = (kind: PositionKind) =>
    t(own ? 'tabDecisions.mine.saved' : 'tabDecisions.mine.savedFor', {
      administration: body(administration),
      position: t(`decisions.kind.${kind}`),
    })
  const state = (kind: PositionKind, text: string, whenDone?: () => void) =>
    act({ act: 'state-position', round: page.round, administration, kind, text }, saidOf(kind), () => {
      whenDone?.()
      setOpen(undefined)
      onClose()
    })
  return (
    <>
      {!open && <ProblemNotice t={t} problem={command.problem} />}
      <div className="buttons" ref={buttons}>
        {POSITION_KINDS.map((kind) => (
          <Button
            key={kind}
            size={voice.wanted ? 'large' : 'medium'}
            appearance={kind === 'consent' && coloured ? 'primary' : 'secondary'}
            disabledFocusable={command.busy}
            {...(isWorded(kind) ? { 'aria-expanded': open === kind } : {})}
            onClick={() => (isWorded(kind) ? setOpen(open === kind ? undefined : kind) : state(kind, ''))}
          >
            {t(`tabDecisions.choose.${kind}`)}
          </Button>
        ))}
      </div>
      {open && (
        <PositionForm
          key={open}
          kind={open}
          name={nameOfForm(page.id, administration, open)}
          initial={voice.position?.kind === open ? voice.position.text : ''}
          sealed={page.isSealed}
          command={command}
          onSend={(text, whenDone) => state(open, text, whenDone)}
          onClose={close}
        />
      )}
    </>
  )
}

function isWorded(kind: PositionKind): kind is WordedKind {
  return kind !== 'consent'
}

/** Who took another administration's vote and cannot speak through it gives it back, as long as it is unused. */
function GiveBack(props: VoiceProps) {
  const { t, body } = useDecisionWords()
  const { command, act } = useAct(props)
  const { administration } = props.voice
  const said = t('tabDecisions.mine.offerDeclined', { administration: body(administration) })
  return (
    <>
      <ProblemNotice t={t} problem={command.problem} />
      <div>
        <Button
          appearance="subtle"
          disabledFocusable={command.busy}
          onClick={() => act({ act: 'answer-proxy', from: administration, accepts: false }, said)}
        >
          {t('tabDecisions.mine.giveBack')}
        </Button>
      </div>
    </>
  )
}
