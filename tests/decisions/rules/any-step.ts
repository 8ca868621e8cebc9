import fc from 'fast-check'
import type { DecisionCommand } from '../../../src/decisions/commands'
import type { PositionKind } from '../../../src/decisions/state'
import { proposal } from '../builders'

/** What somebody tries; the numbers choose among those who are there. */
export const anyStep = fc.record({
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('position', 'own-position', 'own-position', 'enter', 'settle') },
    { weight: 3, arbitrary: fc.constantFrom('pass', 'accept', 'hand', 'hand', 'take-back', 'amend') },
    {
      weight: 3,
      arbitrary: fc.constantFrom('registry', 'registry', 'conflict', 'conflict-back', 'no-conflict'),
    },
    { weight: 3, arbitrary: fc.constantFrom('meeting', 'meeting-proxy', 'meeting-alternate', 'old-news') },
    { weight: 1, arbitrary: fc.constantFrom('hand-over', 'finish', 'unseal', 'confirm-entry', 'decline') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('put-off', 'take-up', 'confirm', 'odd', 'number', 'off', 'revise'),
    },
  ),
  a: fc.nat(999),
  b: fc.nat(999),
  c: fc.nat(999),
})
export type AnyStep = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

/** Positions as often as people take them. */
export const KINDS: readonly PositionKind[] = [
  ...(['consent', 'consent', 'consent', 'reservation', 'stand-aside'] as const),
  ...(['objection', 'more-time'] as const),
]

const STRANGE = ['', '__proto__', 'constructor', 'nobody', 'samsyn'] as const

/** An id that is none. */
export function strange(n: number): string {
  return STRANGE[n % STRANGE.length] ?? ''
}

/** A command that makes little sense. */
export function oddCommand(b: number, c: number): DecisionCommand {
  const odd: readonly DecisionCommand[] = [
    { type: 'set-deadline', deadline: c % 2 ? '2020-01-01' : '2027-02-02' },
    { type: 'revise', proposal: proposal({ title: '' }), text: '' },
    { type: 'propose', proposal: proposal(), text: 'Igen' },
    { type: 'open' },
    { type: 'answer-proxy', from: strange(c), accepts: true },
    { type: 'pass-vote', to: strange(c), instruction: 'x'.repeat(c) },
    { type: 'hand-over-chair', to: strange(c) },
    { type: 'declare-conflict', scope: 'person', reason: '', of: strange(c) },
    { type: 'withdraw', reason: '' },
  ]
  return odd[b % odd.length] ?? { type: 'open' }
}
