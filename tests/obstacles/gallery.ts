import type { CardView } from '../../src/cards/view'
import { actForm, type ObstacleDraft, raiseForm } from '../../src/obstacles/cards/forms'
import { newsCard, obstacleCard } from '../../src/obstacles/cards/obstacle-card'
import { lastStep } from '../../src/obstacles/cards/words'
import { processesToRaiseIn } from '../../src/obstacles/rules'
import type { Card } from '../../src/reconcile/posting'
import { amir, ines, leader, MEASURE, OBSTACLE, type ObstacleStory, plan, raised } from './story'

const waiting = raised()
const solved = raised((s) => s.solve())
const lifted = raised((s) => s.lift())
const after = (kind: 'decided' | 'tabled' | 'referred-back' | 'withdrawn') =>
  raised(
    (s) => s.lift(),
    (s) => s.outcome(kind),
  )
const decided = after('decided')
const again = raised(
  (s) => s.solve(),
  (s) => s.takeUpAgain(),
)
const withdrawn = raised((s) => s.withdraw())
const EMPTY: ObstacleDraft = { key: 'k1', process: '', title: '', text: '' }
const WRITTEN: ObstacleDraft = { ...EMPTY, ...OBSTACLE, text: '' }

/** Cards are shown some days after: `viewAt` of the other cards is before what the steering group does here. */
const on = (view: CardView): CardView => ({ ...view, plan, today: '2026-03-26' })

function news({ state }: ObstacleStory, view: CardView): Card {
  const step = lastStep(state)
  if (!step) throw new TypeError('there is no news')
  return newsCard(state, step, on(view), ines.id)
}

/** Every card about obstacles, as the gallery of all cards shows them. */
export const OBSTACLE_GALLERY: Readonly<Record<string, (view: CardView) => Card>> = {
  'obstacle, channel, raised': (view) => obstacleCard(waiting.state, on(view)),
  'obstacle, leader, to take up': (view) => obstacleCard(waiting.state, on(view), leader.id),
  'obstacle, raiser, just raised': (view) =>
    obstacleCard(waiting.state, on(view), ines.id, { kind: 'good', text: view.t('obstacles.said.raised') }),
  'obstacle, leader, taken up again': (view) => obstacleCard(again.state, on(view), leader.id),
  'obstacle, leader, just lifted': (view) =>
    obstacleCard(lifted.state, on(view), leader.id, { kind: 'good', text: view.t('obstacles.said.lift') }),
  'obstacle, leader, too late': (view) =>
    obstacleCard(solved.state, on(view), leader.id, {
      kind: 'warning',
      text: view.t('obstacles.refused.solved-already'),
      written: MEASURE,
    }),
  'obstacle, leader, proposal withdrawn': (view) =>
    obstacleCard(after('withdrawn').state, on(view), leader.id),
  'obstacle, channel, lifted': (view) => obstacleCard(lifted.state, on(view)),
  'obstacle, channel, tabled': (view) => obstacleCard(after('tabled').state, on(view)),
  'obstacle, channel, decided': (view) => obstacleCard(decided.state, on(view)),
  'obstacle, channel, withdrawn': (view) => obstacleCard(withdrawn.state, on(view)),
  'obstacle, leader, decided': (view) => obstacleCard(decided.state, on(view), leader.id),
  'obstacle, ambassador, solved': (view) => obstacleCard(solved.state, on(view), amir.id),
  'obstacle news, solved': (view) => news(solved, view),
  'obstacle news, lifted': (view) => news(lifted, view),
  'obstacle news, tabled': (view) => news(after('tabled'), view),
  'obstacle news, referred back': (view) => news(after('referred-back'), view),
  'obstacle news, decided': (view) => news(decided, view),
  'obstacle news, proposal withdrawn': (view) => news(after('withdrawn'), view),
  'obstacle news, taken up again': (view) => news(again, view),
  'obstacle form, raise': (view) => raiseForm(EMPTY, processesToRaiseIn(ines, plan), on(view)),
  'obstacle form, raise, with a problem': (view) =>
    raiseForm(WRITTEN, plan.processes, on(view), view.t('obstacles.refused.text-missing')),
  'obstacle form, solve': (view) => actForm('solve', waiting.state, on(view)),
  'obstacle form, lift, changed meanwhile': (view) =>
    actForm('lift', waiting.state, on(view), MEASURE, view.t('obstacles.refused.changed-meanwhile')),
  'obstacle form, withdraw': (view) => actForm('withdraw', waiting.state, on(view)),
  'obstacle form, take up again': (view) => actForm('take-up-again', solved.state, on(view)),
}
