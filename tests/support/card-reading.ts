import type { CardJson } from './teams-connector'

/** Everything in a card that is an object, in reading order, fallbacks left out. */
export function elementsOf(node: CardJson): CardJson[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf)
  if (typeof node !== 'object' || node === null) return []
  const inner = Object.entries(node).flatMap(([key, value]) =>
    key === 'fallback' || key === 'data' ? [] : elementsOf(value),
  )
  return [node, ...inner]
}

export function actionsOf(card: CardJson): CardJson[] {
  return elementsOf(card.body).filter((e) => typeof e.type === 'string' && e.type.startsWith('Action.'))
}

export function inputsOf(card: CardJson): CardJson[] {
  return elementsOf(card.body).filter((e) => typeof e.type === 'string' && e.type.startsWith('Input.'))
}

/** Titles of a card's buttons, in order. */
export function buttonsOf(card: CardJson): string[] {
  return elementsOf(card.body)
    .filter((e) => e.type === 'ActionSet')
    .flatMap((set) => set.actions.map((a: CardJson) => String(a.title)))
}

/** Everything that a card says, line by line; no-break signs as the plain ones. */
export function textOf(card: CardJson): string {
  return elementsOf(card.body)
    .flatMap((e) => {
      if (e.type === 'TextBlock') return [e.text]
      if (e.type === 'RichTextBlock') return [e.inlines.map((run: CardJson) => run.text).join('')]
      return []
    })
    .join('\n')
    .replaceAll('\u00A0', ' ')
    .replaceAll('\u2011', '-')
    .replaceAll('\u2060', '')
}

/** What an old or a new client sends for its inputs as they stand, changed to `typed`. */
export function inputValues(
  card: CardJson,
  action: CardJson,
  typed: Readonly<Record<string, string>>,
): Record<string, string> {
  if (action.associatedInputs === 'none') return {}
  const inputs = inputsOf(card)
  const values = Object.fromEntries(inputs.map((input) => [input.id, typed[input.id] ?? input.value ?? '']))
  for (const id of Object.keys(typed)) if (!(id in values)) throw new NoSuchInput(id)
  for (const input of inputs) {
    if (input.isRequired && !values[input.id]) throw new ClientWouldAsk(input.errorMessage)
  }
  return values
}

/** The card has no such input. */
export class NoSuchInput extends Error {}
/** A client does not send a form while something required is empty. */
export class ClientWouldAsk extends Error {}
/** The card has no such button. */
export class NoSuchButton extends Error {}

/** The button with this title or verb. */
export function buttonIn(card: CardJson, button: string): CardJson {
  const all = actionsOf(card)
  const found = all.find((a) => a.title === button || a.verb === button)
  if (!found) throw new NoSuchButton(`${button} is not among ${all.map((a) => a.title).join(', ')}`)
  return found
}
