import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Person } from '../../src/plan/model.js'
import { joined, percentile, type Shot, type Taken, volley } from './load.mts'
import { Samsyn } from './samsyn.mts'
import { countingTeams } from './teams.mts'

const WARM_UP = 50
const TURNS = 5
const SAMSYN_PORT = 39_781
const BARE_PORT = 39_782

/** Something that many people press at the same time, one matter after the other. */
export interface Pressing {
  /** Such as `100 sets of minutes, 60 participants each approve`. */
  readonly what: string
  /** Such as `approval`. */
  readonly one: string
  readonly people: readonly Person[]
  /** How many volleys are measured, each on as many matters as are answered together. */
  readonly matters: number
  /** One unless said. */
  readonly together?: number
  /** Is in the answer to a press that was saved. */
  readonly saved: string
  /** Lays into the data folder what has to be there before the server starts. */
  prepare?(folder: string): Promise<void>
  /** Makes this many matters that wait for everybody; answers for each what a press on its card sends. */
  make(samsyn: Samsyn, count: number): Promise<readonly object[]>
}

/**
 * People press on the cards of one matter at the same time, matter after matter, through the bot's door; and, in turns
 * with it, the same activities are sent to a bare botbuilder bot that answers a constant card of the same size.
 */
export async function throughput(pressing: Pressing): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-'))
  const data = join(folder, 'data')
  await pressing.prepare?.(data)
  const members = pressing.people.map((p) => ({
    id: `29:${p.id}`,
    name: p.name,
    aadObjectId: p.entraId ?? '',
  }))
  const teams = await countingTeams(members)
  const samsyn = new Samsyn(SAMSYN_PORT, data)
  await samsyn.start()
  await install(samsyn, teams.url)
  const { together = 1 } = pressing
  const actions = await pressing.make(samsyn, (pressing.matters + WARM_UP + 1) * together)
  const shots = Array.from({ length: pressing.matters + WARM_UP + 1 }, (_, i) =>
    actions
      .slice(i * together, (i + 1) * together)
      .flatMap((action) => members.map((member) => press(action, member, teams.url))),
  )
  const card = await answeredCard(samsyn.url, shots[pressing.matters + WARM_UP]?.[0])
  await samsyn.stop()
  const before = samsyn.writes()
  const sendsBefore = teams.sends()
  await samsyn.start()
  // What the start takes up again (every open matter is looked at) is done before anything is measured.
  await new Promise((resolve) => setTimeout(resolve, 10_000))
  const cardFile = join(folder, 'card.json')
  writeFileSync(cardFile, JSON.stringify(card))
  const bare = fork(join(import.meta.dirname, 'bare-bot.mts'), [String(BARE_PORT), cardFile])
  await new Promise((resolve) => bare.once('message', resolve))
  try {
    const { ours, theirs } = await inTurns(samsyn.url, `http://127.0.0.1:${BARE_PORT}`, shots, pressing)
    await samsyn.stop()
    report(pressing, {
      ours,
      theirs,
      before,
      after: samsyn.writes(),
      sends: teams.sends() - sendsBefore,
      card,
    })
  } finally {
    bare.kill()
    await samsyn.stop()
    teams.server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Warms both up, then measures them in turns, so that whatever else the machine does meets both. */
async function inTurns(
  samsyn: string,
  bare: string,
  shots: readonly (readonly Shot[])[],
  { saved, matters }: Pressing,
) {
  const accepted = (answer: string) => answer.includes(saved)
  const anything = () => true
  await volley(samsyn, shots.slice(matters, matters + WARM_UP), accepted)
  await volley(bare, shots.slice(matters, matters + WARM_UP), anything)
  const ours: Taken[] = []
  const theirs: Taken[] = []
  const each = matters / TURNS
  for (let turn = 0; turn < TURNS; turn++) {
    const part = shots.slice(turn * each, (turn + 1) * each)
    ours.push(await volley(samsyn, part, accepted))
    // What follows after the answers (cards, audit rows) is done before the other is measured.
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    theirs.push(await volley(bare, part, anything))
  }
  return { ours: joined(ours), theirs: joined(theirs) }
}

/** The app is added to the team. */
async function install(samsyn: Samsyn, serviceUrl: string): Promise<void> {
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
}

/** What Teams sends when this person presses. `action` has the verb and the data of the button. */
function press(
  action: object,
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
    value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
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

interface Measured {
  readonly ours: Taken
  readonly theirs: Taken
  /** Write transactions each list has seen. */
  readonly before: ReadonlyMap<string, number>
  readonly after: ReadonlyMap<string, number>
  readonly sends: number
  readonly card: unknown
}

function report(
  { what, one, matters, people, together = 1 }: Pressing,
  { ours, theirs, before, after, sends, card }: Measured,
): void {
  const presses = (matters + WARM_UP) * together * people.length
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
${what} at the same time (answer: a card of ${JSON.stringify(card).length} characters)

                       per sec.   p50 ms    p99 ms
${row('Samsyn, durable', ours)}
${row('bare botbuilder bot', theirs)}

  of the bare bot's throughput   ${ratio.toFixed(2)}   (goal: at least 0.70)
  ${`list writes a${one.startsWith('a') ? 'n' : ''} ${one}`.padEnd(29)}  ${(total / presses).toFixed(3)}  (goal: at most 0.2; ${writes.map(([name, n]) => `${name} ${n}`).join(', ')}; batches of audit rows: ${audit})
  ${`Teams sends a${one.startsWith('a') ? 'n' : ''} ${one}`.padEnd(29)}  ${(sends / presses).toFixed(3)}  (goal: at most 0.1; ${sends} sends)
`)
}
