import type { Circumstances } from '../kernel/circumstances'
import type { MatterType, RecordedEvent, StoredMatter } from './matter-type'

/** A matter after these events, which ride in its own item until they are audit rows. */
export function record<S, C, E extends { readonly type: string }>(
  type: MatterType<S, C, E>,
  stored: StoredMatter<S, E> | undefined,
  events: readonly E[],
  { now, actor }: Circumstances,
): StoredMatter<S, E> {
  let seq = stored?.seq ?? 0
  let state = stored?.state
  const recorded: RecordedEvent<E>[] = []
  for (const event of events) {
    state = type.evolve(state, event)
    seq += 1
    recorded.push({ seq, at: now, by: actor.id, event })
  }
  return {
    layout: 1,
    seq,
    settled: stored?.settled ?? 0,
    state: state as S,
    unaudited: [...(stored?.unaudited ?? []), ...recorded],
  }
}
