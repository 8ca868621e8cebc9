import type { DecisionPage } from '../../src/decisions/api'
import {
  AMBASSADOR,
  consented,
  decided,
  decisionPath,
  doObstacle,
  drafted,
  numbered,
  obstaclePath,
  opened,
  raised,
  say,
} from './decisions-scene'
import { isTooWide, picture, seriousProblems, settled } from './looking'
import { BOU, CHAIR, doDecision, KOF, KSK, KSON_2, ongoing, SOC, SOC_2 } from './meetings-scene'
import { LEADER, type RunningTab, startTab } from './running-tab'

const THEMES = ['default', 'dark', 'contrast'] as const

let tab: RunningTab | undefined
let pages: Readonly<Record<string, readonly [person: string, path: string]>> = {}

beforeAll(async () => {
  tab = await startTab()
  if (tab) pages = await scene(tab)
}, 120_000)
afterAll(() => tab?.stop())

/** One of each page, with something on it. */
async function scene(running: RunningTab) {
  const draft = await drafted(running, 'Ny kampanj för unga')
  const fresh = await opened(running, 'Personligt ombud permanentas från 2025')
  const standing = await manyVoices(running)
  const again = await amended(running)
  const asked = await opened(running, 'Bidrag till ungdomsmottagningen', { askedOfConflict: ['soc', 'bou'] })
  await doDecision(running, BOU, asked, {
    act: 'declare-conflict',
    scope: 'administration',
    reason: 'Bidraget går till våra skolor.',
  })
  const sealed = await consented(running, await opened(running, 'Val av leverantör', { sealed: true }), [
    'kof',
  ])
  const ready = await consented(running, await opened(running, 'Boosterdag i september'))
  const done = await decided(running, 'Öppettider för träffpunkten')
  const back = await opened(running, 'Ny webbplats')
  await doDecision(running, CHAIR, back, {
    act: 'refer-back',
    reason: 'Ta reda på vad den kostar att förvalta.',
  })
  await numbered(running, back)
  const entered = await enteredInMeeting(running)
  const tabled = await opened(running, 'Gemensam budget för gruppbostäderna')
  await doDecision(running, CHAIR, tabled, { act: 'table', reason: 'Kalkylen saknas.' })
  await numbered(running, tabled)
  const { obstacle, lifted, solved } = await obstacles(running)
  return {
    list: [SOC, '/tab/decisions'],
    'list-reader': [AMBASSADOR, '/tab/decisions'],
    search: [SOC, '/tab/decisions?q=budget&year=2026&process=2.8.3'],
    new: [LEADER, '/tab/decisions/new'],
    edit: [LEADER, `${decisionPath(draft)}/edit`],
    draft: [LEADER, decisionPath(draft)],
    asked: [SOC, decisionPath(fresh)],
    observer: ['guest-partner', decisionPath(standing)],
    chair: [CHAIR, decisionPath(standing)],
    proxy: [SOC, decisionPath(standing)],
    passed: [KOF, decisionPath(standing)],
    again: [KSK, decisionPath(again)],
    'chair-again': [CHAIR, decisionPath(again)],
    conflict: [SOC, decisionPath(asked)],
    excused: [BOU, decisionPath(asked)],
    sealed: [SOC, decisionPath(sealed)],
    ready: [CHAIR, decisionPath(ready)],
    'chair-meeting': [CHAIR, decisionPath(entered)],
    entered: [KSK, decisionPath(entered)],
    decided: [SOC, decisionPath(done)],
    tabled: [LEADER, decisionPath(tabled)],
    'referred-back': [LEADER, decisionPath(back)],
    obstacles: [LEADER, '/tab/obstacles'],
    'new-obstacle': [AMBASSADOR, '/tab/obstacles/new'],
    obstacle: [LEADER, obstaclePath(obstacle)],
    'obstacle-lifted': [LEADER, obstaclePath(lifted)],
    'obstacle-solved': [AMBASSADOR, obstaclePath(solved)],
  } as const
}

