import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ConfigInvalid, readConfig, readServerConfig, variables } from '../../src/config/config'
import { VERSION } from '../../src/kernel/version'

const TENANT = '0b7a5a0e-3c3c-4d4b-9a7e-0123456789ab'
const CLIENT = '1c8b6b1f-4d4d-4e5c-8b8f-abcdef012345'
const SITE = {
  SHAREPOINT_SITE: 'https://kommunen.sharepoint.com/sites/samsyn/',
  TENANT_ID: TENANT,
  CLIENT_ID: CLIENT,
}
const sharePoint = (env: NodeJS.ProcessEnv = {}) => readConfig({ ...SITE, ...env }).sharePoint

function problems(env: NodeJS.ProcessEnv, read = readConfig): readonly string[] {
  try {
    read(env)
    return []
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.problems
    throw error
  }
}

describe('with nothing set', () => {
  it('everything has a default, and the lists are in SQLite', () => {
    expect(readServerConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3978,
      publicUrl: 'http://127.0.0.1:3978',
      dataFolder: resolve('.data'),
      logLevel: 'info',
      updateDelay: 1_000,
      channels: {
        general: '19:samsyn-general@thread.tacv2',
        steering: '19:samsyn-general@thread.tacv2',
        byProcess: { '2.8.3': '19:samsyn-process-283@thread.tacv2' },
      },
    })
  })

  it('a variable that is empty is not set', () => {
    const empty = Object.fromEntries(variables.map((name) => [name, '']))
    expect(readServerConfig(empty)).toEqual(readServerConfig({}))
  })
})

describe('a server', () => {
  it('is configured by what is set', () => {
    const config = readConfig({
      PORT: '0',
      SAMSYN_DATA: '/srv/samsyn',
      SAMSYN_LOG_LEVEL: 'warn',
      SAMSYN_UPDATE_DELAY: '0',
      SAMSYN_GENERAL_CHANNEL: '19:a@thread.tacv2',
      SAMSYN_STEERING_CHANNEL: '19:s@thread.tacv2',
      SAMSYN_PROCESS_CHANNELS: ' 2.8.3=19:b=c@thread.tacv2; 2.1.1=19:d@thread.tacv2; ',
      SAMSYN_METRICS_TOKEN: 'sexton-tecken-16',
      SAMSYN_PUBLIC_URL: 'https://samsyn.example//',
    })
    expect(config).toEqual({
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'https://samsyn.example',
      dataFolder: '/srv/samsyn',
      logLevel: 'warn',
      updateDelay: 0,
      channels: {
        general: '19:a@thread.tacv2',
        steering: '19:s@thread.tacv2',
        byProcess: { '2.8.3': '19:b=c@thread.tacv2', '2.1.1': '19:d@thread.tacv2' },
      },
      metricsToken: 'sexton-tecken-16',
    })
  })

  it('is told of everything that is wrong at once', () => {
    const wrong = problems({
      PORT: '70000',
      SAMSYN_LOG_LEVEL: 'loud',
      SAMSYN_UPDATE_DELAY: 'soon',
      SAMSYN_PROCESS_CHANNELS: '2.8=x',
      SAMSYN_METRICS_TOKEN: 'kort-hemlighet',
      SAMSYN_PUBLIC_URL: 'ftp://samsyn.example',
      SAMSYN_TENANT_LICENCES: '0',
      SAMSYN_GRAPH_SHARE: '1.5',
      SAMSYN_ORGANISATION: 'Kommunen|NONISV',
      SHAREPOINT_SITE: 'http://kommunen.sharepoint.com',
      CLIENT_ID: 'samsyn',
    })
    expect(wrong.map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'SAMSYN_LOG_LEVEL',
      'SAMSYN_UPDATE_DELAY',
      'SAMSYN_PROCESS_CHANNELS',
      'SAMSYN_METRICS_TOKEN',
      'SAMSYN_PUBLIC_URL',
      'SHAREPOINT_SITE',
      'CLIENT_ID',
      'SAMSYN_TENANT_LICENCES',
      'SAMSYN_GRAPH_SHARE',
      'SAMSYN_ORGANISATION',
      'TENANT_ID is missing; the lists in SharePoint cannot be reached without it',
    ])
    expect(wrong.join()).not.toContain('kort-hemlighet')
  })
})

