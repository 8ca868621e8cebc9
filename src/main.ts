import pino from 'pino'
import { buildApp } from './app'
import { ConfigInvalid, readServerConfig } from './config/config'
import { systemClock } from './kernel/clock'
import { DatabaseUnusable } from './lists/sqlite/open-database'

/** What to do about a database that cannot be used; said to whoever starts the server. */
const DATABASE_ADVICE: Record<DatabaseUnusable['code'], string> = {
  locked: 'Another Samsyn is running on it. Stop that one, or give this one its own folder in SAMSYN_DATA.',
  'read-only': 'It cannot be written to. Give this user the right to write to the file and its folder.',
  newer:
    'It was written by a newer version of Samsyn. Start that version, or give this one its own folder in SAMSYN_DATA.',
  damaged: 'It is damaged. Nothing was changed. Restore the folder from a backup.',
  foreign: 'It belongs to another program. Nothing was changed. Give Samsyn its own folder in SAMSYN_DATA.',
  unreachable: 'It cannot be opened. See that the folder exists and can be written to.',
}

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
  else if (error instanceof DatabaseUnusable)
    say(`Samsyn cannot start: ${error.file}. ${DATABASE_ADVICE[error.code]}`)
  else say(`Samsyn cannot start: ${error instanceof Error ? error.stack : String(error)}`)
  process.exit(1)
})
