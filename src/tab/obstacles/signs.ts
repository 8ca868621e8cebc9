import type { ObstacleStanding } from '../../obstacles/state'

/** A sign for how an obstacle stands; it always stands beside the word. */
export const STANDING_SIGN: Record<ObstacleStanding, string> = {
  raised: '○',
  solved: '✓',
  lifted: '↑',
  tabled: '→',
  'referred-back': '←',
  decided: '✓',
  'proposal-withdrawn': '×',
  withdrawn: '×',
}
