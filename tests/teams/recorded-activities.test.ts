import { AppUnderTest } from '../support/app-under-test'
import { contract, contractsPresent } from '../support/contracts'

const present = contractsPresent()
const { files } = present
  ? (contract('examples/index.json') as unknown as { files: readonly { file: string; kind: string }[] })
  : { files: [] }
const activities = files.filter(({ kind }) => kind === 'activity').map(({ file }) => file)

;(present ? describe : describe.skip)('activities recorded from Teams', () => {
  let app: AppUnderTest

  beforeAll(async () => {
    app = await AppUnderTest.start()
  })
  afterAll(() => app.stop())

  it('are there', () => {
    expect(activities.length).toBeGreaterThan(10)
  })

  it.each(activities)('%s passes through the endpoint', async (file) => {
    // Answers go to the stand-in, not to the service that the recording names.
    const recorded = { ...contract(`examples/${file}`), serviceUrl: `${app.teams.url}/` }

    const answer = await app.clients.deliver(recorded)

    if (file.includes('.partial.')) expect(answer.status).toBeLessThan(500)
    else expect([200, 202]).toContain(answer.status)
  })

  it('a press by somebody whom the plan does not know is answered in words, with HTTP 200', async () => {
    const recorded = contract('examples/activity-invoke-adaptivecard-action-manual.json')

    const answer = await app.clients.deliver({ ...recorded, serviceUrl: `${app.teams.url}/` })

    expect(answer).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message' },
    })
    expect(answer.body.value).toContain('I cannot find you in the plan')
  })
})
