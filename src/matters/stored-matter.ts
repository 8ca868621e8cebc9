import {
  type Column,
  joinLongText,
  type ListDefinition,
  splitLongText,
  TEXT_LIMIT,
} from '../lists/definition'
import type { Fields, Item } from '../lists/port'
import type { Plan } from '../plan/model'
import type { MatterType, StoredMatter } from './matter-type'

const STATE_COLUMNS = ['State1', 'State2'] as const

const MATTER_COLUMNS: Readonly<Record<string, Column>> = {
  /** Where the matter is opened in Samsyn. */
  Link: { title: 'Öppna i Samsyn', kind: 'text' },
  MatterId: { kind: 'text', unique: true, technical: true },
  /** Something may still have to be posted or reminded of. */
  Active: { kind: 'boolean', indexed: true, technical: true },
  /** Events are not yet audit rows, or what is posted is not yet as wanted. */
  Pending: { kind: 'boolean', indexed: true, technical: true },
  State1: { kind: 'longText', technical: true },
  State2: { kind: 'longText', technical: true },
}

/** The definition of a matter list: its own plain columns, and those that every matter has. */
export function matterList(name: string, title: string, columns: ListDefinition['columns']): ListDefinition {
  return { name, title, columns: { ...columns, ...MATTER_COLUMNS } }
}

/** The fields to write for a matter, or `undefined` when its state no longer fits into its columns. */
export function matterFields<S, C, E extends { readonly type: string }>(
  type: MatterType<S, C, E>,
  id: string,
  stored: StoredMatter<S, E>,
  plan: Plan,
  link: string,
): Fields | undefined {
  const state = splitLongText(JSON.stringify(stored), STATE_COLUMNS)
  if (!state) return undefined
  const { state: current, settled, seq } = stored
  return {
    ...type.columns(current, plan),
    ...state,
    Link: link.length <= TEXT_LIMIT ? link : null,
    MatterId: id,
    Active: type.isActive(current),
    Pending: settled < seq,
  }
}

/** Reads a matter back from its item. Throws `UnreadableMatter` when the item does not hold what Samsyn writes. */
export function storedMatter<S, E>(list: ListDefinition, item: Item): StoredMatter<S, E> {
  try {
    const stored = JSON.parse(joinLongText(item.fields, STATE_COLUMNS)) as StoredMatter<S, E>
    if (stored.layout === 1) return stored
  } catch (cause) {
    throw new UnreadableMatter(list, item, cause)
  }
  throw new UnreadableMatter(list, item)
}

/** An item of a matter list holds something that this version of Samsyn cannot read. */
export class UnreadableMatter extends Error {
  constructor(list: ListDefinition, item: Item, cause?: unknown) {
    super(`Item ${item.id} of list ${list.name} does not hold a state that this version can read`, { cause })
  }
}
