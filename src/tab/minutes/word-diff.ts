import { diffWordsWithSpace } from 'diff'
import type { Piece } from '../../minutes/api'

const PATIENCE_MS = 500

/** The difference between two texts, word by word; texts that have too little in common stand one after the other. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const parts = diffWordsWithSpace(before, after, { timeout: PATIENCE_MS })
  if (!parts)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return parts.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
