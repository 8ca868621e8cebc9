import type { ObstaclePage } from '../../obstacles/api'

/** What each piece of the page of an obstacle gets. */
export interface ObstaclePartProps {
  readonly page: ObstaclePage
  /** Shows the page as it now is, and says what was done. */
  done(page: ObstaclePage, sentence: string): void
  /** Shows the page that came with a refusal. */
  fresh(page: ObstaclePage): void
}
