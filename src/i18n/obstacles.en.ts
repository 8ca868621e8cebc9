import type { obstaclesSv } from './obstacles.sv'
import type { Words } from './words'

/** Words of obstacles, in English. */
export const obstaclesEn: Words<typeof obstaclesSv> = {
  process: 'Process {{process}}',
  standing: {
    raised: 'With the process leader',
    solved: 'Solved',
    lifted: 'With the steering group',
    tabled: 'Tabled by the steering group',
    'referred-back': 'Referred back by the steering group',
    decided: 'Decided by the steering group',
    'proposal-withdrawn': 'The proposal is withdrawn',
    withdrawn: 'Withdrawn',
  },
  card: {
    title: 'Obstacle',
    toHandle: 'Obstacle for you to take up',
    mine: '● Waiting for you',
    raisedBy: 'Raised by {{name}} {{when}}',
    raisedByYou: 'Raised by you {{when}}',
    byYou: 'You {{when}}',
    by: '{{name}} {{when}}',
    bySteeringGroup: 'The steering group {{when}}',
    wanted: 'Solve the obstacle, or lift it to the steering group with a proposed measure.',
    comes: 'The process leader takes up the obstacle. The answer comes here.',
    enough: 'Not enough? Then you can take up the obstacle again.',
    unanswered:
      'The steering group does not answer the obstacle. If it is still in the way, you can take it up again.',
    written: 'This is what you had written: “{{text}}”',
    readAll: 'Read all',
    readDecision: 'Read the decision',
    openProposal: 'Open the proposal',
  },
  step: {
    solved: {
      title: 'An obstacle is solved',
      label: 'Solution',
      meaning: 'Not enough? Tell a process leader, who can take up the obstacle again.',
    },
    lifted: {
      title: 'An obstacle is with the steering group',
      label: 'Proposed measure',
      meaning: 'The steering group’s answer comes to the process’s channel and to who raised the obstacle.',
    },
    withdrawn: {
      title: 'An obstacle is withdrawn',
      label: 'Withdrawn',
      meaning: 'Is it in the way again? Raise a new obstacle.',
    },
    'taken-up': {
      title: 'An obstacle is taken up again',
      label: 'Taken up again',
      meaning: 'The process leader looks at the obstacle once more.',
    },
    decided: {
      title: 'The steering group has decided on an obstacle',
      label: 'Decision',
      meaning: 'Not enough? Tell a process leader, who can take up the obstacle again.',
    },
    tabled: {
      title: 'The steering group has tabled an obstacle',
      label: 'Tabled',
      meaning: 'The steering group takes up the question again later.',
    },
    'referred-back': {
      title: 'The steering group wants to know more about an obstacle',
      label: 'Referred back',
      meaning: 'The process leader goes on with the proposal. Then it comes back to the steering group.',
    },
    'proposal-withdrawn': {
      title: 'The proposal about an obstacle is withdrawn',
      label: 'The proposal was withdrawn',
      meaning: 'The steering group does not answer the obstacle. A process leader can take it up again.',
    },
  },
  raise: {
    title: 'Raise an obstacle',
    intro:
      'What is in the way of the process? The process leader solves it, or lifts it to the steering group.',
    process: 'Which process is it about?',
    processMissing: 'Choose a process.',
    moreProcesses_one: 'There is no room here for one more process. It is in Samsyn.',
    moreProcesses_other: 'There is no room here for {{count}} more processes. They are in Samsyn.',
    heading: 'What is in the way, in one sentence?',
    headingMissing: 'Write what is in the way.',
    text: 'Tell us more: what happens, and what have you tried?',
    textMissing: 'Describe the obstacle.',
    send: 'Raise the obstacle',
  },
  act: {
    back: 'Back',
    solve: {
      button: 'Solve the obstacle',
      title: 'Solve the obstacle',
      label: 'What has been done or settled?',
      missing: 'Write what has been done or settled.',
      hint: 'The answer goes to the process’s channel and to who raised the obstacle.',
      send: 'Save the solution',
    },
    lift: {
      button: 'Lift to the steering group',
      title: 'Lift the obstacle to the steering group',
      label: 'Which measure do you propose?',
      missing: 'Write which measure you propose.',
      hint: 'It becomes a draft decision, which you can finish before the steering group gets it.',
      send: 'Lift to the steering group',
    },
    withdraw: {
      button: 'Withdraw',
      title: 'Withdraw the obstacle',
      label: 'Why do you withdraw it?',
      missing: 'Write why.',
      hint: 'The obstacle and the reason can still be read.',
      send: 'Withdraw',
    },
    'take-up-again': {
      button: 'Take up again',
      title: 'Take up the obstacle again',
      label: 'Why does it have to be taken up again?',
      missing: 'Write why.',
      hint: 'What has been done can still be read. Then you can solve the obstacle or lift it anew.',
      send: 'Take up again',
    },
  },
  said: {
    raised: 'Thank you! The obstacle is with the process leader.',
    solve: 'The solution is saved.',
    lift: 'The obstacle is lifted to the steering group. Open the proposal and finish it.',
    withdraw: 'The obstacle is withdrawn.',
    'take-up-again': 'The obstacle is taken up again.',
  },
  waiting: 'Take up an obstacle',
  notify: { raised: 'New obstacle: {{title}}', toHandle: 'Obstacle for you to take up: {{title}}' },
  background:
    'The obstacle was raised in process {{process}} by {{name}} on {{day}}, and lifted to the steering group by {{leader}} on {{liftedDay}}.',
  refused: {
    'not-found': 'The obstacle does not exist, or it is not open to you. Ask a process leader.',
    'process-unknown': 'Choose which process the obstacle is about. What you wrote is still there.',
    'not-your-process':
      'You are not an ambassador of that process. What you wrote is still there. Choose one of your own, or ask an ambassador there to raise the obstacle.',
    'only-ambassadors':
      'Obstacles are raised by ambassadors, in their own processes, and by process leaders. If you see one, tell a process leader.',
    'title-missing': 'First write in one sentence what is in the way.',
    'title-too-long':
      'The sentence has {{length}} characters. There is room for {{max}}. What you wrote is still there: move some of it to the description.',
    'text-missing': 'Describe the obstacle: what happens, and what have you tried?',
    'text-too-long':
      'The description has {{length}} characters. There is room for {{max}}. What you wrote is still there: shorten it.',
    'raised-already':
      'The obstacle has been raised already, in another process. What you wrote is still there. Raise a new obstacle if it is about both.',
    'only-raiser': 'Only who raised the obstacle can change the text. Get in touch with them.',
    'only-raiser-or-leader':
      'Only who raised the obstacle or a process leader can withdraw it. Get in touch with one of them.',
    'only-process-leader': 'Only a process leader can do this. Get in touch with the leader of the process.',
    'solution-missing':
      'Write what has been done or settled, so that who raised the obstacle gets to know it.',
    'measure-missing': 'Write which measure you propose, so that the steering group knows what to decide on.',
    'measure-too-long':
      'The text has {{length}} characters. There is room for {{max}}. What you wrote is still there: shorten it.',
    'changed-meanwhile':
      'The obstacle was rewritten while you read it. Here is the new text, and what you wrote is still there. Read it and send again.',
    'still-open': 'The obstacle is with the process leader already. Solve it or lift it directly.',
    'solved-already':
      'The obstacle is solved already. If that is not enough, a process leader can take it up again.',
    'lifted-already':
      'The obstacle is with the steering group. Wait for the answer, or ask the process leader to withdraw the proposal.',
    'answered-already':
      'The obstacle has been with the steering group and is closed. If that is not enough, a process leader can take it up again.',
    'withdrawn-already': 'The obstacle is withdrawn. If it is in the way again, raise a new obstacle.',
    'too-often':
      'The obstacle has been taken up again {{max}} times, the most there is room for. Raise a new obstacle instead.',
    'reason-missing': 'Write why, so that the others understand.',
    'reason-too-long':
      'The reason has {{length}} characters. There is room for {{max}}. What you wrote is still there: shorten it.',
    'matter-full':
      'There is no more room in this obstacle. Nothing of what you just did is saved. Raise a new obstacle instead.',
  },
}
