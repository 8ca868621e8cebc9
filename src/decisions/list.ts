import { translator } from '../i18n/translator'
import { oneLine } from '../lists/definition'
import type { Fields } from '../lists/port'
import type { MatterType } from '../matters/matter-type'
import { matterList } from '../matters/stored-matter'
import type { Plan } from '../plan/model'
import { sayMissing } from './cards/missing'
import type { DecisionCommand } from './commands'
import type { DecisionEvent } from './events'
import { evolve } from './evolve'
import { decide } from './model'
import { missingFor } from './rules'
import type { DecisionState } from './state'

/** Proposals and decisions as people read them in the list. */
export const decisionsList = matterList('Decisions', 'Beslut', {
  Title: { title: 'Rubrik', kind: 'text' },
  Stage: { title: 'Status', kind: 'text', indexed: true },
  Paragraph: { title: 'Paragraf', kind: 'text' },
  Year: { title: 'År', kind: 'number', indexed: true },
  DecidedAt: { title: 'Beslutat', kind: 'dateTime', indexed: true },
  Process: { title: 'Process', kind: 'text', indexed: true },
  Dnr: { title: 'Dnr', kind: 'text', indexed: true },
  Deadline: { title: 'Svar senast', kind: 'text', indexed: true },
  Meeting: { title: 'Möte', kind: 'text', indexed: true, technical: true },
  Missing: { title: 'Saknas för beslut', kind: 'longText' },
})

/** Proposals and decisions as the runtime of matters knows them. */
export const decisionType: MatterType<DecisionState, DecisionCommand, DecisionEvent> = {
  list: decisionsList,
  idPrefix: 'decision-',
  decide,
  evolve,
  columns,
  isActive: ({ stage }) => stage === 'draft' || stage === 'open',
  auditDetail,
}

/** The list is read by people, in Swedish. */
const t = translator('sv')

function columns(state: DecisionState, plan: Plan): Fields {
  const outcome = state.outcomes.at(-1)
  const paragraph = outcome?.paragraph
  return {
    Title: oneLine(state.title),
    Stage: t(`decisions.stage.${state.stage}`),
    Paragraph: paragraph ? `§ ${paragraph.number}` : null,
    Year: paragraph?.year ?? null,
    DecidedAt: state.stage === 'decided' ? (outcome?.at ?? null) : null,
    Process: state.process ?? null,
    Dnr:
      oneLine(
        state.mandates
          .map(({ dnr }) => dnr)
          .filter(Boolean)
          .join('; '),
      ) || null,
    Deadline: state.stage === 'open' ? (state.deadline ?? null) : null,
    Meeting: state.meeting?.id ?? null,
    Missing:
      state.stage === 'open'
        ? missingFor(state, plan)
            .map((m) => sayMissing(m, t, plan))
            .join('\n')
        : '',
  }
}

/** While positions are sealed the trail tells that somebody answered, not what; opening them tells the rest. */
function auditDetail(event: DecisionEvent): object {
  if (event.type !== 'positioned' || !event.sealed) return event
  const { administration, by, round, through, enteredBy } = event.position
  return { type: event.type, position: { administration, by, round, through, enteredBy }, sealed: true }
}
