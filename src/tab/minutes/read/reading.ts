import type { Translate } from '../../../i18n/translator'
import type { MinutesPage } from '../../../minutes/api'
import { FRONT } from '../../../minutes/front'

/** What of the shown version this person has to read before answering. */
export interface ToRead {
  /** True when the version shown is the one that is out for approval. */
  readonly isOut: boolean
  /** True when only some parts are new to this person. */
  readonly onlyChanges: boolean
  /** An earlier version that went out, to compare with. */
  readonly before: number | undefined
}

export function toReadOf(page: MinutesPage): ToRead {
  const out = page.round?.version
  const parts = page.content.sections.length + 1
  const some = page.toApprove.length > 0 && page.toApprove.length < parts
  const before = page.versions.filter((v) => v.sentAt && v.no < page.shown).at(-1)?.no
  const isOut = out === page.shown
  return { isOut, onlyChanges: isOut && page.may.approve && some, before }
}

/** A part of the minutes by name: its number and heading. */
export function partName(t: Translate, page: MinutesPage, partId: string): string {
  if (partId === FRONT) return t('minutes.front')
  const section = page.content.sections.find((s) => s.id === partId)
  const name = section ? [section.number, section.heading].filter(Boolean).join(' ') : ''
  return name || t('minutes.sectionWithoutHeading')
}

/** The name of a part's place on the page, for links within it. */
export function placeOf(partId: string): string {
  return `part-${partId}`
}
