import type { DecisionPage, VoiceLine } from '../../../decisions/api'
import type { Conflict, Position, RecordedVoice } from '../../../decisions/state'
import type { PersonId } from '../../../plan/model'

/** How one administration stands, or stood when the decision was made: what a row of the table shows. */
export interface VoiceRow {
  readonly administration: string
  readonly is: VoiceLine['is']
  readonly delegates: readonly PersonId[]
  readonly conflicts: readonly Conflict[]
  readonly positions: readonly Position[]
  readonly earlier: readonly Position[]
  /** Who represents it, when another administration does, or has been asked to. */
  readonly proxy?: {
    readonly to: string
    readonly holder?: PersonId
    readonly instruction: string
    readonly offered: boolean
  }
}

/** The rows of the table: as it now is, or as it was recorded with the decision. */
export function rowsOf({ stage, voices, outcomes }: DecisionPage): readonly VoiceRow[] {
  const decided = stage === 'decided' ? outcomes.at(-1) : undefined
  return decided ? decided.voices.map(recorded) : voices.map(current)
}

function current({
  administration,
  is,
  delegates,
  conflicts,
  positions,
  earlier,
  proxy,
}: VoiceLine): VoiceRow {
  return {
    ...{ administration, is, conflicts, positions, earlier },
    delegates: delegates.filter((person) => !conflicts.some((conflict) => conflict.person === person)),
    ...(proxy ? { proxy: { ...proxy, offered: proxy.status === 'offered' } } : {}),
  }
}

function recorded({ administration, how, proxy, positions, conflicts }: RecordedVoice): VoiceRow {
  return {
    ...{ administration, positions, conflicts, earlier: [] },
    is: how === 'excused' ? 'excused' : positions.length > 0 ? 'answered' : 'silent',
    delegates: [...new Set(positions.filter((p) => p.through === undefined).map((p) => p.by))],
    ...(proxy ? { proxy: { ...proxy, offered: false } } : {}),
  }
}

/** The administrations that an amended text is put to whatever the chair chooses: those that object or want more time. */
export function objectors({ voices }: Pick<DecisionPage, 'voices'>): readonly string[] {
  const objects = ({ kind }: Position) => kind === 'objection' || kind === 'more-time'
  return voices
    .filter((voice) => voice.is !== 'excused' && [...voice.positions, ...voice.earlier].some(objects))
    .map(({ administration }) => administration)
}
