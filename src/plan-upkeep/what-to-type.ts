import type { FaultCode } from '../plan/cells'
import type { RegistryProblem } from '../plan/last-good-rows'
import type { Plan } from '../plan/model'
import { fold, languageWords, roleWords, statusWords } from '../plan/words'

/** The most words that a card offers. */
const OFFERED = 6

/** What can be typed in a cell: all there is, or the likest. */
export interface WhatToType {
  readonly words: readonly string[]
  readonly all: boolean
}

/** What could have been meant, in the words of the lists. */
export function whatToType({ code, typed }: RegistryProblem, plan: Plan): WhatToType {
  const words = choices(code, typed, plan)
  if (words.length <= OFFERED) return { words, all: true }
  const likest = [...words].sort((a, b) => likeness(b, typed) - likeness(a, typed))
  return { words: likest.slice(0, OFFERED), all: false }
}

function choices(code: FaultCode, typed: string, plan: Plan): readonly string[] {
  switch (code) {
    case 'unknown-role':
      return roleWords.words
    case 'unknown-status':
      return statusWords.words
    case 'unknown-language':
      return languageWords.words
    case 'unknown-administration':
      return plan.administrations.map((a) => a.shortName)
    case 'unknown-person':
      return plan.people.map((p) => p.name)
    case 'several-people':
      return plan.people.filter((p) => fold(p.name) === fold(typed)).map((p) => p.id)
    case 'unknown-process':
      return plan.processes.map((p) => p.number)
    case 'unknown-area':
      return plan.targetAreas.map((a) => String(a.number))
    default:
      return []
  }
}

/** How alike two words are, from 0 to 1: the share of their pairs of letters that they have in common. */
function likeness(a: string, b: string): number {
  const [pairsA, pairsB] = [pairs(a), pairs(b)]
  const common = [...pairsA].filter((pair) => pairsB.has(pair)).length
  return (2 * common) / Math.max(1, pairsA.size + pairsB.size)
}

function pairs(word: string): ReadonlySet<string> {
  const letters = [...` ${fold(word)} `]
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}
