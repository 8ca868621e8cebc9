import type { ListDefinition } from '../definition'
import type { Choices, PresentColumn } from './columns'

/** A list that a site has, with its columns. */
export interface PresentList {
  readonly id: string
  /** The segment of its address, which never changes. */
  readonly name: string
  readonly displayName: string
  /** Undefined for lists that are none of Samsyn's: nobody looks into those. */
  readonly columns?: readonly PresentColumn[]
}

/** One thing to do in the site, or one that is left as it is. Nothing takes away or narrows what is there. */
export type Step =
  | { readonly do: 'create-list'; readonly list: ListDefinition }
  | { readonly do: 'title-list'; readonly list: ListDefinition }
  | {
      readonly do: 'add-column'
      readonly list: ListDefinition
      readonly column: string
      readonly indexed: boolean
      readonly unique: boolean
    }
  | ColumnChange
  | LeftAlone

/** A change of a column that is there. */
export type ColumnChange =
  | {
      readonly do: 'head-column'
      readonly list: ListDefinition
      readonly column: string
      readonly heading: string
    }
  | { readonly do: 'allow-empty'; readonly list: ListDefinition; readonly column: string }
  | {
      readonly do: 'add-choices'
      readonly list: ListDefinition
      readonly column: string
      readonly choices: Choices
    }
  | { readonly do: 'index'; readonly list: ListDefinition; readonly column: string }
  | { readonly do: 'make-unique'; readonly list: ListDefinition; readonly column: string }

/** Something that is not as the definition has it, and is not touched. */
export interface LeftAlone {
  readonly do: 'leave'
  readonly list: ListDefinition
  readonly column?: string
  readonly why: string
  /** What people have to do, where Samsyn cannot work with it as it is. */
  readonly mend?: string
}

/** The step does something. */
export function isWork(step: Step): step is Exclude<Step, LeftAlone> {
  return step.do !== 'leave'
}

/** Something is left as it is that Samsyn cannot work with. */
export function isHindrance(step: Step): step is LeftAlone & { readonly mend: string } {
  return step.do === 'leave' && step.mend !== undefined
}

/** The step in words, for the administrator. */
export function stepInWords(step: Step): string {
  const list = `list “${step.list.title}”`
  switch (step.do) {
    case 'create-list':
      return `make the ${list}${step.list.technical ? ' (hidden)' : ''}`
    case 'title-list':
      return `show the ${list} under this name`
    case 'add-column':
      return `${list}: add the column ${step.column}${flagWords(step)}`
    case 'head-column':
      return `${list}: head the column ${step.column} “${step.heading}”`
    case 'allow-empty':
      return `${list}: let the column ${step.column} be empty`
    case 'add-choices':
      return `${list}: offer in the column ${step.column}: ${step.choices.values.join(', ')}`
    case 'index':
      return `${list}: index the column ${step.column}`
    case 'make-unique':
      return `${list}: allow each value once in the column ${step.column}`
    case 'leave': {
      const what = step.column === undefined ? list : `${list}, column ${step.column}`
      return `${what}: ${step.why}${step.mend === undefined ? '' : ` ${step.mend}`}`
    }
  }
}

function flagWords({ list, column, indexed, unique }: Extract<Step, { do: 'add-column' }>): string {
  const flags = [
    ...(unique ? ['each value once'] : []),
    ...(indexed && !unique ? ['indexed'] : []),
    ...(list.columns[column]?.technical ? ['hidden'] : []),
  ]
  return flags.length === 0 ? '' : ` (${flags.join(', ')})`
}
