import { isDeepStrictEqual } from 'node:util'
import type { Fields, Lists } from '../../src/lists/port'
import { auditList, brokenAuditPlace } from '../../src/matters/audit'
import type { StoredMatter } from '../../src/matters/matter-type'
import { storedMatter } from '../../src/matters/stored-matter'
import type { MinutesEvent } from '../../src/minutes/events'
import { minutesList } from '../../src/minutes/list'
import type { MinutesState } from '../../src/minutes/state'
import { MinutesTexts } from '../../src/minutes/texts'
import type { Wanted } from '../../src/reconcile/posting'
import { postingsList } from '../../src/reconcile/postings-list'
import type { Act, Attempt, Ledger } from './ledger'
import type { TeamsOfTheDay } from './teams-of-the-day'

/** What each event comes from; the first is the one that the act is known by. */
const CAUSES: Readonly<Record<MinutesEvent['type'], readonly Act[]>> = {
  drafted: ['draft'],
  revised: ['revise'],
  sent: ['send'],
  approved: ['approve'],
  suggested: ['remark'],
  'suggestion-taken': [],
  'suggestion-declined': ['decline'],
  'suggestion-withdrawn': ['approve'],
  'absence-declared': [],
  extended: [],
  locked: ['approve', 'send'],
  finished: ['finish'],
  reopened: [],
}
const KNOWN_BY: Readonly<Record<Act, MinutesEvent['type']>> = {
  draft: 'drafted',
  revise: 'revised',
  send: 'sent',
  approve: 'approved',
  remark: 'suggested',
  decline: 'suggestion-declined',
  finish: 'finished',
}

interface Row {
  readonly minutes: string
  readonly key: string
  readonly at: number
  readonly by: string
  readonly event: MinutesEvent['type']
  /** As JSON. */
  readonly detail: string
}

/** Goes through the books when the day is over: what the lists hold against what people were told. Answers what is wrong. */
export async function accounts(
  lists: Lists,
  ledger: Ledger,
  teams: TeamsOfTheDay,
  wantedOf: (minutes: string) => Promise<Wanted | undefined>,
): Promise<string[]> {
  const rows = (await lists.all(auditList)).map(({ fields }) => rowOf(fields))
  const minutes = (await lists.all(minutesList)).map((item) =>
    storedMatter<MinutesState, MinutesEvent>(minutesList, item),
  )
  const broken = await brokenAuditPlace(lists)
  return [
    ...(broken === undefined ? [] : [`the audit trail is broken at ${broken}`]),
    ...eachEventOnce(minutes, rows),
    ...eachEventWasAnswered(rows, ledger),
    ...eachAnswerHasItsEvent(rows, ledger),
    ...minutes.flatMap((stored) => stateAndTrailAgree(stored, rows)),
    ...(await everyTextIsThere(lists, minutes)),
    ...(await everythingIsPosted(minutes, lists, teams, wantedOf)),
    ...ledger.strange,
  ]
}

function rowOf(fields: Fields): Row {
  const [minutes, key] = [String(fields.MatterId), String(fields.EventKey)]
  return {
    ...{ minutes, key, at: Date.parse(String(fields.At)), by: String(fields.By) },
    event: String(fields.Event) as Row['event'],
    detail: String(fields.Detail),
  }
}

/** One row for each event of each set of minutes, and no other. */
function eachEventOnce(minutes: readonly StoredMatter<MinutesState>[], rows: readonly Row[]): string[] {
  const wanted = minutes.flatMap(({ state, seq }) =>
    Array.from({ length: seq }, (_, i) => `${minutesList.name}/${state.id}/${i + 1}`),
  )
  const found = rows.map(({ key }) => key)
  const missing = wanted.filter((key) => !found.includes(key))
  const more = found.filter((key, i) => !wanted.includes(key) || found.indexOf(key) !== i)
  return [
    ...missing.map((key) => `no audit row for ${key}`),
    ...more.map((key) => `an audit row too many: ${key}`),
  ]
}

/** Rows carry whole seconds. */
function isWithin({ at }: Row, { from, to }: Attempt): boolean {
  return at + 1_000 > from && at <= to
}

