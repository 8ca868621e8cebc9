import { Button, Checkbox, Field, Select } from '@fluentui/react-components'
import { useState } from 'react'
import type { InvitedLine } from '../../../meetings/api'
import type { AdministrationId } from '../../../representation/delegates'
import { byName } from '../../by-name'
import { ProblemNotice } from '../../shell/Notice'
import { useTab } from '../../tab-context'
import { useMeetingWords } from '../meeting-words'
import { type MeetingDoer, type PartProps, useMeetingAct } from '../part-props'

/** Who is here: myself by one press, and for who leads the meeting everybody. */
export function Here(props: PartProps) {
  const { page } = props
  const { me } = useTab()
  const { t, body, listed, person: known } = useMeetingWords()
  const doer = useMeetingAct(props)
  const all = [...page.invited, ...page.guests]
  const here = all.filter(({ isPresent }) => isPresent)
  // Who leads begins by noting who is here; later it stands folded.
  const [open] = useState(page.may.lead && here.length <= 1)
  const bodies = me.plan.administrations
    .map(({ id }) => ({ id, lines: all.filter(({ person }) => known(person)?.administration === id) }))
    .filter(({ id, lines }) => lines.length > 0 || page.unrepresented.includes(id))
  return (
    <section className="panel here" aria-labelledby="here">
      <h2 id="here" tabIndex={-1} className="unseen">
        {t('tabMeetings.panel.hereTitle')}
      </h2>
      {here.length > 0 && page.unrepresented.length > 0 && (
        <p>
          <span aria-hidden="true">! </span>
          {t('tabMeetings.people.nobody', { names: listed(page.unrepresented.map(body)) })}
        </p>
      )}
      <ProblemNotice t={t} problem={doer.command.problem} />
      {page.may.attend && !page.mine.isPresent && (
        <div className="buttons">
          <Button
            appearance="primary"
            disabledFocusable={doer.command.busy}
            onClick={() => void doer.act({ act: 'attend', present: true }, t('tabMeetings.said.here'))}
          >
            {t('tabMeetings.mine.attend')}
          </Button>
        </div>
      )}
      <details open={open}>
        <summary>{t('tabMeetings.panel.here', { here: here.length, all: all.length })}</summary>
        <div className="bodies">
          {bodies.map(({ id, lines }) => (
            <OneBody key={id} {...props} id={id} lines={lines} />
          ))}
          {page.may.lead && <Somebody {...props} doer={doer} />}
        </div>
      </details>
    </section>
  )
}

interface DoerProps extends PartProps {
  readonly doer: MeetingDoer
}

interface OneBodyProps extends PartProps {
  readonly id: AdministrationId
  readonly lines: readonly InvitedLine[]
}

/** The people of one administration, and whether it has a voice at the meeting. */
function OneBody({ id, lines, ...props }: OneBodyProps) {
  const { page } = props
  const { t, body, inOrder } = useMeetingWords()
  // Before anybody is noted there is nothing to say of each.
  const isNotedHere = page.invited.some(({ isPresent }) => isPresent)
  const proxy = page.proxies.find((p) => p.from === id && p.status === 'accepted')
  const order = inOrder(lines.map(({ person }) => person))
  return (
    <fieldset className="body-group">
      <legend>{body(id)}</legend>
      {proxy && (
        <p className="small">
          <span aria-hidden="true">⇢ </span>
          {t('tabMeetings.panel.representedBy', { administration: body(proxy.to) })}
        </p>
      )}
      {isNotedHere && page.unrepresented.includes(id) && (
        <p className="small">
          <span aria-hidden="true">! </span>
          {t('tabMeetings.panel.nobodyHere')}
        </p>
      )}
      {order.map((person) => {
        const line = lines.find((one) => one.person === person)
        if (!line) return null
        return page.may.lead ? (
          <Noting key={person} {...props} line={line} />
        ) : (
          <p key={person} className={line.isPresent ? '' : 'quiet'}>
            <span aria-hidden="true">{line.isPresent ? '✓' : '–'} </span>
            <Named line={line} /> {!line.isPresent && t('tabMeetings.panel.isAway')}
          </p>
        )
      })}
    </fieldset>
  )
}

/** One person, noted by one press. Each has a call of their own, so that many can be noted one after the other. */
function Noting({ line, ...props }: PartProps & { line: InvitedLine }) {
  const { t, name } = useMeetingWords()
  const { command, act } = useMeetingAct(props)
  const { person, isPresent } = line
  const note = (present: boolean) =>
    void act(
      { act: 'attend', present, of: person },
      t(present ? 'tabMeetings.said.noted' : 'tabMeetings.said.notedLeft', { name: name(person) }),
    )
  return (
    <>
      <Checkbox
        label={<Named line={line} />}
        checked={isPresent}
        onChange={(_, { checked }) => note(checked === true)}
      />
      <ProblemNotice t={t} problem={command.problem} />
    </>
  )
}

function Named({ line }: { line: InvitedLine }) {
  const { t, name } = useMeetingWords()
  return (
    <>
      <span dir="auto">{name(line.person)}</span>
      {line.answer?.alternate && (
        <span className="quiet small">
          {' '}
          {t('tabMeetings.people.replacedBy', { name: name(line.answer.alternate) })}
        </span>
      )}
    </>
  )
}

/** Somebody else of the plan who is here, though not asked to come. */
function Somebody({ page, doer }: DoerProps) {
  const { me, t } = useTab()
  const { name, bodyOf } = useMeetingWords()
  const [chosen, setChosen] = useState('')
  const known = new Set([...page.invited, ...page.guests].map(({ person }) => person))
  const others = byName(me.plan.people.filter(({ id }) => !known.has(id)))
  const add = () =>
    void doer.act(
      { act: 'attend', present: true, of: chosen },
      t('tabMeetings.said.noted', { name: name(chosen) }),
      () => setChosen(''),
    )
  return (
    <div className="somebody">
      <Field label={t('tabMeetings.panel.somebody')}>
        <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
          <option value="">{t('tabMeetings.plan.choose')}</option>
          {others.map(({ id }) => (
            <option key={id} value={id}>
              {name(id)}, {bodyOf(id)}
            </option>
          ))}
        </Select>
      </Field>
      <Button disabledFocusable={doer.command.busy || !chosen} onClick={() => chosen && add()}>
        {t('tabMeetings.panel.noteSomebody')}
      </Button>
    </div>
  )
}
