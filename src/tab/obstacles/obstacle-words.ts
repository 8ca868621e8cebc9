import { TEXT_LIMIT, TITLE_LIMIT } from '../../obstacles/state'

/** What an obstacle is told in. */
export interface ObstacleWords {
  readonly title: string
  readonly text: string
}

export const OBSTACLE_FIELD = { title: 'obstacle-title', text: 'obstacle-text' } as const

/** Why a text cannot be sent so, if not. */
export function wrongWith(text: string, max: number): 'missing' | 'too-long' | undefined {
  const { length } = text.trim()
  if (length === 0) return 'missing'
  return length > max ? 'too-long' : undefined
}

/** The id of the first field that has to be mended, if any. */
export function firstWrong({ title, text }: ObstacleWords): string | undefined {
  if (wrongWith(title, TITLE_LIMIT)) return OBSTACLE_FIELD.title
  return wrongWith(text, TEXT_LIMIT) ? OBSTACLE_FIELD.text : undefined
}
