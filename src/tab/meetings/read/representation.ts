import type { Me } from '../../../http/api'
import type { MeetingPage } from '../../../meetings/api'
import type { AdministrationId } from '../../../representation/delegates'
import type { PassedVote } from '../../../representation/proxies'

/** A vote that is offered or taken: on its way, or in other hands. */
export function isLive({ status }: PassedVote): boolean {
  return status === 'offered' || status === 'accepted'
}

/**
 * Administrations for which nobody has said that they come, nor passed the vote; once the meeting goes on, those that the
 * server names. Everybody has to be represented (final report §9.2).
 */
export function unspokenFor(page: MeetingPage, me: Me): readonly AdministrationId[] {
  if (page.kind !== 'steering') return []
  if (page.stage === 'ongoing') return page.unrepresented
  if (page.stage !== 'called') return []
  const delegates = new Set(
    me.plan.people.filter((p) => p.roles.includes('steering-member')).map(({ id }) => id),
  )
  const coming = page.invited.flatMap(({ person, answer }) => {
    if (answer?.alternate) return [answer.alternate]
    return answer?.kind === 'coming' && delegates.has(person) ? [person] : []
  })
  const bodies = new Set(me.plan.people.filter(({ id }) => coming.includes(id)).map((p) => p.administration))
  const passed = new Set(page.proxies.filter(isLive).map(({ from }) => from))
  return me.plan.administrations.map(({ id }) => id).filter((id) => !bodies.has(id) && !passed.has(id))
}
