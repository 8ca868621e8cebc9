import { useEffect, useRef } from 'react'
import type { ItemLine, MeetingPage } from '../../../meetings/api'
import type { AgreedAction } from '../../../meetings/state'
import type { Answer } from '../../api'
import { useTab } from '../../tab-context'
import { type Command, useCommand } from '../../use-command'
import { useKept } from '../../use-kept'
import type { ItemProps } from './item-props'

/** What is written at an item. */
export interface Notes {
  readonly notes: string
  readonly actions: readonly AgreedAction[]
}

/** What is being written and not saved, and what was saved when the writing began. */
interface Draft extends Notes {
  readonly base: string
}

/** Long enough that a sentence is not sent word by word, short enough that the minutes are whole when the meeting ends. */
const SAVE_AFTER_MS = 1_500

export interface ItemNotesEdits {
  readonly now: Notes
  readonly state: 'empty' | 'saved' | 'unsaved' | 'saving'
  /** What somebody else saved while this was being written. */
  readonly theirs: Notes | undefined
  readonly command: Command
  change(change: Partial<Notes>): void
  /** Takes what the other wrote into this text. */
  takeTheirs(): void
  /** Lets this text stand in place of the other's. */
  keepMine(): void
  /** Saves what is unsaved. */
  save(): Promise<void>
}

/** The name under which unsaved notes of an item are kept on this device. */
export function nameOfNotes(meeting: string, item: string): string {
  return `${meeting}:${item}:notes`
}

/** Notes and actions of the item at hand: kept while they are typed, and saved by themselves when the typing pauses. */
export function useItemNotes({ page, item, fresh }: ItemProps): ItemNotesEdits {
  const { api } = useTab()
  const kept = useKept<Draft | undefined>(nameOfNotes(page.id, item.id), undefined)
  const command = useCommand<MeetingPage>(fresh)
  const draft = kept.value
  const saved = savedOf(item)
  const isDirty = draft !== undefined && keyOf(draft) !== keyOf(saved)
  const theirs = isDirty && draft.base !== keyOf(saved) ? saved : undefined
  // A save that is under way when more is typed answers with the older text.
  const newest = useRef(draft)
  newest.current = draft

  const change = (part: Partial<Notes>) => {
    command.clear()
    const { notes, actions } = { ...(draft ?? saved), ...part }
    kept.set({ base: draft && isDirty ? draft.base : keyOf(saved), notes, actions })
  }
  const send = (what: Notes) => api.doMeeting(page.id, { act: 'note', item: item.id, ...tidied(what) })
  const save = async () => {
    if (!draft || !isDirty || theirs) return
    await command.run(
      () => send(draft),
      (answer) => {
        fresh(answer)
        const typed = newest.current
        if (!typed || keyOf(typed) === keyOf(draft)) kept.set(undefined)
        else kept.set({ ...typed, base: keyOf(draft) })
      },
    )
  }
  useSavedInPauses(isDirty && !theirs && !command.busy && !command.problem, draft, save)
  useSavedOnLeaving(page.may.lead && isDirty && !theirs ? draft : undefined, send, kept.forget)
  return {
    now: draft ?? saved,
    state: command.busy ? 'saving' : isDirty ? 'unsaved' : isEmpty(saved) ? 'empty' : 'saved',
    theirs,
    command,
    change,
    takeTheirs: () => draft && kept.set({ ...joined(saved, draft), base: keyOf(saved) }),
    keepMine: () => draft && kept.set({ ...draft, base: keyOf(saved) }),
    save,
  }
}

/** Saves once the typing has paused. After a failure it waits until something more is typed or pressed. */
function useSavedInPauses(isWanted: boolean, draft: unknown, save: () => Promise<void>): void {
  const now = useRef(save)
  now.current = save
  useEffect(() => {
    if (!isWanted || draft === undefined) return
    const timer = setTimeout(() => void now.current(), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isWanted, draft])
}

/** Another item can come at any moment: what is unsaved then is sent, and stays on this device in case it does not arrive. */
function useSavedOnLeaving(
  unsaved: Notes | undefined,
  send: (what: Notes) => Promise<Answer<MeetingPage>>,
  forget: () => void,
): void {
  const now = useRef({ unsaved, send, forget })
  now.current = { unsaved, send, forget }
  useEffect(
    () => () => {
      const { unsaved: left, ...then } = now.current
      if (left) void then.send(left).then((answer) => answer.is === 'ok' && then.forget())
    },
    [],
  )
}

function savedOf({ notes, actions }: ItemLine): Notes {
  return { notes, actions }
}

/** Without actions that nobody wrote anything in. */
function tidied({ notes, actions }: Notes): Notes {
  return { notes, actions: actions.filter(({ what }) => what.trim() !== '') }
}

/** Two sets of notes that say the same have the same key. */
function keyOf(what: Notes): string {
  const { notes, actions } = tidied(what)
  return JSON.stringify([notes, actions.map(({ id, what: task, who, due }) => [id, task, who, due])])
}

function isEmpty({ notes, actions }: Notes): boolean {
  return notes === '' && actions.length === 0
}

/** The other's text first, then what is written here; of an action that both changed, this one. */
function joined(theirs: Notes, mine: Notes): Notes {
  const notes = mine.notes.includes(theirs.notes) ? mine.notes : `${theirs.notes}\n\n${mine.notes}`
  const own = new Set(mine.actions.map(({ id }) => id))
  return { notes, actions: [...theirs.actions.filter(({ id }) => !own.has(id)), ...mine.actions] }
}
