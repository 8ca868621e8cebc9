import type { InvitedLine, MeetingPage } from '../../../meetings/api'
import type { PassedVote } from '../../../representation/proxies'
import { useTab } from '../../tab-context'
import { useMeetingWords } from '../meeting-words'
import { isLive, unspokenFor } from './representation'

type Group = 'present' | 'coming' | 'notComing' | 'unanswered' | 'absent'

const SIGN: Record<Group, string> = {
  present: '✓',
  coming: '✓',
  notComing: '–',
  unanswered: '○',
  absent: '–',
}

/** Who comes, who does not, and who speaks for which administration. */
export function People({ page }: { page: MeetingPage }) {
  const { t } = useTab()
  const { stage } = page
  if (stage === 'cancelled') return null
  const title = t(`tabMeetings.people.${stage === 'ongoing' || stage === 'ended' ? stage : 'title'}`)
  const groups = grouped(page)
  return (
    <aside className="status" aria-label={title}>
      <h2>{title}</h2>
      {page.stage === 'planned' && <p>{t('tabMeetings.people.notCalled')}</p>}
      {page.kind === 'steering' && <Votes page={page} />}
      {groups.map(([group, lines]) => (
        <Lines key={group} group={group} lines={lines} page={page} />
      ))}
    </aside>
  )
}

/** The people of the meeting by how they stand: answers before it, presence once it has begun. */
function grouped(page: MeetingPage): readonly (readonly [Group, readonly InvitedLine[]])[] {
  const { stage, invited, guests } = page
  const all = [...invited, ...guests]
  const begun = stage === 'ongoing' || stage === 'ended'
  const isThere = (line: InvitedLine) => (stage === 'ended' ? line.attendance !== undefined : line.isPresent)
  if (stage === 'planned') return [['unanswered', invited]]
  if (stage === 'ended')
    return [
      ['present', all.filter(isThere)],
      ['absent', all.filter((line) => !isThere(line))],
    ]
  const silent = (line: InvitedLine) => page.unanswered.includes(line.person)
  const away = (line: InvitedLine) => !silent(line) && line.answer?.kind !== 'coming'
  const rest = begun ? all.filter((line) => !isThere(line)) : all
  return [
    ['present', begun ? all.filter(isThere) : []],
    ['coming', rest.filter((line) => !silent(line) && line.answer?.kind === 'coming')],
    ['notComing', rest.filter(away)],
    ['unanswered', rest.filter(silent)],
  ]
}

interface LinesProps {
  readonly group: Group
  readonly lines: readonly InvitedLine[]
  readonly page: MeetingPage
}

function Lines({ group, lines, page }: LinesProps) {
  const { t, inOrder } = useMeetingWords()
  if (lines.length === 0) return null
  const asked = page.stage === 'planned' ? 'asked' : group
  return (
    <div className="answered">
      <p>
        {page.stage !== 'planned' && <span aria-hidden="true">{SIGN[group]} </span>}
        <strong>
          {t(`tabMeetings.people.${page.stage === 'ended' && group === 'present' ? 'were' : asked}`)}
        </strong>{' '}
        ({lines.length})
      </p>
      <ul className="plain">
        {inOrder(lines.map(({ person }) => person)).map((id) => {
          const line = lines.find(({ person }) => person === id)
          return line && <Who key={id} line={line} page={page} />
        })}
      </ul>
    </div>
  )
}

/** One person, with what has to be known besides: their administration, their alternate, the vote that they passed on. */
function Who({ line, page }: { line: InvitedLine; page: MeetingPage }) {
  const { t, name, bodyOf, body, moment } = useMeetingWords()
  const { person, answer, attendance } = line
  const standsInFor = page.invited.find((other) => other.answer?.alternate === person)
  const passed = page.proxies.find((p) => p.by === person && isLive(p))
  const notes = [
    person === page.chair && t('tabMeetings.people.chair'),
    standsInFor && t('tabMeetings.people.standsIn', { name: name(standsInFor.person) }),
    answer?.alternate && t('tabMeetings.people.replacedBy', { name: name(answer.alternate) }),
    passed && t('tabMeetings.people.passedTo', { administration: body(passed.to) }),
    attendance?.left && t('tabMeetings.people.leftAt', { when: moment(attendance.left) }),
  ]
  return (
    <li>
      <span dir="auto">{name(person)}</span>
      <span className="quiet small">{`, ${[bodyOf(person), ...notes].filter(Boolean).join(' · ')}`}</span>
    </li>
  )
}

/** Which administrations are represented by another, and which by nobody yet: without all of them nothing is decided. */
function Votes({ page }: { page: MeetingPage }) {
  const { me } = useTab()
  const { t, body, listed } = useMeetingWords()
  const passed = page.proxies.filter(isLive)
  const nobody = unspokenFor(page, me)
  if (page.stage === 'planned') return null
  if (passed.length === 0 && nobody.length === 0) return null
  return (
    <div className="answered">
      <p>
        <strong>{t('tabMeetings.people.votes')}</strong>
      </p>
      <ul className="plain">
        {passed.map((proxy) => (
          <li key={proxy.from}>
            <Represented proxy={proxy} />
          </li>
        ))}
      </ul>
      {nobody.length > 0 && (
        <p>
          <span aria-hidden="true">! </span>
          {t(page.stage === 'called' ? 'tabMeetings.people.nobodyYet' : 'tabMeetings.people.nobody', {
            names: listed(nobody.map(body)),
          })}
        </p>
      )}
    </div>
  )
}

function Represented({ proxy }: { proxy: PassedVote }) {
  const { t, body, name } = useMeetingWords()
  const [from, to] = [body(proxy.from), body(proxy.to)]
  return (
    <>
      <span aria-hidden="true">⇢ </span>
      <span>
        {proxy.status === 'accepted'
          ? t('tabMeetings.people.represented', { from, to })
          : t('tabMeetings.people.offered', { from, to })}
      </span>
      <span className="quiet small">
        {proxy.status === 'accepted' && proxy.holder && `, ${name(proxy.holder)}`}
        {proxy.instruction && (
          <>
            <br />
            <span dir="auto">”{proxy.instruction}”</span>
          </>
        )}
      </span>
    </>
  )
}
