import type { DecisionStage } from '../../decisions/state'
import type { ItemLine } from '../../meetings/api'
import { useTab } from '../tab-context'

const SIGN: Record<DecisionStage, string> = {
  draft: '✎',
  open: '○',
  decided: '✓',
  tabled: '–',
  'referred-back': '↩',
  withdrawn: '×',
}

/** How the proposal of an item stands, with its paragraph once it has one. */
export function ItemStanding({ item }: { item: ItemLine }) {
  const { me, t } = useTab()
  const { stage, paragraph } = item
  if (!stage) return null
  const year = me.today.slice(0, 4)
  const number =
    paragraph &&
    (String(paragraph.year) === year ? `§ ${paragraph.number}` : `§ ${paragraph.number}/${paragraph.year}`)
  return (
    <span className={`stage decision-${stage}`}>
      <span aria-hidden="true">{SIGN[stage]}</span> {t(`decisions.stage.${stage}`)}
      {number && `, ${number}`}
    </span>
  )
}
