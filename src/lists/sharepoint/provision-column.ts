import { type Column, type ListDefinition, TEXT_LIMIT } from '../definition'
import { headingOf, type PresentColumn, type PresentKind, TITLE, wantedKind } from './columns'
import type { LeftAlone, Step } from './provision-steps'

/** A column that is there, and what it should be. */
interface Compared {
  readonly list: ListDefinition
  readonly name: string
  readonly column: Column
  readonly present: PresentColumn
  /** The list is only about to be made. */
  readonly isNew: boolean
  readonly room: { take(): boolean; refusal(list: ListDefinition, column: string): LeftAlone }
}

/** What SharePoint heads the column of a new list with, in the languages that sites of Swedish bodies have. */
const NEW_TITLE_HEADINGS = ['Title', 'Rubrik', 'Otsikko']

/** What has to be done so that a column that is there is as defined. */
export function columnSteps(compared: Compared): readonly Step[] {
  const { list, name, present } = compared
  const misfit = misfitOf(compared)
  if (misfit) return [{ do: 'leave', list, column: name, ...misfit }]
  return [
    ...headingSteps(compared),
    ...hiddenSteps(compared),
    ...emptySteps(compared),
    ...choiceSteps(compared),
    ...indexSteps(compared),
    ...(present.unique && !compared.column.unique ? [mayRepeat(compared)] : []),
  ]
}

/** A list's own title, where the definition has none: Samsyn does not write it. */
export function hasToBeAllowedEmpty(list: ListDefinition, title: PresentColumn): readonly Step[] {
  return title.required ? [{ do: 'allow-empty', list, column: TITLE }] : []
}

/** Why Samsyn cannot use the column at all. Its kind cannot be changed where it holds something. */
function misfitOf({ column, present }: Compared): Pick<LeftAlone, 'why' | 'mend'> | undefined {
  const wanted = wantedKind(column)
  const { kind, readOnly, maxLength = TEXT_LIMIT, choices } = present
  if (readOnly) return { why: 'nobody may write to it.', mend: renameAdvice(wanted) }
  if (wanted === 'text' && kind === 'text' && maxLength < TEXT_LIMIT) {
    const mend = `In the list’s settings, let it hold ${TEXT_LIMIT}.`
    return { why: `it holds only ${maxLength} characters.`, mend }
  }
  if (kind === wanted) return undefined
  // Text and choice hold the same values, as long as the choice takes any.
  if (wanted === 'choice' && kind === 'text') return undefined
  if (wanted === 'text' && kind === 'choice' && choices?.freeEntry) return undefined
  if (wanted === 'dateTime' && kind === 'day') {
    return { why: 'it keeps the day only.', mend: 'In the list’s settings, let it hold date and time.' }
  }
  if (wanted === 'longText' && kind === 'richText') {
    return { why: 'it holds formatted text.', mend: 'In the list’s settings, let it hold plain text.' }
  }
  return { why: `it is ${KIND_WORDS[kind]}, not ${KIND_WORDS[wanted]}.`, mend: renameAdvice(wanted) }
}

const KIND_WORDS: Record<PresentKind, string> = {
  text: 'a line of text',
  longText: 'several lines of text',
  richText: 'formatted text',
  number: 'a number',
  dateTime: 'date and time',
  day: 'a day',
  boolean: 'yes or no',
  choice: 'a choice',
  other: 'of a kind that Samsyn does not use',
}

function renameAdvice(wanted: PresentKind): string {
  return `Save what it holds elsewhere, remove the column, and run the command again: Samsyn then makes it as ${KIND_WORDS[wanted]}.`
}

function headingSteps({ list, name, column, present, isNew }: Compared): readonly Step[] {
  const wanted = headingOf(name, column)
  if (present.heading === wanted) return []
  if (name === TITLE) {
    if (column.title === undefined) return []
    if (isNew || NEW_TITLE_HEADINGS.includes(present.heading)) {
      return [{ do: 'head-column', list, column: name, heading: wanted }]
    }
  }
  return [
    { do: 'leave', list, column: name, why: `it is headed “${present.heading}”; that heading is kept.` },
  ]
}

/** What people should see and do not. (That they see more than they need harms nobody.) */
function hiddenSteps({ list, name, column, present }: Compared): readonly Step[] {
  if (!present.hidden || column.technical) return []
  return [{ do: 'leave', list, column: name, why: 'people do not see it; that is kept.' }]
}

/** Samsyn leaves columns empty; people may want some of their own registry to be filled in. */
function emptySteps({ list, name, present }: Compared): readonly Step[] {
  if (!present.required) return []
  if (name === TITLE) return hasToBeAllowedEmpty(list, present)
  if (list.writtenBy === 'people') {
    return [{ do: 'leave', list, column: name, why: 'it has to be filled in; that is kept.' }]
  }
  const why = 'it has to be filled in, but Samsyn leaves it empty at times.'
  return [{ do: 'leave', list, column: name, why, mend: 'In the list’s settings, let it be empty.' }]
}

function choiceSteps({ list, name, column, present }: Compared): readonly Step[] {
  const wanted = column.choices
  if (!wanted) {
    return present.kind === 'choice'
      ? [{ do: 'leave', list, column: name, why: 'it offers choices; they are kept.' }]
      : []
  }
  const { choices } = present
  if (!choices)
    return [{ do: 'leave', list, column: name, why: 'it is a line of text, so it offers no choices.' }]
  const missing = wanted.filter((value) => !choices.values.some((has) => sameChoice(has, value)))
  const own = choices.values.filter((has) => !wanted.includes(has))
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            do: 'add-choices',
            list,
            column: name,
            choices: { ...choices, values: [...choices.values, ...missing] },
          } as const,
        ]),
    ...(own.length === 0
      ? []
      : [
          {
            do: 'leave',
            list,
            column: name,
            why: `it also offers ${own.join(', ')}; that is kept.`,
          } as const,
        ]),
  ]
}

/** SharePoint takes no choice twice, whatever its case. */
function sameChoice(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function indexSteps({ list, name, column, present, room }: Compared): readonly Step[] {
  const { indexed = false, unique = false } = column
  if (present.indexed && !indexed && !unique) {
    return [{ do: 'leave', list, column: name, why: 'it has an index that Samsyn does not ask for.' }]
  }
  if ((!indexed || present.indexed) && (!unique || present.unique)) return []
  if (!present.indexed && !room.take()) return [room.refusal(list, name)]
  return [{ do: unique ? 'make-unique' : 'index', list, column: name }]
}

function mayRepeat({ list, name }: Compared): LeftAlone {
  return {
    do: 'leave',
    list,
    column: name,
    why: 'it takes each value once, but Samsyn may write one twice.',
    mend: 'In the list’s settings, let values repeat.',
  }
}
