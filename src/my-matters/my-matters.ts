import type { CardAnswer, PressHandlers } from '../cards/press'
import type { CardView } from '../cards/view'
import { ok } from '../http/answer'
import type { Route } from '../http/route'
import type { Person } from '../plan/model'
import type { ChatCommand } from '../teams/chat'
import { helpCard, myCard } from './cards'
import type { WaitingItem } from './waiting'

/** My matters in all its places: the words `mina` and `hjälp`, a button, and the first page of the tab. */
export interface MyMatters {
  readonly command: ChatCommand
  readonly help: ChatCommand
  readonly presses: PressHandlers
  readonly routes: readonly Route[]
  readonly welcome: (person: Person, view: CardView) => CardAnswer
}

/** `waiting` gathers what waits for a person from every feature. */
export function myMatters(
  waiting: (person: Person, view: CardView) => Promise<readonly WaitingItem[]>,
): MyMatters {
  const show = async ({ person, view }: { person: Person; view: CardView }): Promise<CardAnswer> => ({
    card: myCard(await waiting(person, view), view),
  })
  return {
    command: { words: ['mina', 'my', 'mina ärenden', 'my matters'], answer: show },
    help: {
      words: ['hjälp', 'hjalp', 'help', '?'],
      answer: async ({ person, view }) => ({ card: helpCard(person, view, false) }),
    },
    presses: { 'my.show': show },
    routes: [
      {
        method: 'get',
        path: '/api/my',
        handle: async ({ person, view }) => ok({ items: await waiting(person, view) }),
      },
    ],
    welcome: (person, view) => ({ card: helpCard(person, view, true) }),
  }
}

/** A source of what waits for people: a feature. */
export interface WaitingSource {
  waiting?(person: Person, view: CardView): Promise<readonly WaitingItem[]>
}

/** What waits for a person in all features: what is overdue first, then by deadline. */
export async function waitingIn(
  features: readonly WaitingSource[],
  person: Person,
  view: CardView,
): Promise<readonly WaitingItem[]> {
  const items = await Promise.all(features.map((feature) => feature.waiting?.(person, view) ?? []))
  return items.flat().sort((a, b) => ((a.deadline ?? '9') < (b.deadline ?? '9') ? -1 : 1))
}
