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

/** Several runs of text in one block: each literal, in its own style. */
export function runs(
  parts: readonly (readonly [text: string, style: Element])[],
  spacing = 'Small',
): Element {
  const inlines = parts.flatMap(([text, style]) => literal(text, style).inlines as readonly Element[])
  return { type: 'RichTextBlock', spacing, inlines }
}

/** In a word how something stands: always with a sign, so that the colour does not carry it alone. */
export interface Standing {
  readonly text: string
  readonly color?: 'Accent' | 'Good' | 'Attention' | 'Default'
}

/**
 * The first lines of a card: what it is, read as a heading by a screen reader, and in a word how it stands. One below the
 * other: side by side, long Swedish words break in the middle at 320 px.
 */
export function title(what: string, standing?: Standing): readonly Element[] {
  const heading = {
    type: 'TextBlock',
    text: what,
    weight: 'Bolder',
    size: 'Medium',
    wrap: true,
    style: 'heading',
  }
  if (!standing) return [heading]
  const { text, color = 'Default' } = standing
  return [heading, { type: 'TextBlock', text, weight: 'Bolder', wrap: true, color, spacing: 'None' }]
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

export function openUrl(label: string, url: string, more: Element = {}): CardAction {
  return { type: 'Action.OpenUrl', title: label, url, ...more }
}

/** Whether a card can give back what somebody wrote and stay within its size. */
export function fitsIntoForm(text: string, room = 24_000): boolean {
  return bytesOf(text) <= room
}

/** What a part of a card weighs, in bytes: as UTF-8 or as UTF-16, whichever is more (Teams counts the latter). */
export function bytesOf(part: unknown): number {
  const json = JSON.stringify(part)
  return Math.max(Buffer.byteLength(json), json.length * 2)
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
