import { adminCredential, GRAPH_COMMAND_LINE_TOOLS } from '../../src/graph/admin-sign-in'
import { NoToken } from '../../src/graph/no-token'
import { TENANT, TokenService, type TokenServiceSettings } from '../support/token-service'

const GRAPH = 'https://graph.microsoft.com'

let service: TokenService
const shown: string[] = []
afterEach(async () => {
  shown.splice(0)
  await service.stop()
})

async function administrator(settings: TokenServiceSettings = {}) {
  service = await TokenService.start(settings)
  return adminCredential({
    by: 'device-code',
    graphUrl: GRAPH,
    authority: service.authority,
    tenantId: TENANT,
    permission: 'Sites.Manage.All',
    show: (message) => shown.push(message),
  })
}

describe('an administrator who signs in with a code', () => {
  it('is told where to enter it, and consents to the one permission that is needed', async () => {
    const credential = await administrator()

    const token = await credential.getToken(`${GRAPH}/.default`)

    expect(token?.token).toMatch(/token-/)
    expect(shown).toEqual([`Open ${service.authority}/device and enter the code SAMSYN42.`])
    expect(service.asked[0]?.form).toMatchObject({
      client_id: GRAPH_COMMAND_LINE_TOOLS,
      scope: expect.stringMatching(/^https:\/\/graph\.microsoft\.com\/Sites\.Manage\.All /),
    })
  })

  it('is asked once for the whole run', async () => {
    const credential = await administrator()
    await Promise.all([credential.getToken(GRAPH), credential.getToken(GRAPH)])
    await credential.getToken(GRAPH)
    expect(shown).toHaveLength(1)
  })

  it('and does not enter it, is told to begin anew', async () => {
    const credential = await administrator({ isCodeIgnored: true })
    const failed = credential.getToken(GRAPH)
    await expect(failed).rejects.toThrow(NoToken)
    await expect(failed).rejects.toMatchObject({ advice: expect.stringContaining('Run the command again') })
  })
})
