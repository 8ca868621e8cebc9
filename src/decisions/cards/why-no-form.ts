import { type Refusal, refuse } from '../../kernel/decision'
import type { Plan } from '../../plan/model'
import { whyNotPassed } from '../../representation/proxies'
import { whyNotOpen } from '../entry-rules'
import { whyNotNow, whyNotSpeaking } from '../position-rules'
import { barsOf, groupOf, proxiesNow } from '../rules'
import type { DecisionState } from '../state'
import type { FormKind } from './forms'
import { mayExtend } from './menu'
import type { Me } from './own-part'

/** Said before somebody begins to write, so that nothing is written in vain; the rule itself is asked when it is sent. */
export function whyNoForm(
  state: DecisionState,
  me: Me,
  { form, round, administration }: { form: FormKind; round: number; administration?: string | undefined },
  plan: Plan,
): Refusal | undefined {
  switch (form) {
    case 'conflict':
      return whyNotOpen(state) ?? (me.administration === undefined ? refuse('only-delegates') : undefined)
    case 'pass':
      return whyNotOpen(state) ?? whyNotPassing(state, me, plan)
    case 'extend':
      return whyNotOpen(state) ?? (mayExtend(state, me, plan) ? undefined : refuse('only-preparers'))
    case 'tabled':
    case 'referred-back':
    case 'withdrawn': {
      const mayEnd = me.leads || (form === 'withdrawn' && state.by === me.id)
      return whyNotOpen(state) ?? (mayEnd ? undefined : refuse('only-chair'))
    }
    default: {
      const answersFor = administration ?? me.administration ?? ''
      return whyNotNow(state, round) ?? whyNotSpeaking(state, me.id, answersFor, groupOf(state, plan))
    }
  }
}

/** Why this person's administration can pass its vote to nobody, if it cannot. */
function whyNotPassing(state: DecisionState, { administration: from }: Me, plan: Plan): Refusal | undefined {
  if (from === undefined) return refuse('only-delegates')
  const group = groupOf(state, plan)
  const proxies = proxiesNow(state, group)
  const bars = barsOf(state, group)
  const refusals = group
    .filter(({ administration }) => administration !== from)
    .map(({ administration: to }) => whyNotPassed(proxies, { from, to }, group, bars))
  return refusals.every((refusal) => refusal !== undefined)
    ? (refusals[0] ?? refuse('proxy-to-nobody'))
    : undefined
}
