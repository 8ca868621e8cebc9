import type { DecisionAct, DecisionPage, NewProposal } from '../../src/decisions/api'
import type { MeetingAct, MeetingPage, NewMeeting } from '../../src/meetings/api'
import type { MinutesPage } from '../../src/minutes/api'
import { textOf } from '../support/card-reading'
import type { Tab } from '../support/tab-client'
import type { TeamsClients } from '../support/teams-clients'
import { cardOf, type Shown } from '../support/teams-connector'

/** Where a scripted meeting is held: the real product over HTTP, with people's Teams clients and tabs. */
export interface Scene {
  tab(person: string): Tab
  readonly clients: TeamsClients
  /** The steering group's channel. */
  readonly channel: string
  /** Lets everything be posted that is to be posted. */
  settle(): Promise<void>
  say(line: string): void
}

/** The steering group of the sample plan: eight delegates of five administrations. */
export const DELEGATES = {
  chair: 'steering-chair', // KSON
  rolf: 'steering-2', // KSON
  susanne: 'steering-3', // Socialförvaltningen
  peter: 'steering-4', // Socialförvaltningen
  katarina: 'steering-5', // Kommunstyrelsekontoret
  oskar: 'steering-6', // Kommunstyrelsekontoret
  helena: 'steering-7', // Barn och utbildning
  magnus: 'steering-8', // Kultur och fritid
} as const
const LEADER = 'leader-kommun'

const PROPOSALS = [
  ['Mötesdagar under hösten', 'Styrgruppen sammanträder den första onsdagen i varje månad.'],
  ['Personligt ombud permanentas', 'Personligt ombud blir en del av ordinarie verksamhet.'],
  ['Upphandling av utbildning', 'Utbildningen i suicidprevention upphandlas gemensamt.'],
  ['Samtalsgrupper för män 70+', 'Samtalsgrupperna fortsätter i tre orter till och med juni.'],
  ['Ny lokal för processen 2.8.3', 'Processen får hyra lokalen vid hamnen.'],
] as const

/** What the scripted meeting ended in. */
export interface MeetingHeld {
  readonly meeting: MeetingPage
  readonly decisions: readonly DecisionPage[]
  readonly minutes: MinutesPage
}

/**
 * A steering meeting from the notice to the minutes: eight delegates, one passed vote, an objection that an amended text
 * answers, one conflict of interest, one reservation, one item tabled. `day` is a day to come.
 */
export async function holdSteeringMeeting(scene: Scene, day: string): Promise<MeetingHeld> {
  const { chair, rolf, susanne, peter, katarina, oskar, helena, magnus } = DELEGATES
  const { say } = scene
  const present = [chair, rolf, susanne, peter, katarina, oskar, helena]

  say('Processledaren skriver fem förslag och planerar ett styrgruppsmöte.')
  const ids: string[] = []
  for (const [title, text] of PROPOSALS) ids.push((await propose(scene, title, text)).id)
  const [dates = '', ombud = '', training = '', groups = '', premises = ''] = ids
  const planned = await plan(scene, day)
  say(`Föredragningslistan samlade själv in ${planned.agenda.length} punkter.`)

  say(
    'Kallelsen går ut. Sju ledamöter kommer; Kultur och fritid ger sin röst vidare till Socialförvaltningen.',
  )
  const id = planned.id
  await lead(scene, id, { act: 'order', ids: ids.map((ref) => `decision:${ref}`) })
  await lead(scene, id, { act: 'call' })
  await scene.settle()
  for (const person of present) await act(scene, person, id, { act: 'answer', kind: 'coming' })
  await act(scene, magnus, id, {
    act: 'pass-vote',
    to: 'soc',
    instruction: 'Vi vill att grupperna i Hallstavik blir kvar.',
  })
  await act(scene, susanne, id, { act: 'answer-proxy', from: 'kof', accepts: true })

  say('Mötet börjar. Alla trycker på Jag är med.')
  await act(scene, chair, id, { act: 'start' })
  for (const person of present) await act(scene, person, id, { act: 'attend', present: true })
  await scene.settle()

  say('§ 1: alla säger bifall, från kortet i kanalen.')
  for (const person of present) await pressConsent(scene, person, PROPOSALS[0][0])
  await speakFor(scene, susanne, dates, 'kof')
  await confirm(scene, dates)

  say('§ 2: Barn och utbildning invänder. Ordföranden ändrar texten, och ett andra varv enas.')
  await next(scene, id, ombud)
  for (const person of [chair, susanne, katarina]) await consent(scene, person, ombud)
  await speakFor(scene, susanne, ombud, 'kof')
  await decide(scene, helena, ombud, {
    ...{ act: 'state-position', round: 1, administration: 'bou', kind: 'objection' },
    text: 'Finansieringen 2027 saknas.',
  })
  await decide(scene, chair, ombud, {
    ...{ act: 'amend', round: 1, askAgain: ['soc'] },
    text: 'Personligt ombud blir en del av ordinarie verksamhet från 2027, med medel ur budgeten för 2027.',
  })
  await consent(scene, susanne, ombud, 2)
  await consent(scene, helena, ombud, 2)
  await confirm(scene, ombud, 2)

  say('§ 3: Katarina Linde är jävig. Kommunstyrelsekontoret företräds av Oskar Frisk.')
  await next(scene, id, training)
  await decide(scene, katarina, training, {
    ...{ act: 'declare-conflict', scope: 'person' },
    reason: 'Min syster driver ett av företagen.',
  })
  for (const person of [chair, susanne, oskar, helena]) await consent(scene, person, training)
  await speakFor(scene, susanne, training, 'kof')
  await confirm(scene, training)

  say('§ 4: Peter Wester reserverar sig.')
  await next(scene, id, groups)
  for (const person of [chair, katarina, helena]) await consent(scene, person, groups)
  await decide(scene, peter, groups, {
    ...{ act: 'state-position', round: 1, administration: 'soc', kind: 'reservation' },
    text: 'Grupperna borde också finnas i Rimbo.',
  })
  await speakFor(scene, susanne, groups, 'kof')
  await confirm(scene, groups)

  say('§ 5: lokalen bordläggs till nästa möte.')
  await next(scene, id, premises)
  await decide(scene, chair, premises, { act: 'table', reason: 'Hyran är inte klar.' })

  say('Mötet avslutas, och protokollet står som utkast.')
  const meeting = await act(scene, chair, id, { act: 'end' })
  await scene.settle()
  const minutes = await scene.tab(LEADER).page(meeting.minutesId ?? '')
  const decisions = await Promise.all(
    ids.map((each) => scene.tab(chair).get<DecisionPage>(`/api/decisions/${each}`)),
  )
  return { meeting, decisions, minutes }
}

