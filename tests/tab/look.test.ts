import type { MinutesPage } from '../../src/minutes/api'
import { isTooWide, picture, seriousProblems, settled } from './looking'
import { handIn, LEADER, notes, type RunningTab, section, sendOut, startTab } from './running-tab'

const THEMES = ['default', 'dark', 'contrast'] as const
const [ME, OTHER, THIRD] = ['kson-01', 'kson-02', 'soc-01']
const PRESENT = [ME, OTHER, THIRD, 'soc-02', 'ksk-01', 'ksk-02', 'bou-01', 'kof-01', 'kof-02']

let tab: RunningTab | undefined
let pages: Readonly<Record<string, readonly [person: string | undefined, path: string]>> = {}

beforeAll(async () => {
  tab = await startTab()
  if (tab) pages = await scene(tab)
}, 60_000)
afterAll(() => tab?.stop())

/** One of each page, with something on it. */
async function scene(running: RunningTab) {
  const long = { text: `Se https://exempel.se/${'lång'.repeat(60)}` }
  const sections = [...notes(PRESENT).sections, section('s9', 'Länkar', long)]
  const toApprove = await sendOut(running, await handIn(running, notes(PRESENT, { sections })))
  const changed = await changedSinceApproval(running)
  const suggested = await withSuggestions(running)
  const draft = await handIn(
    running,
    notes(PRESENT, { title: 'Utkast om väntrummen', meetingDate: '2026-03-17' }),
  )
  const overdue = await sendOut(
    running,
    await handIn(running, notes(PRESENT, { title: 'Det som blev liggande' })),
    '2026-03-20',
  )
  const finished = await finishedMinutes(running)
  running.clock.moveTo('2026-03-23T09:00:00.000Z')
  return {
    chooser: [undefined, '/tab/'],
    home: [ME, '/tab/'],
    'home-leader': [LEADER, '/tab/'],
    'home-empty': ['kof-05', '/tab/'],
    list: [LEADER, '/tab/minutes'],
    new: [LEADER, '/tab/minutes/new'],
    approve: [ME, `/tab/minutes/${toApprove.id}`],
    changes: [ME, `/tab/minutes/${changed.id}`],
    suggestions: [LEADER, `/tab/minutes/${suggested.id}`],
    draft: [LEADER, `/tab/minutes/${draft.id}`],
    overdue: [LEADER, `/tab/minutes/${overdue.id}`],
    finished: [LEADER, `/tab/minutes/${finished.id}`],
    edit: [LEADER, `/tab/minutes/${draft.id}/edit`],
    compare: [ME, `/tab/minutes/${changed.id}/compare/1/2`],
    unknown: [ME, '/tab/nowhere'],
  } as const
}

async function changedSinceApproval(running: RunningTab): Promise<MinutesPage> {
  const content = notes(PRESENT, { title: 'Processträff 2.8.3 Webben' })
  const first = await sendOut(running, await handIn(running, content))
  await running.call(ME, 'POST', `/api/minutes/${first.id}/approve`, { version: 1 })
  const sections = [
    ...content.sections.map((s) =>
      s.id === 's2' ? { ...s, text: 'Texterna ska vara på lätt svenska och på engelska.' } : s,
    ),
    section('s4', 'Övriga frågor', { text: 'Inga.' }),
  ]
  const second = await running.call<MinutesPage>(LEADER, 'PUT', `/api/minutes/${first.id}`, {
    base: 1,
    content: { ...content, sections },
  })
  return sendOut(running, second)
}

async function withSuggestions(running: RunningTab): Promise<MinutesPage> {
  const page = await sendOut(
    running,
    await handIn(running, notes(PRESENT, { title: 'Processträff om filmerna' })),
  )
  const suggest = (person: string, kind: string, partId: string, text: string) =>
    running.call<MinutesPage>(person, 'POST', `/api/minutes/${page.id}/suggestions`, {
      kind,
      version: 1,
      partId,
      text,
    })
  await suggest(OTHER, 'wording', 's2', 'Texterna ska vara på lätt svenska och läsas av tre ungdomar.')
  await running.call(THIRD, 'POST', `/api/minutes/${page.id}/approve`, { version: 1 })
  return suggest(ME, 'remark', 's1', 'Beloppet saknas.')
}

async function finishedMinutes(running: RunningTab): Promise<MinutesPage> {
  const page = await sendOut(running, await handIn(running, notes([ME], { title: 'Det som är klart' })))
  const act = (what: string, body = {}) =>
    running.call<MinutesPage>(LEADER, 'POST', `/api/minutes/${page.id}/${what}`, body)
  await running.call(ME, 'POST', `/api/minutes/${page.id}/approve`, { version: 1 })
  await act('finish')
  await act('reopen', { reason: 'Fel datum för nästa möte.' })
  await act('send', { version: 1, deadline: '2026-03-27' })
  return act('finish')
}

const NAMES = [
  'chooser',
  'home',
  'home-leader',
  'home-empty',
  'list',
  'new',
  'approve',
  'changes',
  'suggestions',
  'draft',
  'overdue',
  'finished',
  'edit',
  'compare',
  'unknown',
]

describe.each(NAMES)('the page "%s"', (name) => {
  test.each(THEMES)('keeps nobody out in the theme %s', async (theme) => {
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
  })
})
