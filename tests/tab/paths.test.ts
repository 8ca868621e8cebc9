import fc from 'fast-check'
import { pageAt, paths } from '../../src/tab/paths'

const id = fc.string({ minLength: 1 }).filter((text) => text !== '.' && text !== '..')
const version = fc.integer({ min: 1, max: 999 })

test('every path that is built leads to its page, whatever the id', () => {
  fc.assert(
    fc.property(id, version, version, (minutes, a, b) => {
      expect(pageAt(paths.edit(minutes))).toEqual({ at: 'edit', id: minutes })
      expect(pageAt(paths.minutes(minutes, a))).toEqual({ at: 'minutes', id: minutes, version: a })
      expect(pageAt(paths.compare(minutes, a, b))).toEqual({ at: 'compare', id: minutes, from: a, to: b })
    }),
  )
})

test('every path of proposals, meetings and obstacles leads to its page, whatever the id', () => {
  const anyId = id.filter((text) => text !== 'new')
  fc.assert(
    fc.property(anyId, (one) => {
      expect(pageAt(paths.decision(one))).toEqual({ at: 'decision', id: one })
      expect(pageAt(paths.editProposal(one))).toEqual({ at: 'edit-proposal', id: one })
      expect(pageAt(paths.meeting(one))).toEqual({ at: 'meeting', id: one })
      expect(pageAt(paths.changeMeeting(one))).toEqual({ at: 'change-meeting', id: one })
      expect(pageAt(paths.panel(one))).toEqual({ at: 'panel', id: one })
      expect(pageAt(paths.obstacle(one))).toEqual({ at: 'obstacle', id: one })
    }),
  )
})

test.each([
  ['/tab/decisions', 'decisions'],
  ['/tab/decisions/', 'decisions'],
  ['/tab/decisions/new', 'new-proposal'],
  ['/tab/decisions/abc', 'decision'],
  ['/tab/decisions/abc/edit', 'edit-proposal'],
  ['/tab/decisions/abc/panel', 'unknown'],
  ['/tab/decisions/new/edit', 'edit-proposal'],
  ['/tab/decisions/abc/edit/more', 'unknown'],
  ['/tab/meetings', 'meetings'],
  ['/tab/meetings/new', 'new-meeting'],
  ['/tab/meetings/abc/panel', 'panel'],
  ['/tab/obstacles', 'obstacles'],
  ['/tab/obstacles/new', 'new-obstacle'],
  ['/tab/obstacles/abc', 'obstacle'],
  ['/tab/obstacles/abc/edit', 'unknown'],
  ['/tab/constructor', 'unknown'],
  ['/tab/decisions/abc/constructor', 'unknown'],
  ['/tab/', 'home'],
  ['/tab', 'home'],
  ['/tab/minutes', 'list'],
  ['/tab/minutes/', 'list'],
  ['/tab/minutes/new', 'create'],
  ['/tab/minutes/abc', 'minutes'],
  ['/tab/minutes/abc/v/0', 'unknown'],
  ['/tab/minutes/abc/v/one', 'unknown'],
  ['/tab/minutes/abc/compare/1', 'unknown'],
  ['/tab/minutes/%E0%A4', 'unknown'],
  ['/tab/elsewhere', 'unknown'],
])('the address %s is the page %s', (address, page) => {
  expect(pageAt(address).at).toBe(page)
})

test.each(['minutes/abc', '/minutes/abc', '/tab/minutes/abc'])(
  'the deep link %s stays within the tab',
  (link) => {
    expect(paths.within(link)).toBe('/tab/minutes/abc')
  },
)
