import pino from 'pino'
import { buildApp, NoPlan } from './app'
import { ConfigInvalid, readServerConfig } from './config/config'
import { systemClock } from './kernel/clock'
import { SiteMissing } from './lists/sharepoint/site'
import { whyUnusable } from './lists/sqlite/database-advice'
import { DatabaseUnusable } from './lists/sqlite/open-database'
import { StoreUnavailable } from './lists/store'

async function main(): Promise<void> {
  const config = readServerConfig(process.env)
  const log = pino({ level: config.logLevel })
  const app = await buildApp(config, systemClock, log)
  const stop = (signal: string) => {
    log.info({ signal }, 'stopping')
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'could not stop in good order')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', () => stop('SIGTERM'))
  process.once('SIGINT', () => stop('SIGINT'))
  app.server.listen(config.port, config.host, () => log.info({ url: app.server.url }, 'listening'))
  await app.start()
}

main().catch((error: unknown) => {
  const say = (text: string) => process.stderr.write(`${text}\n`)
  if (error instanceof ConfigInvalid)
    for (const problem of error.problems) say(`Samsyn cannot start: ${problem}`)
  else if (error instanceof DatabaseUnusable) say(`Samsyn cannot start. ${whyUnusable(error)}`)
  else if (error instanceof NoPlan || error instanceof SiteMissing || error instanceof StoreUnavailable) {
    say(`Samsyn cannot start: ${error.message}. npm run doctor says more.`)
  } else say(`Samsyn cannot start: ${error instanceof Error ? error.stack : String(error)}`)
  process.exit(1)
})
