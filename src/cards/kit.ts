import type { Card } from '../reconcile/posting'

/** An element of an Adaptive Card as plain JSON. */
export type Element = Readonly<Record<string, unknown>>
export type CardAction = Readonly<Record<string, unknown>>

/** Marks that could make a name or a text show in another order than it was written. */
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/g

/** A text of somebody's, safe to show: never read as Markdown, and not able to turn the text around it. */
export function literal(text: string, style: Element = {}): Element {
  return {
    type: 'RichTextBlock',
    ...(style.spacing ? { spacing: style.spacing } : {}),
    ...(style.separator ? { separator: true } : {}),
    inlines: [run(text, style)],
  }
}

/** Words of ours and of others in one line: each part literal, some of them strong or subtle. */
export function line(
  parts: readonly (string | { strong: string } | { subtle: string })[],
  spacing?: string,
): Element {
  const inlines = parts.map((part) => {
    if (typeof part === 'string') return run(part, {})
    return 'strong' in part ? run(part.strong, { weight: 'Bolder' }) : run(part.subtle, { isSubtle: true })
  })
  return { type: 'RichTextBlock', ...(spacing ? { spacing } : {}), inlines }
}

function run(text: string, { weight, isSubtle, size, color }: Element): Element {
  return {
    type: 'TextRun',
    text: text.replace(DIRECTION_MARKS, ''),
    ...(weight ? { weight } : {}),
    ...(isSubtle ? { isSubtle } : {}),
    ...(size ? { size } : {}),
    ...(color ? { color } : {}),
  }
}

/** The first line of a card: what it is, read as a heading by a screen reader, and in one word how it stands. */
export function title(
  what: string,
  standing?: { readonly text: string; readonly color?: 'Accent' | 'Good' | 'Attention' | 'Default' },
): Element {
  const heading: Element = {
    type: 'TextBlock',
    text: what,
    weight: 'Bolder',
    size: 'Medium',
    wrap: true,
    style: 'heading',
  }
  if (!standing) return heading
  const word: Element = {
    type: 'TextBlock',
    text: standing.text,
    weight: 'Bolder',
    wrap: true,
    color: standing.color ?? 'Default',
    horizontalAlignment: 'Right',
  }
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'stretch', items: [heading] },
      { type: 'Column', width: 'auto', items: [word] },
    ],
  }
}

/** A sentence of ours. Only for catalogue texts: it is read as Markdown. */
export function sentence(text: string, style: Element = {}): Element {
  return { type: 'TextBlock', text, wrap: true, ...style }
}

/** A sentence that stands out because something happened: it has a sign as well as a colour. */
export function notice(kind: 'good' | 'attention' | 'warning', text: string): Element {
  const sign = { good: '✓', attention: '!', warning: '⚠' }[kind]
  return {
    type: 'Container',
    style: kind,
    spacing: 'Small',
    items: [literal(`${sign} ${text}`, { weight: 'Bolder' })],
  }
}

/** A list of texts of somebody's, each with a dash. */
export function list(texts: readonly string[]): Element {
  return {
    type: 'Container',
    spacing: 'Small',
    items: texts.map((text) => literal(`– ${text}`, { spacing: 'Small' })),
  }
}

/** What a press sends: which verb, about which matter. Nothing in it says who pressed; that comes from the activity. */
export function execute(
  label: string,
  verb: string,
  data: Readonly<Record<string, unknown>>,
  more: Element = {},
): CardAction {
  const sent = { ...data, verb }
  return {
    type: 'Action.Execute',
    title: label,
    verb,
    data: sent,
    ...more,
    fallback: { type: 'Action.Submit', title: label, data: sent, ...more },
  }
}

export function openUrl(label: string, url: string): CardAction {
  return { type: 'Action.OpenUrl', title: label, url }
}

/** The buttons of a card: at most four, the wanted one first and the only one that is coloured. */
export function actions(...buttons: readonly CardAction[]): Element {
  return { type: 'ActionSet', separator: true, actions: buttons }
}

/** A whole card. `more` carries `refresh` and the like. */
export function card(body: readonly Element[], more: Element = {}): Card {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    ...more,
    body,
  }
}
