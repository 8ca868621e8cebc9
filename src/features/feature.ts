import type { CardHolds, PressHandlers } from '../cards/press'
import type { CardView, Links } from '../cards/view'
import type { Config } from '../config/config'
import type { OpenRoute, Route } from '../http/route'
import type { Log } from '../kernel/log'
import type { Lists } from '../lists/port'
import type { Store } from '../lists/store'
import type { MatterType } from '../matters/matter-type'
import { Matters, type World } from '../matters/matters'
import type { AnyMatters } from '../matters/register'
import type { WaitingItem } from '../my-matters/waiting'
import type { Person } from '../plan/model'
import type { Wanted } from '../reconcile/posting'
import type { ChatCommand } from '../teams/chat'

/** What every feature is built from. */
export interface FeatureParts {
  readonly store: Store
  readonly lists: Lists
  readonly world: World
  readonly links: Links
  readonly log: Log
  readonly config: Config
  /** Ids of matters and texts: 80 random bits, letters and digits. */
  readonly newId: () => string
}

/** A feature as the rest of the product meets it. */
export interface Feature {
  /** The kinds of matter that it keeps. */
  readonly matters: readonly AnyMatters[]
  /** What one of its matters wants posted now; `undefined` when there is no such matter. */
  wanted(matterId: string): Promise<Wanted | undefined>
  /**
   * Does elsewhere what follows from one of its matters as it now is. Called after every change and after a restart, so
   * it finds by itself what is already done; a fault only delays it.
   */
  follow?(matterId: string): Promise<void>
  /** What waits for a person. */
  waiting?(person: Person, view: CardView): Promise<readonly WaitingItem[]>
  /** What its buttons do, by verb. */
  presses?(holds: CardHolds): PressHandlers
  readonly routes?: readonly Route[]
  readonly openRoutes?: readonly OpenRoute[]
  readonly commands?: readonly ChatCommand[]
}

/** The runtime of one kind of matter, whose pages are at `path` in the tab. */
export function mattersOf<S, C, E extends { readonly type: string }>(
  type: MatterType<S, C, E>,
  parts: FeatureParts,
  path: string,
): Matters<S, C, E> {
  const { store, lists, world, links, log } = parts
  return new Matters(type, lists, world, {
    background: store.lists('settling'),
    link: (id) => links.page(`${path}/${id}`),
    log,
  })
}
