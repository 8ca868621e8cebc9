import type { MeetingAct } from '../../../meetings/api'

/** An item as it is put on the agenda. */
export type PutItem = Extract<MeetingAct, { act: 'put-item' }>['item']

/** What is sent of an item: all of it but what the meeting itself adds. */
export function itemOf({ id, kind, title, ref, presenter, minutes }: PutItem): PutItem {
  return {
    ...{ id, kind, title },
    ...(ref === undefined ? {} : { ref }),
    ...(presenter === undefined ? {} : { presenter }),
    ...(minutes === undefined ? {} : { minutes }),
  }
}

/** The id of a button that moves an item. */
export function moveId(item: string, by: -1 | 1): string {
  return `${by === 1 ? 'down' : 'up'}-${item}`
}

/** The id of the button that opens an item's form, which gets the focus back. */
export function editId(item: string): string {
  return `edit-${item}`
}
