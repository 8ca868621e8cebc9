import { isDeepStrictEqual } from 'node:util'
import { INES, LEADER } from '../support/people'
import { cardInChannel } from './cost-commands'
import { type Figures, unitsOf } from './figures'
import type { MeteredApp } from './metered-app'

/** One way in which people look at what there is, and what it cost. */
export interface LookCost {
  readonly name: string
  readonly cost: Figures
}

/** Looks once in each way at minutes that are out for approval. */
export async function everyLook(app: MeteredApp, id: string): Promise<readonly LookCost[]> {
  const [leader, reader] = [app.tab(LEADER), app.tab(INES)]
  const looks: Readonly<Record<string, () => Promise<unknown>>> = {
    'who I am': () => reader.get('/api/me'),
    'list of minutes': () => reader.get('/api/minutes'),
    'page of minutes': () => reader.page(id),
    'an earlier version': () => leader.get(`/api/minutes/${id}?version=1`),
    'two versions compared': () => leader.get(`/api/minutes/${id}/compare?from=1&to=2`),
    'minutes as DOCX': () => reader.file(`/api/minutes/${id}/document?format=docx`),
    'minutes as PDF': () => reader.file(`/api/minutes/${id}/document?format=pdf`),
    'my matters': () => reader.get('/api/my'),
    'template of a new meeting': () =>
      leader.get('/api/minutes-template?kind=process&process=2.8.3&date=2026-03-19'),
    'pasted notes read': () => leader.paste('Processträff\n\n§ 1 Kampanjen\nVi talade om kampanjen.'),
    'card refreshed for a person': () => app.clients.refresh(INES, cardInChannel(app, id)),
    'a word to the bot: mina': () => app.clients.say(INES, 'mina'),
  }
  // The first word to the bot is learnt: where the person is reached.
  await app.clients.say(INES, 'hjälp')
  await app.quiet()
  const costs: LookCost[] = []
  for (const [name, look] of Object.entries(looks)) costs.push({ name, cost: await app.costOf(look) })
  return costs
}

/** The looks in one line where they all cost the same, else each by its name. */
export function looksInWords(looks: readonly LookCost[]): string {
  const units = looks.map(({ cost }) => unitsOf(cost))
  const all = looks.map(({ name }) => name).join(', ')
  if (isDeepStrictEqual(new Set(units), new Set([0]))) return `0 each: ${all}`
  return looks.map(({ name, cost }) => `${unitsOf(cost)} ${name}`).join(', ')
}
