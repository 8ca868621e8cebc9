import { decisionsEn } from './decisions.en'
import { extractEn } from './extract.en'
import { meetingRecordEn } from './meeting-record.en'
import { meetingsEn } from './meetings.en'
import { minutesEn } from './minutes.en'
import { obstaclesEn } from './obstacles.en'
import { registryEn } from './registry.en'
import type { sv } from './sv'
import { tabEn } from './tab.en'
import { tabDecisionsEn } from './tab-decisions.en'
import { tabMeetingsEn } from './tab-meetings.en'
import type { Words } from './words'

/** Everything that people read, in English. */
export const en: Words<typeof sv> = {
  someone: 'somebody',
  namesAndMore_one: '{{names}} and 1 more',
  namesAndMore_other: '{{names}} and {{count}} more',
  bot: {
    helpTitle: 'This is what I can help you with',
    helpIntro: 'Write one of these words in the chat:',
    helpMy: '**my** – everything that waits for you',
    helpHelp: '**help** – this list',
    helpNotes: '**notes** – hand in notes from a meeting. You can also attach a file: Word, PDF or text.',
    helpObstacle: '**obstacle** – tell of something that stands in the way of a process.',
    helpAmbassador:
      'As an ambassador you approve the notes of your process meetings, suggest changes and raise obstacles, directly on the card.',
    helpSteering:
      'As a member of the steering group you answer notices, take positions on proposals, pass your vote on and approve notes, directly on the card.',
    helpLeader:
      'As a process leader you hand in notes, send them for approval, answer remarks and finish them.',
    helpGuest: 'As a guest you can read what is finished.',
    openTab: 'Open Samsyn',
    my: 'My matters',
    notes: 'Hand in notes',
    obstacle: 'Raise an obstacle',
    notUnderstood: 'I did not quite understand. Write **help** to see what I can do.',
    myTitle: 'My matters',
    myNothing: 'Nothing is waiting for you right now.',
    myIntro_one: 'One thing is waiting for you.',
    myIntro_other: '{{count}} things are waiting for you.',
    myMore_one: 'One more is in Samsyn.',
    myMore_other: '{{count}} more are in Samsyn.',
    welcome: 'Hello! I am Samsyn. I help you approve notes, decide together and keep the plan together.',
    notInPlan: 'I cannot find you in the plan {{plan}}. Ask a process leader to add you: {{leaders}}.',
    fileFromElsewhere:
      'The file is in a place that I may not fetch from. Attach it with the paper clip in this chat, or upload it in Samsyn.',
    fileFailed:
      'The file could not be fetched. Nothing is saved. Try to attach it again, or upload it in Samsyn.',
  },
  errors: {
    fault: 'It could not be saved right now, so nothing has changed. Try again in a while.',
    unavailable:
      'SharePoint, where everything is kept, does not answer right now. Nothing is saved. What you wrote is still there: try again in a while.',
    faultReference: 'Reference for support: {{reference}}',
    unknownAction: 'The button belongs to an older version of the card. Open Samsyn to go on.',
    malformed:
      'Something in what you sent could not be understood, so nothing is saved. Reload the page and try again.',
    signIn: 'You are not signed in. Open Samsyn again.',
  },
  minutes: minutesEn,
  decisions: decisionsEn,
  extract: extractEn,
  meetings: meetingsEn,
  meetingRecord: meetingRecordEn,
  obstacles: obstaclesEn,
  registry: registryEn,
  tab: tabEn,
  tabDecisions: tabDecisionsEn,
  tabMeetings: tabMeetingsEn,
}