describe('a site in SharePoint', () => {
  it('with the ids of tenant and app is enough', () => {
    expect(sharePoint()).toEqual({
      siteUrl: 'https://kommunen.sharepoint.com/sites/samsyn',
      graphUrl: 'https://graph.microsoft.com',
      authority: 'https://login.microsoftonline.com',
      tenantId: TENANT,
      clientId: CLIENT,
      identity: { by: 'managed-identity' },
      budget: { perMinute: 625, perDay: 600_000 },
      userAgent: `NONISV|Samsyn|Samsyn/${VERSION}`,
    })
  })

  it('without one of them cannot be used, and both are named', () => {
    expect(problems({ SHAREPOINT_SITE: SITE.SHAREPOINT_SITE, TENANT_ID: '' })).toEqual([
      'TENANT_ID is missing; the lists in SharePoint cannot be reached without it',
      'CLIENT_ID is missing; the lists in SharePoint cannot be reached without it',
    ])
  })

  it('is not used where it is not named', () => {
    expect(
      readConfig({ TENANT_ID: TENANT, CLIENT_ID: CLIENT, CLIENT_SECRET: 'x' }).sharePoint,
    ).toBeUndefined()
  })

  it('in a national cloud has addresses of its own', () => {
    const national = sharePoint({
      GRAPH_BASE_URL: 'https://microsoftgraph.chinacloudapi.cn/',
      AZURE_AUTHORITY_HOST: 'https://login.chinacloudapi.cn/',
    })
    expect(national).toMatchObject({
      graphUrl: 'https://microsoftgraph.chinacloudapi.cn',
      authority: 'https://login.chinacloudapi.cn',
    })
  })

  it.each([
    'http://graph.example',
    'http://127.0.0.1.example',
    'http://localhost:1@graph.example',
    'ftp://127.0.0.1',
  ])('is not reached over %s: the token would be seen', (url) =>
    expect(problems({ ...SITE, GRAPH_BASE_URL: url })).toEqual([expect.stringMatching(/^GRAPH_BASE_URL: /)]),
  )

  it('is told of whose traffic it is', () => {
    expect(sharePoint({ SAMSYN_ORGANISATION: 'Mark kommun' })?.userAgent).toBe(
      `NONISV|Mark kommun|Samsyn/${VERSION}`,
    )
  })

  it('can tell Samsyn of changes only where it is reached by https', () => {
    const at = (url: string) => sharePoint({ SAMSYN_PUBLIC_URL: url })?.notificationUrl
    expect(at('https://samsyn.example/')).toBe('https://samsyn.example/api/notifications')
    expect(at('http://samsyn.example')).toBeUndefined()
    expect(at('')).toBeUndefined()
  })
})

describe('Samsyn proves who it is', () => {
  const identity = (env: NodeJS.ProcessEnv) => sharePoint(env)?.identity
  const all = {
    IDENTITY_ENDPOINT: 'http://127.0.0.1/msi',
    CLIENT_CERTIFICATE: 'a.pem',
    CLIENT_SECRET: 'hemlig',
  }

  it('by a managed identity, if there is one', () => {
    expect(identity(all)).toEqual({ by: 'managed-identity' })
  })

  it('else by a certificate', () => {
    expect(identity({ ...all, IDENTITY_ENDPOINT: '' })).toEqual({ by: 'certificate', file: resolve('a.pem') })
  })

  it('else by a secret', () => {
    expect(identity({ CLIENT_SECRET: 'hemlig' })).toEqual({ by: 'secret', secret: 'hemlig' })
  })
})

describe('the budget', () => {
  it.each([
    ['1', 1_250, 1_200_000],
    ['1000', 1_250, 1_200_000],
    ['1001', 2_500, 2_400_000],
    ['5000', 2_500, 2_400_000],
    ['5001', 3_750, 3_600_000],
    ['15000', 3_750, 3_600_000],
    ['40000', 3_750, 3_600_000],
  ])(
    'of a tenant with %s licences is %i a minute and %i a day, of which Samsyn has its share',
    (licences, perMinute, perDay) => {
      const budget = (share: string) =>
        sharePoint({ SAMSYN_TENANT_LICENCES: licences, SAMSYN_GRAPH_SHARE: share })?.budget
      expect(budget('1')).toEqual({ perMinute, perDay })
      expect(budget('0.2')).toEqual({ perMinute: perMinute * 0.2, perDay: perDay * 0.2 })
    },
  )

  it.each(['0', '-1', '1.01', 'half'])('is not shared by %s', (share) => {
    expect(problems({ SAMSYN_GRAPH_SHARE: share })).toHaveLength(1)
  })
})

describe('local mode', () => {
  it('does not run in production, nor where credentials are, and says all that is wrong', () => {
    const env = { NODE_ENV: 'production', ...SITE, CLIENT_SECRET: 'hemlig', BOT_ID: CLIENT, PORT: 'x' }
    const all = problems(env, readServerConfig)
    const set = (name: string) => `${name} is set, but local mode must not run where credentials are`
    expect(all.slice(0, -1)).toEqual([
      'NODE_ENV is production, but local mode signs nobody in',
      ...['CLIENT_ID', 'CLIENT_SECRET', 'BOT_ID', 'TENANT_ID', 'SHAREPOINT_SITE'].map(set),
    ])
    expect(all.at(-1)).toMatch(/^PORT: /)
    expect(all.join()).not.toContain('hemlig')
  })

  it.each(['http://127.0.0.1:3981', 'http://localhost', 'http://[::1]:80/'])(
    'runs with a stand-in for Graph at %s',
    (url) => {
      expect(readServerConfig({ ...SITE, GRAPH_BASE_URL: url }).sharePoint?.graphUrl).toBe(
        url.replace(/\/$/, ''),
      )
    },
  )

  it('does not run in production with a stand-in either', () => {
    const env = { ...SITE, GRAPH_BASE_URL: 'http://127.0.0.1:3981', NODE_ENV: 'production' }
    expect(problems(env, readServerConfig)).toHaveLength(1)
  })

  it.each(['https://127.0.0.1.example', 'https://graph.microsoft.com'])('takes %s for no stand-in', (url) => {
    expect(problems({ ...SITE, GRAPH_BASE_URL: url }, readServerConfig)).toHaveLength(3)
  })
})

describe('the README', () => {
  it('names every variable, and none besides', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8')
    const rows = readme.split('\n').filter((row) => /^\| `[A-Z]/.test(row))
    const namesIn = (text: string) => [...text.matchAll(/`([A-Z][A-Z_]{3,})`/g)].map(([, name]) => name)
    expect(namesIn(rows.join())).toEqual(expect.arrayContaining([...variables]))
    const first = rows.flatMap((row) => namesIn(row.split('|')[1] ?? ''))
    expect(first.filter((name) => !variables.includes(name ?? ''))).toEqual([])
  })
})
