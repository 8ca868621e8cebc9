import type { ItemLine } from '../../../meetings/api'
import type { PartProps } from '../part-props'

/** What each piece of the item at hand gets. */
export interface ItemProps extends PartProps {
  readonly item: ItemLine
  readonly index: number
  /** Says that the move to another item is this person's own. */
  goesTo(): void
  refresh(): void
}
