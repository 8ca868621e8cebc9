import { diffWordsWithSpace } from 'diff'

/** Words that two texts share, or that one of them has alone. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Texts that have so little in common that comparing takes longer, in milliseconds, are set one after the other. */
const PATIENCE = 1_000

/** The words of two texts in order, each kept, put in or taken out. */
export function wordPieces(before: string, after: string): readonly Piece[] {
  const parts = diffWordsWithSpace(before, after, { timeout: PATIENCE })
  if (!parts) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  }
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
