import type { ChatCommand } from '../teams/chat'
import { newObstacleForm } from './actions'
import type { Obstacles } from './service'

/** Raising an obstacle in a chat, by the word for it. */
export function obstacleCommand(obstacles: Obstacles): ChatCommand {
  return {
    words: ['hinder', 'obstacle', 'obstacles'],
    answer: async (message) => newObstacleForm(message, obstacles),
  }
}
