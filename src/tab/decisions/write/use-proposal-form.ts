import { useState } from 'react'
import { type ProposalDraft, type Wrong, whatIsWrong } from './proposal-draft'

/** What is wrong is said once somebody tries to save, and goes away as it is mended. */
export function useProposalForm(draft: ProposalDraft): {
  readonly wrong: readonly Wrong[]
  /** Whether it can be saved; else the first field to mend has the focus. */
  isReady(): boolean
} {
  const [tried, setTried] = useState(false)
  const wrong = whatIsWrong(draft)
  return {
    wrong: tried ? wrong : [],
    isReady: () => {
      setTried(true)
      const [first] = wrong
      if (first) document.getElementById(first.field)?.focus()
      return !first
    },
  }
}
