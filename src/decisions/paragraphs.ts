import { SAMSYN } from '../kernel/circumstances'
import { accept, isRefusal } from '../kernel/decision'
import type { Day } from '../kernel/time'
import type { MatterType } from '../matters/matter-type'
import type { Matters } from '../matters/matters'
import { matterList } from '../matters/stored-matter'
import type { Paragraph } from './state'

/** The paragraphs of one year, in the order in which they were given. */
export interface ParagraphsState {
  readonly year: number
  /** What has which number; the first has 1. */
  readonly given: readonly string[]
}

type Give = { readonly type: 'give'; readonly year: number; readonly key: string }
type Given = { readonly type: 'given'; readonly year: number; readonly key: string }

export const paragraphsList = matterList('Paragraphs', 'Paragrafer', {
  Year: { title: 'År', kind: 'number', indexed: true },
  Last: { title: 'Senaste paragraf', kind: 'number' },
})

/** The count of paragraphs: one matter a year, so that two meetings never give the same number. */
export const paragraphsType: MatterType<ParagraphsState, Give, Given> = {
  list: paragraphsList,
  idPrefix: 'paragraphs-',
  decide: (state, { year, key }) =>
    state?.given.includes(key) ? accept() : accept({ type: 'given', year, key }),
  evolve: (state, { year, key }) => ({ year, given: [...(state?.given ?? []), key] }),
  columns: ({ year, given }) => ({ Year: year, Last: given.length }),
  isActive: () => false,
  auditDetail: (event) => event,
}

export type ParagraphMatters = Matters<ParagraphsState, Give, Given>

/** The next paragraph of the day's year for this key; asked again, the same one. Numbers run over the year, without gaps. */
export async function paragraphFor(matters: ParagraphMatters, day: Day, key: string): Promise<Paragraph> {
  const year = Number(day.slice(0, 4))
  const answer = await matters.execute(`paragraphs-${year}`, { type: 'give', year, key }, SAMSYN)
  if (isRefusal(answer)) throw new NoParagraph(key)
  return { year, number: answer.state.given.indexOf(key) + 1 }
}

/** The count of paragraphs refused to go on: it is full. */
export class NoParagraph extends Error {
  constructor(key: string) {
    super(`No paragraph could be given to ${key}`)
  }
}
