import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Action, MinutesContent, Section } from '../../../minutes/content'
import { useTab } from '../../tab-context'
import {
  type ContentEdit,
  newSection,
  withActions,
  withoutSection,
  withSectionAt,
  withSectionMoved,
} from './content-edits'

/** What was last removed: in words, and how to bring it back. */
export interface Removed {
  readonly sentence: string
  readonly bringBack: ContentEdit
}

/** What a section's fields and buttons do. The same object for as long as the editor is open. */
export interface SectionEdits {
  change(edit: ContentEdit): void
  add(): void
  move(section: Section, index: number, by: -1 | 1): void
  removeSection(section: Section, index: number): void
  removeAction(sectionId: string, action: Action, index: number): void
}

/** The edits of sections, with one step of undo for what is removed. */
export function useSectionEdits(content: MinutesContent, onChange: (content: MinutesContent) => void) {
  const { t, say } = useTab()
  const [removed, setRemoved] = useState<Removed>()
  const focusOn = useRef<string>(undefined)
  // Handlers outlive the drawing in which they were made, so they read the newest content here.
  const now = useRef({ content, onChange })
  now.current = { content, onChange }

  // A moved or added section takes the focus once it stands where it belongs.
  useEffect(() => {
    if (focusOn.current === undefined) return
    document.getElementById(focusOn.current)?.focus()
    focusOn.current = undefined
  }, [content])

  const change = useCallback((edit: ContentEdit) => {
    const next = edit(now.current.content)
    now.current = { ...now.current, content: next }
    now.current.onChange(next)
  }, [])

  const edits = useMemo<SectionEdits>(
    () => ({
      change,
      add: () => {
        const section = newSection(crypto.randomUUID())
        focusOn.current = headingIdOf(section.id)
        change((c) => withSectionAt(section, c.sections.length)(c))
      },
      move: (section, index, by) => {
        focusOn.current = moveIdOf(section.id, by)
        change(withSectionMoved(section.id, by))
        say(t('tab.edit.movedTo', { no: index + by + 1 }))
      },
      removeSection: (section, index) => {
        change(withoutSection(section.id))
        const heading = section.heading || t('tab.edit.section', { no: index + 1 })
        setRemoved({
          sentence: t('tab.edit.removed', { heading }),
          bringBack: withSectionAt(section, index),
        })
      },
      removeAction: (sectionId, action, index) => {
        change(withActions(sectionId, (all) => all.filter((a) => a.id !== action.id)))
        setRemoved({
          sentence: t('tab.edit.removedAction'),
          bringBack: withActions(sectionId, (all) => all.toSpliced(index, 0, action)),
        })
      },
    }),
    [change, say, t],
  )
  const undo = () => {
    if (removed) change(removed.bringBack)
    setRemoved(undefined)
    say(t('tab.edit.undone'))
  }
  return { edits, removed, undo }
}

export function headingIdOf(sectionId: string): string {
  return `heading-${sectionId}`
}

export function moveIdOf(sectionId: string, by: -1 | 1): string {
  return `move-${by === 1 ? 'down' : 'up'}-${sectionId}`
}
