import { engines } from '../../package.json'
import { readConfig } from '../../src/config/config'
import { type Check, LONGEST_CHECK, ok, resultLine, runChecks } from '../../src/doctor/check'
import { type DiskParts, databaseCheck } from '../../src/doctor/database'
import {
  botCheck,
  configurationCheck,
  NODE_NEEDED,
  nodeCheck,
  readOrWhy,
  startCheck,
} from '../../src/doctor/installation'
import { type AskWeb, clockCheck, notificationsCheck, type WebAnswer } from '../../src/doctor/network'
import { DatabaseUnusable } from '../../src/lists/sqlite/open-database'
import { breathe } from '../support/eventually'
import { TestClock } from '../support/test-clock'

const NOW = '2026-11-22T10:00:00.000Z'
const REAL = {
  SHAREPOINT_SITE: 'https://kommunen.sharepoint.com/sites/samsyn',
  TENANT_ID: '0b5ad8d2-9d1b-4d0b-8f7e-9d9f2a1f6c11',
  CLIENT_ID: '5c1d9f0e-6f0b-4b53-9c0f-2f2f4f9f7a22',
}
const clock = new TestClock(NOW)
const sharePoint = (env: NodeJS.ProcessEnv = {}) => readConfig({ ...REAL, ...env }).sharePoint
const lines = async (...checks: readonly Check[]) => (await runChecks(checks, clock)).map(resultLine)

describe('the doctor', () => {
  const failing: Check = {
    name: 'failing',
    run: () => Promise.reject(new TypeError('fetch failed', { cause: { message: 'no route' } })),
  }
  const throwing: Check = {
    name: 'throwing',
    run: () => {
      throw new TypeError('not\n at all')
    },
  }
  const well: Check = { name: 'well', run: async () => ok('looked at.') }

  it('goes on after a check that fails, in whatever way', async () => {
    expect(await lines(failing, throwing, well)).toEqual([
      '✖ mend      failing: could not be looked at: fetch failed (no route). To mend: Run the doctor again.',
      '✖ mend      throwing: could not be looked at: not at all. To mend: Run the doctor again.',
      '✔ ok        well: looked at.',
    ])
  })

  it('gives up a check that does not end, and no other', async () => {
    const hanging: Check = { name: 'hanging', run: () => new Promise(() => undefined) }
    const told = lines(hanging, well)
    await breathe()
    clock.advance(LONGEST_CHECK)
    expect(await told).toEqual([
      '✖ mend      hanging: no answer within 25 s. To mend: See the network, and run the doctor again.',
      '✔ ok        well: looked at.',
    ])
  })
})

describe('the configuration', () => {
  it('that can be read names the store', async () => {
    expect(await lines(configurationCheck(readOrWhy(REAL)))).toEqual([
      `✔ ok        configuration: can be read; the store is SharePoint (${REAL.SHAREPOINT_SITE}).`,
    ])
    expect(await lines(configurationCheck(readOrWhy({ SAMSYN_DATA: '/srv/samsyn' })))).toEqual([
      '✔ ok        configuration: can be read; the store is SQLite (/srv/samsyn).',
    ])
  })

  it('that is wrong has each problem on a line of its own', async () => {
    const wrong = { ...REAL, PORT: 'x', TENANT_ID: 'kommunen', SAMSYN_METRICS_TOKEN: 'kort' }
    const told = await lines(configurationCheck(readOrWhy(wrong)))
    expect(told).toHaveLength(3)
    expect(told.map((line) => /configuration: (\w+):/.exec(line)?.[1]).sort()).toEqual([
      'PORT',
      'SAMSYN_METRICS_TOKEN',
      'TENANT_ID',
    ])
    expect(told.join()).not.toContain('kort')
  })

  it('says when this version would not start with it', async () => {
    expect(await lines(startCheck({}))).toEqual([
      '✔ ok        start: the server starts with this configuration.',
    ])
    const refused = await lines(startCheck(REAL))
    expect(refused).toContainEqual(
      expect.stringMatching(
        /^✖ mend {6}start: the server would not start: .*SHAREPOINT_SITE is set, but local mode/,
      ),
    )
  })
})

describe('Node.js', () => {
  it.each([
    ['24.21.0', '✔'],
    ['22.13.0', '✔'],
    ['22.12.9', '✖'],
    ['20.19.0', '✖'],
  ])('%s is judged %s', async (version, mark) => {
    expect((await lines(nodeCheck(version)))[0]).toMatch(new RegExp(`^${mark}`))
  })

  it('is asked for as in package.json', () => expect(engines.node).toBe(`>=${NODE_NEEDED.join('.')}`))
})