/** The minutes go the way of steering minutes: first the chair, then all members; then they are finished. */
export async function approveMinutes(
  scene: Scene,
  minutes: MinutesPage,
  deadline: string,
): Promise<MinutesPage> {
  const { chair, ...members } = DELEGATES
  scene.say('Ordföranden godkänner protokollet först, sedan alla ledamöter.')
  await scene.tab(LEADER).send(minutes.id, 1, deadline)
  for (const person of [chair, ...Object.values(members)])
    await scene.tab(person).post(`/api/minutes/${minutes.id}/approve`, { version: 1 })
  return scene.tab(LEADER).post(`/api/minutes/${minutes.id}/finish`)
}

function propose(scene: Scene, title: string, text: string): Promise<DecisionPage> {
  const proposal = {
    title,
    background: 'Beredningsgruppen har gått igenom frågan.',
    links: [],
    mandates: [{ body: 'Kommunstyrelsen', paragraph: '§ 25', dnr: 'KS 2024-234', date: '2024-02-07' }],
    recipients: ['Förvaltningscheferna'],
    askedOfConflict: [],
    sealed: false,
  }
  return scene.tab(LEADER).post<DecisionPage>('/api/decisions', { proposal, text } satisfies NewProposal)
}

function plan(scene: Scene, day: string): Promise<MeetingPage> {
  return scene.tab(LEADER).post<MeetingPage>('/api/meetings', {
    ...{
      kind: 'steering',
      title: 'Styrgruppsmöte',
      day,
      from: '13:00',
      to: '15:00',
      place: 'Teams',
      link: '',
    },
    ...{ chair: DELEGATES.chair, secretary: LEADER },
  } satisfies NewMeeting)
}

function act(scene: Scene, person: string, meeting: string, what: MeetingAct): Promise<MeetingPage> {
  return scene.tab(person).post<MeetingPage>(`/api/meetings/${meeting}/do`, what)
}

function lead(scene: Scene, meeting: string, what: MeetingAct): Promise<MeetingPage> {
  return act(scene, LEADER, meeting, what)
}

function next(scene: Scene, meeting: string, decision: string): Promise<MeetingPage> {
  return act(scene, DELEGATES.chair, meeting, { act: 'go-to', item: `decision:${decision}` })
}

function decide(scene: Scene, person: string, decision: string, what: DecisionAct): Promise<DecisionPage> {
  return scene.tab(person).post<DecisionPage>(`/api/decisions/${decision}/do`, what)
}

async function consent(scene: Scene, person: string, decision: string, round = 1): Promise<void> {
  const { mine } = await scene.tab(person).get<DecisionPage>(`/api/decisions/${decision}`)
  const administration = mine.administration ?? ''
  await decide(scene, person, decision, {
    act: 'state-position',
    round,
    administration,
    kind: 'consent',
    text: '',
  })
}

/** Says yes for another administration, with the vote that it passed. */
async function speakFor(
  scene: Scene,
  person: string,
  decision: string,
  administration: string,
): Promise<void> {
  const { round } = await scene.tab(person).get<DecisionPage>(`/api/decisions/${decision}`)
  await decide(scene, person, decision, {
    act: 'state-position',
    round,
    administration,
    kind: 'consent',
    text: '',
  })
}

function confirm(scene: Scene, decision: string, round = 1): Promise<DecisionPage> {
  return decide(scene, DELEGATES.chair, decision, { act: 'confirm', round })
}

/** Presses Bifall on the proposal's card in the channel. */
async function pressConsent(scene: Scene, person: string, title: string): Promise<void> {
  const answer = await scene.clients.press(person, cardAbout(scene, title), 'Bifall')
  if (!answer.card) throw new NoCard(`${title}: ${answer.message ?? answer.status}`)
}

function cardAbout({ clients, channel }: Scene, title: string): Shown {
  const card = clients.teams.shownIn(channel).findLast((shown) => {
    const text = textOf(cardOf(shown))
    return text.includes(title) && text.startsWith('Förslag till beslut')
  })
  if (!card) throw new NoCard(title)
  return card
}

/** The channel does not show the card that the script expects. */
class NoCard extends Error {}
