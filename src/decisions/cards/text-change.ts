import type { CardView } from '../../cards/view'
import { wordPieces } from '../../documents/word-pieces'
import { cut, flat } from '../../kernel/text'
import type { Round } from '../state'

/** One place where a text was changed; either side may be empty. */
export interface TextChange {
  readonly before: string
  readonly after: string
  /** The last words before it. */
  readonly context: string
}

/** Changes that cards name, and how much of each, in UTF-16 units. */
const NAMED = 3
const LONGEST = 120
/** Unchanged text this short between two changes makes them one: words that are put in one by one cannot be read. */
const TOGETHER = 12
/** How much of what stands before a change tells where it is. */
const CONTEXT = 30

const known = new WeakMap<Round, { readonly before: string; readonly changes: readonly TextChange[] }>()

/** Where a round's text differs from the one before it, in their order. */
export function changesOf(before: string, round: Round): readonly TextChange[] {
  const found = known.get(round)
  if (found?.before === before) return found.changes
  const changes = changed(before, round.text)
  known.set(round, { before, changes })
  return changes
}

function changed(before: string, after: string): readonly TextChange[] {
  const changes: TextChange[] = []
  let open: TextChange | undefined
  let between = ''
  for (const { kind, text } of wordPieces(before, after)) {
    if (kind === 'same') {
      between = text
      if (!open || text.length <= TOGETHER) continue
      changes.push(open)
      open = undefined
      continue
    }
    const joint = open ? between : ''
    open = {
      context: open?.context ?? lastWords(between),
      before: `${open ? open.before + joint : ''}${kind === 'removed' ? text : ''}`,
      after: `${open ? open.after + joint : ''}${kind === 'added' ? text : ''}`,
    }
    between = ''
  }
  if (open) changes.push(open)
  return changes
    .map((change) => ({ ...change, before: bare(change.before), after: bare(change.after) }))
    .filter((change) => change.before !== change.after)
}

/** On one line, without the marks that joined it to what stands around it. */
function bare(text: string): string {
  return flat(text).replace(/^[,.;:]\s+/, '')
}

function lastWords(text: string): string {
  const line = flat(text)
  if (line.length <= CONTEXT) return line
  const end = line.slice(-CONTEXT)
  return `…${end.slice(end.indexOf(' ') + 1)}`
}

/** The changes in words, so that nothing hangs on a line through them: `”2026” blir ”2026 och 2027”`. */
export function changesInWords(changes: readonly TextChange[], { t }: CardView): readonly string[] {
  const more = changes.length - NAMED
  return [
    ...changes.slice(0, NAMED).map(({ before, after, context }) => {
      const [old, now] = [cut(before, LONGEST), cut(after, LONGEST)]
      if (!old && context) return t('decisions.card.change.addedAfter', { place: context, text: now })
      if (!old) return t('decisions.card.change.added', { text: now })
      if (!now) return t('decisions.card.change.removed', { text: old })
      return t('decisions.card.change.replaced', { before: old, after: now })
    }),
    ...(more > 0 ? [t('decisions.card.change.more', { count: more })] : []),
  ]
}