/** Of several remarks one after the other is answered, within a second. */
function isAbout({ detail }: Row, { act, mark }: Attempt): boolean {
  return act !== 'decline' || detail.includes(JSON.stringify(mark))
}

/** What happened was asked for by somebody who was not told that nothing was saved. */
function eachEventWasAnswered(rows: readonly Row[], ledger: Ledger): string[] {
  return rows.flatMap((row) => {
    const causes = ledger.attempts.filter(
      (a) =>
        a.minutes === row.minutes &&
        a.who === row.by &&
        CAUSES[row.event].includes(a.act) &&
        isWithin(row, a),
    )
    if (causes.some(({ told }) => ['done', 'crashed', 'unseen-to'].includes(told))) return []
    const told = causes.map((cause) => cause.told).join(', ') || 'nobody'
    return [`${row.event} in ${row.minutes} by ${row.by} happened; told: ${told}`]
  })
}

/** What was acknowledged happened, once. */
function eachAnswerHasItsEvent(rows: readonly Row[], ledger: Ledger): string[] {
  return ledger.attempts.flatMap((attempt) => {
    const { minutes, who, act, told } = attempt
    if (told !== 'done') return []
    const own = rows.filter(
      (r) =>
        r.minutes === minutes &&
        r.by === who &&
        r.event === KNOWN_BY[act] &&
        isWithin(r, attempt) &&
        isAbout(r, attempt),
    )
    return own.length === 1
      ? []
      : [`${act} of ${minutes} by ${who} was acknowledged and is there ${own.length} times`]
  })
}

function stateAndTrailAgree({ state }: StoredMatter<MinutesState>, rows: readonly Row[]): string[] {
  const own = rows.filter(({ minutes }) => minutes === state.id)
  const by = (event: Row['event']) =>
    own
      .filter((row) => row.event === event)
      .map((row) => row.by)
      .sort()
  const inTrail = [
    by('approved'),
    by('suggested'),
    by('sent').length,
    by('drafted').length + by('revised').length,
  ]
  const inState = [
    Object.entries(state.approvals)
      .flatMap(([who, approvals]) => approvals.map(() => who))
      .sort(),
    state.suggestions.map((suggestion) => suggestion.by).sort(),
    state.rounds.length,
    state.versions.length,
  ]
  if (isDeepStrictEqual(inTrail, inState)) return []
  return [`${state.id}: the trail says ${JSON.stringify(inTrail)}, the state ${JSON.stringify(inState)}`]
}

async function everyTextIsThere(lists: Lists, minutes: readonly StoredMatter<MinutesState>[]) {
  const texts = new MinutesTexts(lists)
  const keys = minutes.flatMap(({ state }) => [...state.versions, ...state.suggestions].map((v) => v.textKey))
  const found = await Promise.all(keys.map((key) => texts.find(key)))
  return keys.filter((_, i) => found[i] === undefined).map((key) => `the text ${key} is missing`)
}

/** What is wanted stands in Teams under its row, and as it is wanted. A message may stand twice, as is documented. */
async function everythingIsPosted(
  minutes: readonly StoredMatter<MinutesState>[],
  lists: Lists,
  teams: TeamsOfTheDay,
  wantedOf: (minutes: string) => Promise<Wanted | undefined>,
): Promise<string[]> {
  const rows = new Map(
    (await lists.all(postingsList)).map(({ fields }) => [String(fields.PostingKey), fields]),
  )
  const wrong: string[] = []
  for (const { state } of minutes) {
    for (const { key, create, card } of (await wantedOf(state.id))?.postings ?? []) {
      const row = rows.get(`${state.id}/${key}`)
      if (!row && !create) continue
      const standing = teams.read(String(row?.ActivityId))
      // What was never surely sent and is wanted no more stays as it is.
      if (!create && row?.Status === 'sending') continue
      if (row?.Status !== 'posted' || !standing)
        wrong.push(`${state.id}/${key} is ${row?.Status ?? 'not there'}`)
      else if (!isDeepStrictEqual(standing.card, card())) wrong.push(`${state.id}/${key} shows something old`)
    }
  }
  return wrong
}
