import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DateTime } from 'luxon'
import { ZONE } from '../../src/kernel/zone'
import { samplePlan } from '../../src/plan/sample/sample-plan'
import { startBuiltServer } from '../support/built-server'
import { Tab } from '../support/tab-client'
import { TeamsClients } from '../support/teams-clients'
import { TeamsStandIn } from '../support/teams-stand-in'
import { approveMinutes, holdSteeringMeeting, type Scene } from './steering-meeting'

const CHANNEL = '19:samsyn-general@thread.tacv2'
const PROCESS_CHANNEL = '19:samsyn-process-283@thread.tacv2'
const FOLDER = join('.data', 'demo')
const LEADER = 'leader-kommun'

/** The scripted steering meeting against the product in local mode, with a Teams that writes nothing anywhere. */
export async function runSteering(): Promise<void> {
  const folder = resolve(FOLDER)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { people } = samplePlan()
  const teams = await TeamsStandIn.start({ people, channels: [CHANNEL, PROCESS_CHANNEL] })
  const server = await startBuiltServer({ SAMSYN_DATA: folder, SAMSYN_LOG_LEVEL: 'info' })
  try {
    const clients = new TeamsClients(teams, people, () => server.url)
    await clients.installInTeam(CHANNEL, LEADER)
    const scene: Scene = {
      tab: (person) => new Tab(() => server.url, person),
      clients,
      channel: CHANNEL,
      settle: () => quiet(teams),
      say: (line) => console.log(`– ${line}`),
    }
    const day = (days: number) => DateTime.now().setZone(ZONE).plus({ days }).toISODate() ?? ''
    const { minutes } = await holdSteeringMeeting(scene, day(7))
    const finished = await approveMinutes(scene, minutes, day(14))
    for (const format of ['docx', 'pdf'] as const) {
      const { bytes, name } = await scene
        .tab(LEADER)
        .file(`/api/minutes/${finished.id}/document?format=${format}`)
      writeFileSync(join(folder, name), bytes)
      console.log(`  ${join(FOLDER, name)}`)
    }
    const paragraphs = finished.content.sections.filter(({ number }) => number).map(({ number }) => number)
    console.log(`\nProtokollet har ${paragraphs.length} paragrafer: ${paragraphs.join(', ')}.`)
    console.log(`Se det i Samsyn: SAMSYN_DATA=${FOLDER} npm start`)
  } finally {
    await server.end('SIGTERM')
    await teams.stop()
  }
}

/** Resolves when the bot has written nothing for a while. */
async function quiet(teams: TeamsStandIn): Promise<void> {
  for (let before = -1; before !== teams.requests.length; ) {
    before = teams.requests.length
    await new Promise((resolve) => setTimeout(resolve, 700))
  }
}
