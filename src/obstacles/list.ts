import { translator } from '../i18n/translator'
import { oneLine } from '../lists/definition'
import type { Fields } from '../lists/port'
import type { MatterType } from '../matters/matter-type'
import { matterList } from '../matters/stored-matter'
import type { Plan } from '../plan/model'
import type { ObstacleEvent } from './events'
import { evolve } from './evolve'
import { decide, type ObstacleCommand } from './model'
import { standingOf } from './rules'
import type { ObstacleState } from './state'

/** Obstacles as people read them in the list. */
export const obstaclesList = matterList('Obstacles', 'Hinder', {
  Title: { title: 'Rubrik', kind: 'text' },
  Process: { title: 'Process', kind: 'text', indexed: true },
  Stage: { title: 'Status', kind: 'text', indexed: true },
  RaisedBy: { title: 'Lyft av', kind: 'text' },
  RaisedAt: { title: 'Lyft', kind: 'dateTime', indexed: true },
  ProposedMeasure: { title: 'Föreslagen åtgärd', kind: 'longText' },
  Solution: { title: 'Lösning', kind: 'longText' },
  Decision: { title: 'Beslut', kind: 'text' },
})

/** Obstacles as the runtime of matters knows them. */
export const obstacleType: MatterType<ObstacleState, ObstacleCommand, ObstacleEvent> = {
  list: obstaclesList,
  idPrefix: 'obstacle-',
  decide,
  evolve,
  columns,
  isActive: ({ stage }) => stage === 'raised' || stage === 'lifted',
  auditDetail: (event) => event,
}

/** The list is read by people, in Swedish. */
const t = translator('sv')

function columns(state: ObstacleState, plan: Plan): Fields {
  const { paragraph } = state.outcomes.at(-1) ?? {}
  return {
    Title: oneLine(state.title),
    Process: state.process,
    Stage: t(`obstacles.standing.${standingOf(state)}`),
    RaisedBy: oneLine(plan.person(state.by)?.name ?? state.by),
    RaisedAt: state.at,
    ProposedMeasure: state.proposedMeasure ?? '',
    Solution: state.solution?.text ?? '',
    Decision: paragraph ? `§ ${paragraph.number}/${paragraph.year}` : null,
  }
}
