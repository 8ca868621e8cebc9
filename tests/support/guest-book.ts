import { accept, refuse } from '../../src/kernel/decision'
import { dayOf } from '../../src/kernel/zone'
import type { Lists } from '../../src/lists/port'
import type { MatterType } from '../../src/matters/matter-type'
import { Matters, type World } from '../../src/matters/matters'
import { matterList } from '../../src/matters/stored-matter'
import { plan, START } from './builders'
import { TestClock } from './test-clock'

/** The simplest matter there is: people sign a book, once a line, until it is closed. */
export interface Book {
  readonly lines: readonly string[]
  readonly closed: boolean
}

export type BookCommand =
  | { type: 'sign'; line: string }
  | { type: 'close' }
  | { type: 'look' }
  | { type: 'burn' }
export type BookEvent = { type: 'signed'; line: string; by: string } | { type: 'closed' }

/** A rule of the book that has a mistake in it. */
export class BurntBook extends Error {
  constructor() {
    super('The book is on fire')
  }
}

export const bookList = matterList('Books', 'Gästböcker', { Lines: { kind: 'number', indexed: true } })

export const bookType: MatterType<Book, BookCommand, BookEvent> = {
  list: bookList,
  idPrefix: '',
  decide: (book, command, { actor }) => {
    if (command.type === 'burn') throw new BurntBook()
    if (command.type === 'look') return accept()
    if (book?.closed) return refuse('book-closed')
    if (command.type === 'close') return accept({ type: 'closed' })
    if (book?.lines.includes(command.line)) return accept()
    return accept({ type: 'signed', line: command.line, by: actor.id })
  },
  evolve: (book, event) =>
    event.type === 'closed'
      ? { lines: book?.lines ?? [], closed: true }
      : { lines: [...(book?.lines ?? []), event.line], closed: false },
  columns: (book) => ({ Lines: book.lines.length }),
  isActive: (book) => !book.closed,
  auditDetail: (event) => event,
}

export const clock = new TestClock(START)

export const world: World = { now: () => clock.now(), today: () => dayOf(clock.now()), plan: () => plan }

export function books(lists: Lists): Matters<Book, BookCommand, BookEvent> {
  return new Matters(bookType, lists, world)
}
