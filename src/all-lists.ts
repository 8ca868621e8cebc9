import { auditList } from './matters/audit'
import { minutesList, minutesTextsList } from './minutes/list'
import { registryLists } from './plan/registry'
import { postingsList } from './reconcile/postings-list'
import { conversationsList } from './teams/conversations'

/** Every list there is, in the order in which they are made. */
export const allLists = [
  ...registryLists,
  minutesList,
  minutesTextsList,
  auditList,
  postingsList,
  conversationsList,
]
