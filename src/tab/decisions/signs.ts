import type { DecisionStage, Position } from '../../decisions/state'

/** A sign for each stage; it always stands beside the word. */
export const STAGE_SIGN: Record<DecisionStage, string> = {
  draft: '✎',
  open: '◐',
  decided: '✓',
  tabled: '→',
  'referred-back': '←',
  withdrawn: '×',
}

/** A sign for each position; it always stands beside the word. */
export const POSITION_SIGN: Record<Position['kind'], string> = {
  consent: '✓',
  reservation: '✓',
  'stand-aside': '○',
  objection: '✗',
  'more-time': '◔',
  sealed: '●',
}
