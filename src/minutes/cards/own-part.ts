import { type Element, notice, type Standing } from '../../cards/kit'
import { type CardView, sayMoment } from '../../cards/view'
import type { PersonId } from '../../plan/model'
import { askedNow, isDone, standingOf } from '../rules'
import type { MinutesState, Suggestion } from '../state'
import { excerptOf } from '../written-version'
import { partName } from './words'

const LISTED = 5

/** Something to say first: what just happened, or why a press did not take. */
export interface Say {
  readonly kind: 'good' | 'attention' | 'warning'
  readonly text: string
}

/** What happened just now, and where the viewer stands. A person who is done is told both in one sentence. */
export function ownPart(
  state: MinutesState,
  view: CardView,
  viewer: PersonId | undefined,
  say: Say | undefined,
): readonly Element[] {
  const done = viewer === undefined ? undefined : doneInWords(state, view, viewer)
  if (done && say?.kind === 'good') return [notice('good', `${say.text} ${done}`)]
  if (done) return [...saidOf(say), notice('good', done)]
  const asked = viewer !== undefined && state.stage === 'approval'
  return [...saidOf(say), ...(asked ? remarksInWords(state, view, viewer) : [])]
}

function saidOf(say: Say | undefined): readonly Element[] {
  return say ? [notice(say.kind, say.text)] : []
}

/** In one word whether the card waits for the viewer; nothing on the card for all. */
export function standingInAWord(
  state: MinutesState,
  { t }: CardView,
  viewer: PersonId | undefined,
): Standing | undefined {
  if (viewer === undefined || !askedNow(state).includes(viewer)) return undefined
  const standing = standingOf(state, viewer)
  if (isDone(standing)) return { text: t('minutes.card.standing.mineDone'), color: 'Good' }
  if (standing.is === 'remarked') return { text: t('minutes.card.standing.remarked') }
  return { text: t('minutes.card.standing.mine'), color: 'Accent' }
}

function doneInWords(state: MinutesState, view: CardView, viewer: PersonId): string | undefined {
  const { t } = view
  const standing = standingOf(state, viewer)
  if (standing.is === 'approved')
    return t('minutes.card.youApproved', { when: sayMoment(view, standing.at), version: standing.version })
  return standing.is === 'absent'
    ? t('minutes.card.youWereAbsent', { when: sayMoment(view, standing.at) })
    : undefined
}

function remarksInWords(state: MinutesState, view: CardView, viewer: PersonId): readonly Element[] {
  const { t } = view
  return ownRemarks(state, viewer).map((remark) => {
    const section = partName(state, remark.partId, view)
    if (remark.status === 'open')
      return notice('attention', t('minutes.card.yourRemark', { section, text: remark.excerpt }))
    const key = remark.reason ? 'minutes.card.yourRemarkDeclinedBecause' : 'minutes.card.yourRemarkDeclined'
    return notice(
      'attention',
      t(key, { section, text: remark.excerpt, reason: excerptOf(remark.reason ?? '') }),
    )
  })
}

/** The person's remarks that are open, or were declined and not answered by an approval since. */
function ownRemarks(state: MinutesState, viewer: PersonId): readonly Suggestion[] {
  const approvedAt = state.approvals[viewer]?.at(-1)?.at ?? ''
  return state.suggestions
    .filter(
      (s) =>
        s.by === viewer &&
        (s.status === 'open' || (s.status === 'declined' && (s.answeredAt ?? '') > approvedAt)),
    )
    .slice(-LISTED)
}