/** A proposal on which everything that can be said is said. */
async function manyVoices(running: RunningTab) {
  const page = await opened(running, 'Samordnare för suicidprevention i alla förvaltningar')
  await doDecision(running, KOF, page, {
    act: 'pass-vote',
    to: 'soc',
    instruction: 'Vi står bakom förslaget om föreningarna får vara med.',
  })
  await doDecision(running, SOC, page, { act: 'answer-proxy', from: 'kof', accepts: true })
  await say(running, SOC, page, 'soc')
  await say(running, SOC_2, page, 'soc', 'stand-aside', 'Jag hade hellre sett en regional tjänst.')
  await say(running, SOC, page, 'kof', 'reservation', 'Föreningarna ska vara med från början.')
  await say(running, KSK, page, 'ksk', 'objection', 'Finansieringen 2026 saknas.\nVem betalar?')
  await say(running, BOU, page, 'bou', 'more-time', 'Nämnden möts på torsdag.')
  return doDecision(running, KSON_2, page, {
    act: 'declare-conflict',
    scope: 'person',
    reason: 'Min syster söker tjänsten.',
  })
}

/** The same in a meeting, where the chair has entered what somebody said aloud. */
async function enteredInMeeting(running: RunningTab) {
  const { proposal } = await ongoing(running, 'Styrgruppsmöte 24 mars')
  const { id, round } = await running.call<DecisionPage>(CHAIR, 'GET', `/api/decisions/${proposal.id}`)
  return doDecision(
    running,
    CHAIR,
    { id },
    {
      act: 'state-position',
      round,
      administration: 'ksk',
      kind: 'reservation',
      text: 'Pengarna för 2027 måste fram.',
      of: KSK,
    },
  )
}

/** A proposal whose text has been amended after an objection. */
async function amended(running: RunningTab) {
  const page = await consented(running, await opened(running, 'Samtalsgrupper för män 70+'), ['ksk', 'kof'])
  await say(running, KSK, page, 'ksk', 'objection', 'Kostnaden för 2026 saknas.')
  return doDecision(running, CHAIR, page, {
    act: 'amend',
    round: page.round,
    text: `${page.text.replace('delas lika', 'fördelas efter folkmängd')}\n- Kostnaden 2026 är högst 180 000 kr.`,
    askAgain: ['ksk', 'soc'],
  })
}

async function obstacles(running: RunningTab) {
  const obstacle = await raised(running, 'Skolorna tar inte emot affischer')
  const lifted = await raised(running, 'Ingen lokal i norra kommundelen')
  await doObstacle(running, LEADER, lifted, 'lift', {
    version: lifted.version,
    measure: 'Att kultur och fritid lånar ut biblioteket två kvällar i veckan.',
  })
  const solved = await raised(running, 'Bilderna saknar tillstånd')
  await doObstacle(running, LEADER, solved, 'solve', {
    version: solved.version,
    measure: 'Byrån har skaffat tillstånd för alla bilder.',
  })
  return { obstacle, lifted, solved }
}

/** Colours are the same on all pages: some are looked at in all themes. */
const IN_ALL_THEMES: readonly string[] = ['list', 'new', 'asked', 'chair', 'again', 'search']
const NAMES = [
  'list',
  'list-reader',
  'search',
  'new',
  'edit',
  'draft',
  'asked',
  'observer',
  'chair',
  'proxy',
  'passed',
  'again',
  'chair-again',
  'conflict',
  'excused',
  'sealed',
  'ready',
  'chair-meeting',
  'entered',
  'decided',
  'tabled',
  'referred-back',
  'obstacles',
  'new-obstacle',
  'obstacle',
  'obstacle-lifted',
  'obstacle-solved',
]

describe.each(NAMES)('the page "%s" of decisions and obstacles', (name) => {
  test.each(IN_ALL_THEMES.includes(name) ? THEMES : (['default'] as const))(
    'keeps nobody out in the theme %s',
    async (theme) => {
      const [person, path] = pages[name] ?? []
      if (!tab || path === undefined) return
      // given
      const page = await tab.open(person, path, { theme })
      await settled(page)
      await picture(page, `${name}-${theme}-1100`)
      // then
      expect(await seriousProblems(page, theme === 'default' ? undefined : 'color-contrast')).toEqual([])
      // when
      await page.setViewportSize({ width: 320, height: 700 })
      await picture(page, `${name}-${theme}-320`)
      // then
      expect(await isTooWide(page)).toBe(false)
      if (theme === 'default') expect(await seriousProblems(page)).toEqual([])
      await page.context().close()
    },
  )
})
