import type { CardView } from '../../cards/view'
import { FRONT } from '../front'
import { versionNo } from '../rules'
import type { MinutesState, Part } from '../state'

/** The meeting in words: `Processträff 2.8.3 Kommunikation`, `Styrgruppsmöte`, or the title of a booster day. */
export function meetingName(state: MinutesState, { t, plan }: CardView): string {
  if (state.kind === 'steering') return t('minutes.kind.steering')
  if (state.kind === 'booster') return state.brief.title
  const process = plan.process(state.process ?? '')
  return `${t('minutes.kind.process')} ${process ? `${process.number} ${process.title}` : (state.process ?? '')}`
}

/** A section in words, as its heading reads now or as it is given. */
export function partName(state: MinutesState, partId: string, { t }: CardView, heading?: string): string {
  if (partId === FRONT) return t('minutes.front')
  const hashes = state.versions.flatMap((v) => v.parts)
  const known =
    heading ?? hashes.map((hash) => state.parts[hash]).findLast((part) => part?.id === partId)?.heading
  return known || t('minutes.sectionWithoutHeading')
}

/** The parts that stand otherwise in the later version, are new in it, or are no longer there. */
export function changedParts(state: MinutesState, before: number, after: number): readonly Part[] {
  const [old, now] = [versionNo(state, before)?.parts ?? [], versionNo(state, after)?.parts ?? []]
  const partOf = (hash: string) => state.parts[hash] ?? { id: '', heading: '' }
  const changed = now.filter((hash) => !old.includes(hash)).map(partOf)
  const stillThere = new Set(now.map((hash) => partOf(hash).id))
  const removed = old.map(partOf).filter((part) => !stillThere.has(part.id))
  return [...changed, ...removed]
}
