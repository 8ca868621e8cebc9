import type { Fields } from '../lists/port'
import type { Reference } from './registry-row'
import type { WordList } from './words'

/**
 * What can be wrong with a cell. The codes are stable: each has its sentences. `removed-but-needed` and
 * `changed-but-needed` are about a row that others refer to.
 */
export type FaultCode =
  | 'missing'
  | 'unknown-role'
  | 'unknown-status'
  | 'unknown-language'
  | 'unknown-administration'
  | 'unknown-person'
  | 'several-people'
  | 'unknown-process'
  | 'unknown-area'
  | 'no-number'
  | 'no-process-number'
  | 'no-entra-id'
  | 'semicolon'
  | 'doubled'
  | 'second-plan'
  | 'id-changed'
  | 'removed-but-needed'
  | 'changed-but-needed'

export interface Fault {
  readonly column: string
  /** What cannot be read: the whole cell, or the parts of it that are wrong. */
  readonly typed: string
  readonly code: FaultCode
  /** The rows that it collides with, or the id that it had. */
  readonly others: readonly string[]
  /** The row that is meant is known but not in force. */
  readonly gone?: Reference
}

/** The cells of a row as they are read, with what is wrong with them. */
export class Cells {
  readonly faults: Fault[] = []
  /** Columns that are understood but hold something outdated: they are written anew. */
  readonly outdated = new Set<string>()
  readonly #fields: Fields

  constructor(fields: Fields) {
    this.#fields = fields
  }

  fault(column: string, typed: string, code: FaultCode, more: Partial<Fault> = {}): void {
    this.faults.push({ column, typed, code, others: [], ...more })
  }

  text(column: string): string {
    return String(this.#fields[column] ?? '').trim()
  }

  needed(column: string): string {
    const text = this.text(column)
    if (text === '') this.fault(column, '', 'missing')
    return text
  }

  parts(column: string, separator: RegExp): readonly string[] {
    const parts = this.text(column).split(separator)
    return parts.map((part) => part.trim()).filter(Boolean)
  }

  wholeNumber(column: string): number {
    const text = this.needed(column)
    const number = Number(text)
    if (text !== '' && !Number.isSafeInteger(number)) this.fault(column, text, 'no-number')
    // Adding nothing makes -0 the 0 that people mean.
    return number + 0
  }

  /** The codes of words; those that are none of the list's words are one fault together. */
  coded<C extends string>(
    column: string,
    parts: readonly string[],
    words: WordList<C>,
    code: FaultCode,
  ): readonly C[] {
    const unknown = parts.filter((part) => words.read(part) === undefined)
    if (unknown.length > 0) this.fault(column, unknown.join('; '), code)
    return [...new Set(parts.flatMap((part) => words.read(part) ?? []))]
  }
}
