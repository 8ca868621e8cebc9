import type { Me } from '../../http/api'
import type { MeetingKind } from '../../meetings/state'
import { leads } from '../tab-context'

/** The kinds of meeting that this person can plan: process leaders any, the chair the steering group's. */
export function kindsToPlan(me: Me): readonly MeetingKind[] {
  if (leads(me)) return ['steering', 'process']
  return me.person.roles.includes('steering-chair') ? ['steering'] : []
}
