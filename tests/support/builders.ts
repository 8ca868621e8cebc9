/// <reference path="../../src/i18n/types.d.ts" />
import type { Links } from '../../src/cards/view'
import type { Log } from '../../src/kernel/log'
import { type MinutesContent, minutesContent, type Section } from '../../src/minutes/content'
import { makePlan, type Person, type PersonId } from '../../src/plan/model'
import { samplePlan } from '../../src/plan/sample/sample-plan'

/** The sample plan, whose people the tests know by name. */
export const plan = makePlan(samplePlan())

export function person(id: PersonId): Person {
  const found = plan.person(id)
  if (!found) throw new NobodyCalled(id)
  return found
}

/** A test names somebody who is not in the sample plan. */
export class NobodyCalled extends Error {
  constructor(id: string) {
    super(`Nobody in the sample plan has the id ${id}`)
  }
}

export const sara = person('leader-kson')
export const anders = person('leader-kommun')
export const alva = person('kson-01')
export const bo = person('kson-02')
export const anna = person('soc-01')
export const agnes = person('ksk-01')
/** Ambassador of other processes than the tests' meeting. */
export const guest = person('guest-partner')
/** Marianne Ekdal of KSON, who chairs the steering group. */
export const marianne = person('steering-chair')
export const rolf = person('steering-2')
export const susanne = person('steering-3')
export const steeringGroup = plan.withRole('steering-member')

/** A Thursday in March, ten in the morning in Stockholm. */
export const START = '2026-03-26T09:00:00.000Z'

export function section(id: string, more: Partial<Section> = {}): Section {
  return {
    id,
    number: '',
    heading: `Punkt ${id}`,
    text: `Vi talade om ${id}.`,
    decision: '',
    actions: [],
    ...more,
  }
}

/** Minutes of a meeting with three points, where Alva, Anna and Agnes were present. */
export function content(more: Partial<MinutesContent> = {}): MinutesContent {
  return minutesContent.parse({
    title: 'Processträff 2.8.3 Kommunikation',
    meetingDate: '2026-03-24',
    dnr: 'KS 2024-234',
    place: 'Teams',
    chair: '',
    present: [alva.id, anna.id, agnes.id],
    alsoPresent: ['Gäst från Tiohundra'],
    sections: [
      section('öppnande'),
      section('kampanj', { decision: 'Kampanjen börjar i maj.' }),
      section('övrigt'),
    ],
    recipients: ['Kommunstyrelsen'],
    ...more,
  })
}

/** The same minutes with the text of one point changed. */
export function withText(base: MinutesContent, id: string, text: string): MinutesContent {
  return { ...base, sections: base.sections.map((s) => (s.id === id ? { ...s, text } : s)) }
}

export const links: Links = {
  home: () => 'https://samsyn.example/tab/',
  newMinutes: () => 'https://samsyn.example/tab/minutes/new',
  minutes: (id, version) => `https://samsyn.example/tab/minutes/${id}${version ? `/v/${version}` : ''}`,
  page: (path) => `https://samsyn.example/tab/${path}`,
}

export interface Logged {
  readonly level: 'info' | 'warn' | 'error'
  readonly facts: object
  readonly message: string
}

/** A log that remembers what was written to it. */
export function memoryLog(): Log & { readonly lines: Logged[] } {
  const lines: Logged[] = []
  const at = (level: Logged['level']) => (facts: object, message: string) => {
    lines.push({ level, facts, message })
  }
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}

/** Ids that count: `id-1`, `id-2` … */
export function countingIds(prefix = 'id'): () => string {
  let n = 0
  return () => {
    n += 1
    return `${prefix}-${n}`
  }
}
