import { isTooWide, picture, seriousProblems, settled } from './looking'
import {
  BOU,
  CHAIR,
  called,
  doDecision,
  doMeeting,
  KOF,
  KSK,
  KSON_2,
  meetingPath,
  ongoing,
  panelPath,
  plan,
  propose,
  SOC,
  SOC_2,
  say,
  withItems,
} from './meetings-scene'
import { LEADER, type RunningTab, startTab } from './running-tab'

const THEMES = ['default', 'dark', 'contrast'] as const

let tab: RunningTab | undefined
let pages: Readonly<Record<string, readonly [person: string, path: string]>> = {}

beforeAll(async () => {
  tab = await startTab()
  if (tab) pages = await scene(tab)
}, 60_000)
afterAll(() => tab?.stop())

/** One of each page, with something on it. */
async function scene(running: RunningTab) {
  const inWay = await answered(running)
  const led = await goingOn(running)
  const cancelled = (await called(running, 'Det som ställdes in', { day: '2026-04-02' })).meeting
  await doMeeting(running, LEADER, cancelled, { act: 'cancel', reason: 'För få kan komma.' })
  const moved = (await called(running, 'Det som flyttades', { day: '2026-04-07' })).meeting
  const { title, place, link, chair, secretary } = moved
  const frame = { title, place, link, chair, secretary, day: '2026-04-08', from: '13:00', to: '15:00' }
  await doMeeting(running, LEADER, moved, { act: 'change', ...frame })
  const ended = (await ongoing(running, 'Det som är slut', { day: '2026-03-23' })).meeting
  await doMeeting(running, SOC, ended, { act: 'attend', present: true })
  await doMeeting(running, CHAIR, ended, { act: 'end' })
  const ready = await consented(running)
  const amended = await withNewText(running)
  const planned = await plan(running, {
    title: 'Styrgruppsmöte 5 maj',
    day: '2026-05-05',
    place: '',
    link: '',
  })
  await propose(running, 'Nya väntrum på vårdcentralerna', 'Styrgruppen beslutar att …')
  await withItems(running, planned, ['Uppföljning av boosterdagen', `Länk ${'lång'.repeat(40)}`])
  return {
    list: [LEADER, '/tab/meetings'],
    'list-member': [SOC, '/tab/meetings'],
    new: [LEADER, '/tab/meetings/new'],
    planned: [LEADER, meetingPath(planned)],
    called: [CHAIR, meetingPath(inWay)],
    'called-offer': [SOC, meetingPath(inWay)],
    'called-passed': [KOF, meetingPath(inWay)],
    change: [LEADER, `${meetingPath(inWay)}/edit`],
    cancelled: [SOC, meetingPath(cancelled)],
    moved: [SOC, meetingPath(moved)],
    ongoing: [SOC, meetingPath(led)],
    ended: [LEADER, meetingPath(ended)],
    'panel-before': [CHAIR, panelPath(inWay)],
    'panel-chair': [CHAIR, panelPath(led)],
    'panel-leader': [LEADER, panelPath(led)],
    'panel-member': [BOU, panelPath(led)],
    'panel-ended': [LEADER, panelPath(ended)],
    'panel-ready': [CHAIR, panelPath(ready)],
    'panel-amended': [KSK, panelPath(amended)],
  } as const
}

/** A called meeting: some come, one does not, an alternate, a vote taken, another offered. */
async function answered(running: RunningTab) {
  const { meeting } = await called(running, 'Styrgruppsmöte 14 april', { day: '2026-04-14' })
  const answer = (person: string, alternate?: string) =>
    doMeeting(running, person, meeting, {
      act: 'answer',
      kind: alternate === undefined ? 'coming' : 'not-coming',
      ...(alternate ? { alternate } : {}),
    })
  await answer(KSON_2)
  await answer(KSK, 'ksk-01')
  await doMeeting(running, KOF, meeting, {
    act: 'pass-vote',
    to: 'soc',
    instruction: 'Vi står bakom förslaget om föreningarna får vara med.',
  })
  await doMeeting(running, LEADER, meeting, { act: 'answer', kind: 'coming' })
  return meeting
}

/** A meeting at its proposal: one administration objects, one is represented, one is missing. */
async function goingOn(running: RunningTab) {
  const { meeting, proposal } = await ongoing(running, 'Styrgruppsmöte 24 mars')
  for (const person of [CHAIR, SOC, SOC_2, KSK])
    await doMeeting(running, LEADER, meeting, { act: 'attend', present: true, of: person })
  await doMeeting(running, KOF, meeting, { act: 'pass-vote', to: 'soc', instruction: '' })
  await doMeeting(running, SOC, meeting, { act: 'answer-proxy', from: 'kof', accepts: true })
  await say(running, CHAIR, proposal, 'kson')
  await say(running, SOC, proposal, 'soc', 'reservation', 'Vi vill se en uppföljning efter ett år.')
  await say(running, KSK, proposal, 'ksk', 'objection', 'Finansieringen 2027 saknas.')
  await doMeeting(running, LEADER, meeting, {
    act: 'note',
    item: meeting.current ?? '',
    notes: 'Katarina frågade om pengarna för 2027.',
    actions: [{ id: 'a1', what: 'Räkna på 2027', who: LEADER, due: '2026-04-02' }],
  })
  return meeting
}

/** A meeting at a proposal that nothing is missing for. */
async function consented(running: RunningTab) {
  const { meeting, proposal } = await ongoing(running, 'Det som är enigt', { day: '2026-03-25' })
  for (const [person, administration] of [
    [CHAIR, 'kson'],
    [SOC, 'soc'],
    [KSK, 'ksk'],
    [BOU, 'bou'],
    [KOF, 'kof'],
  ] as const)
    await say(running, person, proposal, administration)
  return meeting
}

/** A meeting at a proposal whose text was changed after an objection. */
async function withNewText(running: RunningTab) {
  const { meeting, proposal } = await ongoing(running, 'Det som fick ny text', { day: '2026-03-26' })
  await say(running, KSK, proposal, 'ksk', 'objection', 'Finansieringen 2027 saknas.')
  await doDecision(running, CHAIR, proposal, {
    act: 'amend',
    round: 1,
    text: 'Styrgruppen beslutar att personligt ombud permanentas från 2027, inom ramen för budgeten.',
    askAgain: [],
  })
  return meeting
}

/** Colours are the same on all pages: some are looked at in all themes. */
const IN_ALL_THEMES: readonly string[] = ['list', 'called', 'panel-chair', 'ongoing']
const NAMES = [
  'list',
  'list-member',
  'new',
  'planned',
  'called',
  'called-offer',
  'called-passed',
  'change',
  'cancelled',
  'moved',
  'ongoing',
  'ended',
  'panel-before',
  'panel-chair',
  'panel-leader',
  'panel-member',
  'panel-ended',
  'panel-ready',
  'panel-amended',
]

describe.each(NAMES)('the page "%s" of meetings', (name) => {
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
      // when it stands in a narrow window, or in Teams' side panel
      const widths = name.startsWith('panel') ? [320, 280] : [320]
      for (const width of widths) {
        await page.setViewportSize({ width, height: 700 })
        await picture(page, `${name}-${theme}-${width}`)
        // then
        expect(await isTooWide(page)).toBe(false)
      }
      if (theme === 'default') expect(await seriousProblems(page)).toEqual([])
      await page.context().close()
    },
  )
})
