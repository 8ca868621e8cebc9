import type { DecisionAct, DecisionPage, NewProposal } from '../../src/decisions/api'
import type { ObstaclePage } from '../../src/obstacles/api'
import { BOU, CHAIR, doDecision, KOF, KSK, KSON_2, SOC } from './meetings-scene'
import { LEADER, type RunningTab } from './running-tab'

/** The wording that the proposals of the tests begin with. */
export const TEXT =
  'Styrgruppen beslutar att personligt ombud permanentas från 2025.\n\n- Socialförvaltningen är arbetsgivare.\n- Kostnaden delas lika mellan förvaltningarna.'

/** A proposal with something in every field, as a draft. */
export function drafted(
  tab: RunningTab,
  title: string,
  more: Partial<NewProposal['proposal']> & Pick<NewProposal, 'deadline'> = {},
  person = LEADER,
): Promise<DecisionPage> {
  const { deadline, ...proposal } = { deadline: '2026-03-26', ...more }
  return tab.call<DecisionPage>(person, 'POST', '/api/decisions', {
    text: TEXT,
    ...(deadline ? { deadline } : {}),
    proposal: {
      title,
      background:
        'Ombuden har funnits som projekt sedan 2021.\n\nUtan beslut upphör de i december. Gruppbostäderna påverkas mest.',
      links: [{ title: 'Utvärderingen', url: 'https://exempel.se/utvardering' }],
      mandates: [{ body: 'Kommunstyrelsen', paragraph: '§ 25', dnr: 'KS 2024-234', date: '2024-02-07' }],
      recipients: ['Kommunstyrelsen', 'Direktionen för KSON'],
      process: '2.8.3',
      askedOfConflict: [],
      sealed: false,
      ...proposal,
    },
  })
}

/** A proposal that the group is asked about. */
export async function opened(
  tab: RunningTab,
  title: string,
  more: Parameters<typeof drafted>[2] = {},
): Promise<DecisionPage> {
  const draft = await drafted(tab, title, more)
  return doDecision(tab, LEADER, draft, { act: 'open' })
}

/** A position on the first wording. */
export function say(
  tab: RunningTab,
  person: string,
  { id, round }: DecisionPage,
  administration: string,
  kind: Extract<DecisionAct, { act: 'state-position' }>['kind'] = 'consent',
  text = '',
): Promise<DecisionPage> {
  return doDecision(tab, person, { id }, { act: 'state-position', round, administration, kind, text })
}

/** Everybody consents but those named. */
export async function consented(
  tab: RunningTab,
  proposal: DecisionPage,
  except: readonly string[] = [],
): Promise<DecisionPage> {
  const all = { kson: KSON_2, soc: SOC, ksk: KSK, bou: BOU, kof: KOF }
  let page = proposal
  for (const [administration, person] of Object.entries(all))
    if (!except.includes(administration)) page = await say(tab, person, proposal, administration)
  return page
}

/** A decision that has been made, with its paragraph. */
export async function decided(
  tab: RunningTab,
  title: string,
  more: Parameters<typeof drafted>[2] = {},
): Promise<DecisionPage> {
  const page = await consented(tab, await opened(tab, title, more))
  await doDecision(tab, CHAIR, page, { act: 'confirm', round: page.round })
  return numbered(tab, page)
}

/** The page once the newest outcome has its paragraph, which is given a moment later. */
export async function numbered(tab: RunningTab, { id }: Pick<DecisionPage, 'id'>): Promise<DecisionPage> {
  for (let turn = 0; ; turn++) {
    const page = await tab.call<DecisionPage>(LEADER, 'GET', `/api/decisions/${id}`)
    if (page.outcomes.at(-1)?.paragraph || turn > 200) return page
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const decisionPath = ({ id }: Pick<DecisionPage, 'id'>) => `/tab/decisions/${id}`

/** An ambassador of 2.8.3, who may raise obstacles there. */
export const AMBASSADOR = 'kson-07'

/** An obstacle of 2.8.3. */
export function raised(tab: RunningTab, title: string, person = AMBASSADOR): Promise<ObstaclePage> {
  return tab.call<ObstaclePage>(person, 'POST', '/api/obstacles', {
    process: '2.8.3',
    title,
    text: 'Skolorna får inte sätta upp affischer utan tillstånd.\n\nVi har frågat rektorerna två gånger.',
  })
}

export function doObstacle(
  tab: RunningTab,
  person: string,
  { id }: Pick<ObstaclePage, 'id'>,
  act: string,
  body: object,
): Promise<ObstaclePage> {
  return tab.call<ObstaclePage>(person, 'POST', `/api/obstacles/${id}/${act}`, body)
}

export const obstaclePath = ({ id }: Pick<ObstaclePage, 'id'>) => `/tab/obstacles/${id}`
