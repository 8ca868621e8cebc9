import type { decisionRefusalsSv } from './decision-refusals.sv'
import type { Words } from './words'

/** Why something cannot be done with a proposal, in English. */
export const decisionRefusalsEn: Words<typeof decisionRefusalsSv> = {
  'not-found': 'The proposal does not exist, or it is not open to you.',
  'only-members-propose':
    'Only members of the steering group, process leaders and the chair can put proposals. Ask one of them.',
  'only-preparers': 'Only a process leader or the chair can do this. Ask one of them.',
  'only-chair': 'Only the person who chairs the matter can do this. Nothing has changed.',
  'only-delegates':
    'Only members of the steering group take positions. Nothing is saved. You can read the whole proposal in Read all.',
  'alternate-speaks':
    'Your alternate answers for you at the meeting. Nothing is saved. To answer yourself, tell the person who called the meeting.',
  'title-missing': 'Write a title.',
  'text-missing': 'Write the text of the proposal.',
  'text-too-long':
    'The text is too long: there is room for {{max}} characters. What you wrote is still here.',
  'process-unknown': 'The process is not in the plan. Choose another.',
  'deadline-missing': 'Choose a last day to answer, or take the proposal to a meeting.',
  'deadline-past': 'The last day to answer must be today or later. Choose a new day.',
  'not-draft': 'The proposal is already out. If the text must change, the chair does it.',
  'not-put-off': 'The proposal has not been tabled or referred back, so it cannot be taken up again.',
  'not-open': 'The proposal is not open for answers now. Nothing is saved.',
  'too-late': 'You were too late: the matter is closed. Nothing is saved. This is how it ended.',
  'text-changed':
    'The text has changed since you opened the card, so your answer is not saved. Read the new text and answer again.',
  'edited-meanwhile':
    'The text changed while you were writing. What you wrote is still here. Compare it with the new text and save again.',
  'too-many-rounds':
    'The text has been changed as many times as it can be. Table the proposal or refer it back.',
  'objection-without-reason': 'An objection needs a reason. Write it and save again.',
  'reservation-without-text': 'Write your reservation, and save again.',
  'reason-too-long':
    'What you wrote is too long: there is room for {{max}} characters. It is still here. Shorten it and save again.',
  'reason-missing': 'Write why.',
  'entry-changed':
    'The chair has changed the entry since then. Read what it says now, and confirm it if it is right.',
  'nothing-entered': 'There is nothing entered to confirm. You may have answered yourself since.',
  disqualified:
    'You have a conflict of interest and take no part. Nothing is saved. If that is wrong, choose More choices.',
  'conflict-unanswered':
    'First say whether you have a conflict of interest. Your answer on the proposal is not saved.',
  'conflict-without-reason': 'Write the reason for your conflict of interest.',
  'chair-disqualified':
    'You have a conflict of interest and cannot lead the matter. Hand over the chair to another member in Read all.',
  'cannot-chair': 'Only a member without a conflict of interest can chair the matter. Choose somebody else.',
  'entered-only-in-meeting': 'You can enter somebody else’s answer only during a meeting. Nothing is saved.',
  'answered-themselves':
    '{{person}} has answered in person, and nobody else can change that. Nothing is saved. Ask them to answer again.',
  'declared-themselves':
    '{{person}} declared the conflict of interest in person, and nobody else can take it back. Nothing has changed.',
  'already-decided': 'The decision has already been made.',
  'not-ready_one': 'The decision cannot be confirmed yet: one thing is missing. Nothing has changed.',
  'not-ready_other':
    'The decision cannot be confirmed yet: {{count}} things are missing. Nothing has changed.',
  'answers-missing': 'Not everyone has answered yet. The answers can be shown when nobody is missing.',
  'open-positions-first': 'The answers are hidden. Show them before you change the text.',
  'in-another-meeting': 'The proposal is already on the agenda of another meeting. Remove it there first.',
  'proxy-to-self': 'You cannot pass the vote to yourselves. Choose another administration.',
  'proxy-to-nobody': 'That administration has nobody who can answer for you. Choose another.',
  'proxy-excused':
    'Your administration has a conflict of interest and takes no part, so there is no vote to pass.',
  'proxy-after-voting':
    'Your administration has already answered, so the vote cannot be passed. Change the answer instead.',
  'proxy-already': 'You have already passed your vote to {{administration}}. Take it back first.',
  'proxy-to-disqualified':
    'That administration has a conflict of interest and cannot answer for you. Choose another.',
  'proxy-circle':
    'That administration has passed its vote to you. You cannot pass your votes to each other. Choose another.',
  'proxy-one-hop': '{{administration}} has passed on its own vote and cannot answer for you. Choose another.',
  'proxy-holds-another':
    'You answer for another administration and can therefore not pass your own vote. Answer yourselves, or give back the other vote first.',
  'proxy-gone': 'The vote is no longer passed. Nothing has changed.',
  'proxy-not-yours':
    'You cannot answer for that administration: the vote has not been passed to you. Nothing is saved.',
  'proxy-taken': 'A colleague has already accepted the vote and answers for them.',
  'proxy-used':
    'The vote has already been used, so it cannot be taken or given back. Those who passed it can still answer themselves.',
  'instruction-too-long':
    'What you wrote is too long: there is room for {{max}} characters. It is still here. Shorten it.',
  'instruction-disqualified':
    'You have a conflict of interest and may not say how the vote is used. Remove the text and you can pass the vote.',
  'matter-full':
    'There is no more room in this matter. Nothing of what you just did is saved. Ask a process leader for help.',
}