describe('the registration of the bot', () => {
  it('is not used in local mode, and says what is set without its value', async () => {
    expect(await lines(botCheck({}))).toEqual(['– not used  bot registration: not used in local mode.'])
    expect(await lines(botCheck({ BOT_ID: 'hemligt-id', MicrosoftAppId: 'x' }))).toEqual([
      '– not used  bot registration: not used in local mode, though BOT_ID, MicrosoftAppId is set.',
    ])
  })
})

describe('the database', () => {
  /** A disk with these paths, of which some may be written to. */
  const disk = (there: readonly string[], writable: readonly string[], fault?: Error): DiskParts => ({
    exists: (path) => there.includes(path),
    mayWrite: (path) => writable.includes(path),
    tryDatabase: () => {
      if (fault) throw fault
    },
  })
  const FILE = '/srv/data/samsyn.sqlite'
  const all = ['/', '/srv', '/srv/data', FILE]

  it('is not looked at where the store is SharePoint', async () => {
    expect((await lines(databaseCheck(undefined)))[0]).toMatch(/^– not used {2}database/)
  })

  it.each([
    ['is whole', disk(all, all), `✔ ok        database: ${FILE} was opened, and is whole.`],
    ['is yet to be made', disk(all.slice(0, 3), all), /^✔ ok .*the first start makes the database/],
    ['has no folder yet', disk(['/', '/srv'], ['/srv']), /^✔ ok .*the first start makes it/],
    ['may have no folder', disk(['/'], []), /^✖ mend .*cannot be made in \/\./],
    ['may not be written to', disk(all, ['/srv']), /^✖ mend .*\/srv\/data cannot be written to/],
    [
      'is in use',
      disk(all, all, new DatabaseUnusable('locked', FILE)),
      /a Samsyn is running on it\. To mend: If that is/,
    ],
    ['is another’s', disk(all, all, new DatabaseUnusable('foreign', FILE)), /belongs to another program/],
    ['fails otherwise', disk(all, all, new TypeError('odd')), /✖ mend .*odd/],
  ])('that %s', async (_, parts, line) => {
    expect((await lines(databaseCheck('/srv/data', parts)))[0]).toEqual(
      typeof line === 'string' ? line : expect.stringMatching(line),
    )
  })
})

const answer =
  (change: Partial<WebAnswer> = {}): AskWeb =>
  async () => ({
    ...{ status: 200, contentType: 'text/plain; charset=utf-8', text: '', date: Date.parse(NOW) },
    ...change,
  })

describe('the clock', () => {
  const at = (date: string | undefined) =>
    answer({ status: 401, date: date === undefined ? date : Date.parse(date) })

  it.each([
    [at('2026-11-22T10:00:59Z'), '✔ ok        clock: within 60 s of Graph’s.'],
    [at('2026-11-22T09:58:00Z'), /^✖ mend {6}clock: 120 s ahead of Graph’s/],
    [at('2026-11-22T10:01:01Z'), /^✖ mend {6}clock: 61 s behind Graph’s/],
    [at(undefined), /^– not used/],
  ])('is compared with the service’s (case %#)', async (ask, line) => {
    expect((await lines(clockCheck(sharePoint(), ask, new TestClock(NOW))))[0]).toMatch(line)
  })

  it('is compared with no other in local mode', async () => {
    const ask = () => Promise.reject(new TypeError('asked'))
    expect((await lines(clockCheck(undefined, ask, clock)))[0]).toMatch(/^– not used/)
  })
})

describe('notifications', () => {
  const config = sharePoint({ SAMSYN_PUBLIC_URL: 'https://samsyn.kommunen.example' })
  /** A server that answers the token, as read from the address by this reader. */
  const echo =
    (read: (token: string) => string): AskWeb =>
    async (method, url) =>
      answer({ text: `${method}` && read(new URL(url).search.replace('?validationToken=', '')) })(method, url)

  it('arrive at an address that gives the token back, decoded', async () => {
    expect(await lines(notificationsCheck(config, echo(decodeURIComponent)))).toEqual([
      '✔ ok        notifications: https://samsyn.kommunen.example/api/notifications answers as SharePoint asks it to.',
    ])
  })

  it.each([
    ['gives it back as it came', echo((token) => token)],
    ['answers with something else', answer({ text: 'Välkommen' })],
    ['answers with a page', answer({ contentType: 'text/html' })],
    ['sends elsewhere', answer({ status: 302 })],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ] as readonly (readonly [string, AskWeb])[])('do not arrive at one that %s', async (_, ask) => {
    expect((await lines(notificationsCheck(config, ask)))[0]).toMatch(
      /^✖ mend {6}notifications: .*To mend: Start the server/,
    )
  })

  it('are not used without an address that SharePoint could reach, and none is asked', async () => {
    const ask = () => Promise.reject(new TypeError('asked'))
    expect((await lines(notificationsCheck(sharePoint(), ask)))[0]).toMatch(/^– not used .*every minute/)
    expect((await lines(notificationsCheck(undefined, ask)))[0]).toMatch(/^– not used .*SQLite/)
  })
})
