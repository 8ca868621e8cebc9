import { useState } from 'react'
import { formatDay } from '../../../i18n/format'
import type { MeetingForm } from '../../../meetings/api'
import { useTab } from '../../tab-context'
import { fieldId } from './MeetingFields'
import { formOf, type Lacking, lackingOf, type MeetingDraft, titleFor } from './meeting-draft'

/** What a form for a meeting says: what is proposed, and what is missing once somebody has tried to save it. */
export interface FilledIn {
  readonly proposedTitle: string
  readonly lacking: Lacking
  readonly form: MeetingForm
  /** The form when it will do; else the first field that will not takes the focus. */
  checked(): MeetingForm | undefined
}

/** The title that a meeting would get by itself. */
export function useProposedTitle(): (draft: MeetingDraft) => string {
  const { me, t, language } = useTab()
  return (draft) => titleFor(draft, me, t, (day) => formatDay(language, day, me.today, false))
}

export function useFilledIn(draft: MeetingDraft): FilledIn {
  const { me, t } = useTab()
  const [tried, setTried] = useState(false)
  const proposedTitle = useProposedTitle()(draft)
  const form = formOf(draft, me, proposedTitle)
  const lacking = lackingOf(draft, form, t)
  return {
    proposedTitle,
    form,
    lacking: tried ? lacking : new Map(),
    checked: () => {
      setTried(true)
      const [first] = lacking.keys()
      if (first === undefined) return form
      document.getElementById(fieldId(first))?.focus()
      return undefined
    },
  }
}
