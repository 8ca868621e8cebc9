import type { meetingRecordSv } from './meeting-record.sv'
import type { Words } from './words'

/** Words of agendas and minutes that Samsyn writes itself, in English. */
export const meetingRecordEn: Words<typeof meetingRecordSv> = {
  minutesItem: 'Approval of minutes: {{title}}',
  pausedItem: 'Paused process: {{process}}',
  continuedItem_one: 'One process that needs continued leadership',
  continuedItem_other: '{{count}} processes that need continued leadership',
  resultsItem: 'Desired results: how far have we come?',
  notReached: 'The meeting did not reach this item.',
  opening: 'Opening and attendance',
  opened: '{{chair}} opened the meeting.',
  alternate: '{{name}} stood in for {{member}}.',
  proxy: '{{from}} has passed its vote to {{to}} ({{holder}}).',
  left: 'Left before the end: {{names}}.',
  presented: 'Presented by {{name}}.',
  amended_one: 'The proposal was amended once before everybody could agree.',
  amended_other: 'The proposal was amended {{count}} times before everybody could agree.',
  conflict: '{{name}}, {{administration}}, declared a conflict of interest and took no part: {{reason}}',
  excused: '{{administration}} is excused from the item, which favours the whole administration: {{reason}}',
  represented: '{{administration}} was represented by {{by}} ({{holder}}).',
  reservation: '{{name}}, {{administration}}, made a reservation: {{text}}',
  stoodAside: '{{name}}, {{administration}}, stood aside. {{text}}',
  finds: '{{chair}} finds that the steering group agrees and decides:',
  tabled: 'The steering group tables the item. Reason: {{reason}}',
  referredBack: 'The steering group refers the item back. What is wanted: {{reason}}',
}
