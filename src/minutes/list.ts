import { translator } from '../i18n/translator'
import { type ListDefinition, oneLine } from '../lists/definition'
import type { Fields } from '../lists/port'
import type { MatterType } from '../matters/matter-type'
import { matterList } from '../matters/stored-matter'
import type { Plan } from '../plan/model'
import type { MinutesEvent } from './events'
import { evolve } from './evolve'
import { decide, type MinutesCommand } from './model'
import { currentRound, missingApprovers } from './rules'
import type { MinutesState } from './state'

/** Minutes as people read them in the list; the state itself is in the columns that every matter has. */
export const minutesList: ListDefinition = matterList('Minutes', 'Protokoll', {
  Title: { title: 'Rubrik', kind: 'text' },
  Meeting: { title: 'Möte', kind: 'text' },
  Kind: { kind: 'text', indexed: true, technical: true },
  Process: { title: 'Process', kind: 'text', indexed: true },
  MeetingDate: { title: 'Mötesdag', kind: 'text', indexed: true },
  Dnr: { title: 'Dnr', kind: 'text', indexed: true },
  Stage: { title: 'Status', kind: 'text', indexed: true },
  Version: { title: 'Utgåva', kind: 'number' },
  Deadline: { title: 'Svar senast', kind: 'text', indexed: true },
  Missing: { title: 'Väntar på svar från', kind: 'longText' },
  FinishedAt: { title: 'Färdigställt', kind: 'dateTime', indexed: true },
})

/** Long texts of minutes, immutable: one row a version, one a suggestion. Written before the matter points to them. */
export const minutesTextsList: ListDefinition = {
  name: 'MinutesTexts',
  title: 'Protokollstexter',
  technical: true,
  replica: 'behind',
  columns: {
    TextKey: { kind: 'text', unique: true },
    MatterId: { kind: 'text', indexed: true },
    Text1: { kind: 'longText' },
    Text2: { kind: 'longText' },
    Text3: { kind: 'longText' },
    Text4: { kind: 'longText' },
  },
}

/** Minutes as the runtime of matters knows them. */
export const minutesType: MatterType<MinutesState, MinutesCommand, MinutesEvent> = {
  list: minutesList,
  idPrefix: '',
  decide,
  evolve,
  columns,
  isActive: (state) => state.stage !== 'finished',
  auditDetail,
}

/** The list is read by people, in Swedish. */
const t = translator('sv')

function columns(state: MinutesState, plan: Plan): Fields {
  const round = currentRound(state)
  const missing = state.stage === 'approval' ? missingApprovers(state) : []
  return {
    Title: oneLine(state.brief.title),
    Meeting: t(`minutes.kind.${state.kind}`),
    Kind: state.kind,
    Process: state.process ?? null,
    MeetingDate: state.brief.meetingDate || null,
    Dnr: oneLine(state.brief.dnr) || null,
    Stage: t(`minutes.stage.${state.stage}`),
    Version: state.versions.length,
    Deadline: state.stage === 'approval' ? (round?.deadline ?? null) : null,
    Missing: missing.map((id) => plan.person(id)?.name ?? id).join('\n'),
    FinishedAt: state.finish?.at ?? null,
  }
}

/** Parts and briefs are derived from the version's text, which has a row of its own: the audit row names the version. */
function auditDetail(event: MinutesEvent): object {
  if (event.type === 'drafted' || event.type === 'revised') {
    const { parts: _, brief: __, actions: ___, version, ...rest } = event
    return { ...rest, version: { no: version.no, hash: version.hash, textKey: version.textKey } }
  }
  if (event.type === 'sent') {
    const { brief: _, ...round } = event.round
    return { type: event.type, round }
  }
  return event
}
