import type { Stage } from '../../minutes/state'

/** A sign for each stage; it always stands beside the word. */
export const STAGE_SIGN: Record<Stage, string> = { draft: '✎', approval: '◐', locked: '✓', finished: '■' }
