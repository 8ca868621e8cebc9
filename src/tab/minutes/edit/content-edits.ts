import type { Action, MinutesContent, Section } from '../../../minutes/content'

/** A change of the minutes being written: the content before gives the content after. */
export type ContentEdit = (content: MinutesContent) => MinutesContent

export function withSection(id: string, change: Partial<Section>): ContentEdit {
  return (content) => ({
    ...content,
    sections: content.sections.map((s) => (s.id === id ? { ...s, ...change } : s)),
  })
}

export function withoutSection(id: string): ContentEdit {
  return (content) => ({ ...content, sections: content.sections.filter((s) => s.id !== id) })
}

/** Puts a section in at a place; also brings a removed one back to where it was. */
export function withSectionAt(section: Section, index: number): ContentEdit {
  return (content) => ({ ...content, sections: content.sections.toSpliced(index, 0, section) })
}

export function withSectionMoved(id: string, by: -1 | 1): ContentEdit {
  return (content) => {
    const from = content.sections.findIndex((s) => s.id === id)
    const section = content.sections[from]
    const to = from + by
    if (!section || to < 0 || to >= content.sections.length) return content
    return { ...content, sections: content.sections.toSpliced(from, 1).toSpliced(to, 0, section) }
  }
}

export function withActions(sectionId: string, edit: (actions: readonly Action[]) => Action[]): ContentEdit {
  return (content) => ({
    ...content,
    sections: content.sections.map((s) => (s.id === sectionId ? { ...s, actions: edit(s.actions) } : s)),
  })
}

export function newSection(id: string): Section {
  return { id, number: '', heading: '', text: '', decision: '', actions: [] }
}

export function newAction(id: string): Action {
  return { id, what: '', who: '', due: '', done: false }
}

/** The content as it is saved: without the empty lines and rows that writing leaves behind. */
export function tidied(content: MinutesContent): MinutesContent {
  const lines = (list: readonly string[]) => list.map((line) => line.trim()).filter(Boolean)
  return {
    ...content,
    alsoPresent: lines(content.alsoPresent),
    recipients: lines(content.recipients),
    sections: content.sections.map((s) => ({ ...s, actions: s.actions.filter((a) => a.what.trim()) })),
  }
}

export function sameContent(a: MinutesContent, b: MinutesContent): boolean {
  return JSON.stringify(tidied(a)) === JSON.stringify(tidied(b))
}
