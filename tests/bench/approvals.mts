import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePlan } from '../support/built-sample-plan.mts'
import { joined, percentile, type Shot, type Taken, volley } from './load.mts'
import { Samsyn } from './samsyn.mts'
import { countingTeams } from './teams.mts'

const SETS = 100
const WARM_UP = 50
const TURNS = 5
const PEOPLE = 60
const LEADER = 'leader-kommun'
const SAMSYN_PORT = 39_781
const BARE_PORT = 39_782

interface Minutes {
  readonly id: string
}

/**
 * Sixty participants approve one set of minutes at the same time, set after set, through the bot's door; and, in turns
 * with it, the same activities are sent to a bare botbuilder bot that answers a constant card of the same size.
 */
export async function approvals(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-'))
  const people = samplePlan()
    .people.filter((p) => p.roles.includes('ambassador'))
    .slice(0, PEOPLE)
  const members = people.map((p) => ({ id: `29:${p.id}`, name: p.name, aadObjectId: p.entraId ?? '' }))
  const teams = await countingTeams(members)
  const samsyn = new Samsyn(SAMSYN_PORT, join(folder, 'data'))
  await samsyn.start()
  const sets = await handInSets(
    samsyn,
    people.map((p) => p.id),
    teams.url,
  )
  const shots = sets.map(({ id }) => members.map((member) => approval(id, member, teams.url)))
  const card = await answeredCard(samsyn.url, shots[SETS + WARM_UP]?.[0])
  await samsyn.stop()
  const before = samsyn.writes()
  const sendsBefore = teams.sends()
  await samsyn.start()
  const cardFile = join(folder, 'card.json')
  writeFileSync(cardFile, JSON.stringify(card))
  const bare = fork(join(import.meta.dirname, 'bare-bot.mts'), [String(BARE_PORT), cardFile])
  await new Promise((resolve) => bare.once('message', resolve))
  try {
    const { ours, theirs } = await inTurns(samsyn.url, `http://127.0.0.1:${BARE_PORT}`, shots)
    await samsyn.stop()
    report(ours, theirs, before, samsyn.writes(), teams.sends() - sendsBefore, JSON.stringify(card).length)
  } finally {
    bare.kill()
    await samsyn.stop()
    teams.server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Warms both up, then measures them in turns, so that whatever else the machine does meets both. */
async function inTurns(samsyn: string, bare: string, shots: readonly (readonly Shot[])[]) {
  const accepted = (answer: string) => answer.includes('Ditt godkännande är sparat')
  const anything = () => true
  await volley(samsyn, shots.slice(SETS, SETS + WARM_UP), accepted)
  await volley(bare, shots.slice(SETS, SETS + WARM_UP), anything)
  const ours: Taken[] = []
  const theirs: Taken[] = []
  const each = SETS / TURNS
  for (let turn = 0; turn < TURNS; turn++) {
    const part = shots.slice(turn * each, (turn + 1) * each)
    ours.push(await volley(samsyn, part, accepted))
    // What follows after the answers (cards, audit rows) is done before the other is measured.
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    theirs.push(await volley(bare, part, anything))
  }
  return { ours: joined(ours), theirs: joined(theirs) }
}

async function handInSets(
  samsyn: Samsyn,
  present: readonly string[],
  serviceUrl: string,
): Promise<readonly Minutes[]> {
  await fetch(`${samsyn.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'installationUpdate',
      action: 'add',
      channelId: 'msteams',
      serviceUrl,
      from: { id: '29:installer' },
      recipient: { id: '28:samsyn' },
      conversation: { id: '19:samsyn-general@thread.tacv2', isGroup: true, conversationType: 'channel' },
      channelData: { team: { id: '19:samsyn-general@thread.tacv2' } },
    }),
  })
  const { processes } = samplePlan()
  const made: Minutes[] = []
  for (let i = 0; i < SETS + WARM_UP + 1; i++) {
    const process = processes[i % processes.length]?.number
    const content = contentOf(`Processträff ${i}`, present)
    const page = await samsyn.call<Minutes>(LEADER, 'POST', '/api/minutes', {
      kind: 'process',
      process,
      content,
    })
    const deadline = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
    await samsyn.call(LEADER, 'POST', `/api/minutes/${page.id}/send`, { version: 1, deadline })
    made.push({ id: page.id })
  }
  return made
}

function contentOf(title: string, present: readonly string[]) {
  const section = (i: number) => ({
    id: `s${i}`,
    number: `§ ${i}`,
    heading: `Punkt ${i} på dagordningen`,
    text: 'Gruppen gick igenom läget och vad som återstår.\n\n- Lokalen är klar\n- Affischen trycks i april',
    decision: i % 3 === 0 ? 'Kampanjen riktad till unga startar i september.' : '',
    actions: [],
  })
  return {
    title,
    meetingDate: '2026-03-14',
    dnr: 'KS 2026-12',
    place: 'Teams',
    chair: '',
    present,
    alsoPresent: [],
    sections: Array.from({ length: 10 }, (_, i) => section(i + 1)),
    recipients: [],
  }
}

function approval(
  id: string,
  from: { id: string; name: string; aadObjectId: string },
  serviceUrl: string,
): Shot {
  const activity = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    channelId: 'msteams',
    serviceUrl,
    from,
    recipient: { id: '28:samsyn', name: 'Samsyn' },
    conversation: {
      id: '19:samsyn-general@thread.tacv2;messageid=1',
      isGroup: true,
      conversationType: 'channel',
    },
    replyToId: '1',
    locale: 'sv-SE',
    value: {
      action: { type: 'Action.Execute', verb: 'minutes.approve', data: { id, version: 1 } },
      trigger: 'manual',
    },
  }
  return { path: '/api/messages', body: Buffer.from(JSON.stringify(activity)) }
}

/** The card with which Samsyn answers: the bare bot answers the very same one. */
async function answeredCard(url: string, shot: Shot | undefined): Promise<unknown> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new Uint8Array(shot?.body ?? Buffer.from('')),
  })
  return ((await response.json()) as { value: unknown }).value
}

function report(
  ours: Taken,
  theirs: Taken,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  sends: number,
  cardSize: number,
): void {
  const approved = (SETS + WARM_UP) * PEOPLE
  const rate = (taken: Taken) => (taken.latencies.length / taken.milliseconds) * 1000
  const row = (name: string, taken: Taken) =>
    [
      name.padEnd(22),
      rate(taken).toFixed(0).padStart(8),
      percentile(taken.latencies, 0.5).toFixed(1).padStart(9),
      percentile(taken.latencies, 0.99).toFixed(1).padStart(9),
    ].join(' ')
  const writes = [...after]
    .map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const)
    .filter(([, n]) => n > 0)
  const audit = writes.find(([name]) => name === 'Audit')?.[1] ?? 0
  const total = writes.reduce((sum, [, n]) => sum + n, 0)
  const ratio = rate(ours) / rate(theirs)
  console.log(`
${SETS} sets of minutes, ${PEOPLE} participants each approve at the same time (answer: a card of ${cardSize} characters)

                       per sec.   p50 ms    p99 ms
${row('Samsyn, durable', ours)}
${row('bare botbuilder bot', theirs)}

  of the bare bot's throughput   ${ratio.toFixed(2)}   (goal: at least 0.70)
  list writes an approval        ${(total / approved).toFixed(3)}  (goal: at most 0.2; ${writes.map(([name, n]) => `${name} ${n}`).join(', ')}; batches of audit rows: ${audit})
  Teams sends an approval        ${(sends / approved).toFixed(3)}  (goal: at most 0.1; ${sends} sends)
`)
}
