import type { DecisionPage, MyPart } from '../../../decisions/api'
import type { Position } from '../../../decisions/state'
import type { PersonId } from '../../../plan/model'

export type MyVoice = MyPart['voices'][number]

/** What a colleague has said for the administration, so that I may but need not; my own objection I alone take back. */
export function colleagueOf(page: DecisionPage, voice: MyVoice, me: PersonId): Position | undefined {
  const { administration, position } = voice
  if (administration !== page.mine.administration) return undefined
  if (position?.kind === 'objection' || position?.kind === 'more-time') return undefined
  const line = page.voices.find((v) => v.administration === administration)
  return line?.positions.find(({ by }) => by !== me)
}

/** Whether the matter waits for this voice of mine. */
export function waitsFor(page: DecisionPage, voice: MyVoice, me: PersonId): boolean {
  return voice.wanted && colleagueOf(page, voice, me) === undefined
}
