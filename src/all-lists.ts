import { decisionsList } from './decisions/list'
import { paragraphsList } from './decisions/paragraphs'
import { auditList } from './matters/audit'
import { meetingsList } from './meetings/list'
import { minutesList, minutesTextsList } from './minutes/list'
import { obstaclesList } from './obstacles/list'
import { lastGoodRowsList } from './plan/last-good-rows'
import { registryLists } from './plan/registry'
import { postingsList } from './reconcile/postings-list'
import { conversationsList } from './teams/conversations'

/** What is carried when a store moves: the rest belongs to the one store that it is in. */
export const carriedLists = [
  ...registryLists,
  minutesList,
  minutesTextsList,
  decisionsList,
  paragraphsList,
  meetingsList,
  obstaclesList,
  auditList,
  postingsList,
  conversationsList,
]

/** Every list there is, in the order in which they are made. */
export const allLists = [...carriedLists, lastGoodRowsList]
