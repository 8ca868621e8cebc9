import type { DecisionPage } from '../../../decisions/api'
import type { PersonId } from '../../../plan/model'

/** Somebody who may speak for an administration: its delegate, or who holds the vote that it passed. */
export interface Speaker {
  readonly key: string
  readonly person: PersonId
  readonly administration: string
  readonly isProxy: boolean
}

/** Everybody on whose behalf the chair can enter what they say aloud; who has left the item is not among them. */
export function speakers({ voices }: Pick<DecisionPage, 'voices'>): readonly Speaker[] {
  const out = new Set(voices.flatMap(({ conflicts }) => conflicts.map(({ person }) => person)))
  return voices
    .filter(({ is }) => is !== 'excused')
    .flatMap(({ administration, delegates, proxy }) => {
      const holder = proxy?.status === 'accepted' ? proxy.holder : undefined
      const own = delegates.map((person) => ({ person, isProxy: false }))
      const through = holder === undefined ? [] : [{ person: holder, isProxy: true }]
      return [...own, ...through]
        .filter(({ person }) => !out.has(person))
        .map((speaker) => ({ ...speaker, administration, key: `${administration} ${speaker.person}` }))
    })
}

/** The delegates who sit in the item. */
export function delegatesIn(page: Pick<DecisionPage, 'voices'>): readonly Speaker[] {
  return speakers(page).filter(({ isProxy }) => !isProxy)
}
