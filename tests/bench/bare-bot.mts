// A bot with nothing behind it: botbuilder as its documentation shows it, answering every card action with one constant card.
import { readFileSync } from 'node:fs'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder'
import restify from 'restify'

const [, , port = '', cardFile = ''] = process.argv
const card: unknown = JSON.parse(readFileSync(cardFile, 'utf8'))
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const server = restify.createServer()
server.use(restify.plugins.bodyParser())
server.post('/api/messages', async (request, response) => {
  await adapter.process(request as never, response, async (context: TurnContext) => {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card }
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
  })
})
server.listen(Number(port), '127.0.0.1', () => process.send?.('listening'))
