import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { carriedLists } from '../all-lists'
import { ConfigInvalid, readConfig } from '../config/config'
import { systemClock } from '../kernel/clock'
import type { Lists } from '../lists/port'
import { whyUnusable } from '../lists/sqlite/database-advice'
import { DatabaseUnusable } from '../lists/sqlite/open-database'
import { exportStore } from '../lists/transfer/export-store'
import { importStore, type OnProgress } from '../lists/transfer/import-store'
import { TransferRefused } from '../lists/transfer/transfer-refused'
import { brokenAuditPlace } from '../matters/audit'
import { databaseFile, openStore } from '../open-store'
import { DONE, FAILED, type Terminal, WRONG_USAGE } from './terminal'

const STORES = ['sqlite', 'sharepoint'] as const
type StoreKind = (typeof STORES)[number]

/** `npm run export`: the whole store to a folder. Answers the exit code of the process. */
export function exportCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<number> {
  return run('export', 'to', args, env, terminal, async (lists, folder) => {
    const manifest = await exportStore(lists, carriedLists, folder, systemClock.now())
    for (const { name, count } of manifest.lists) terminal.say(row(name, count))
    terminal.say(row('Total', sum(manifest.lists)))
    terminal.say(`Exported to ${folder}. It holds personal data.`)
    return DONE
  })
}

/** `npm run import`: a folder that `npm run export` wrote into an empty store. Answers the exit code of the process. */
export function importCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<number> {
  return run('import', 'from', args, env, terminal, async (lists, folder) => {
    const onProgress: OnProgress = ({ name }, done, total) => terminal.progress(`${name} ${done} of ${total}`)
    const report = await importStore(lists, carriedLists, folder, onProgress)
    terminal.progress('')
    for (const { name, count, written } of report.lists) {
      terminal.say(row(name, count, written < count ? `, ${count - written} were there` : ''))
    }
    terminal.say(row('Total', sum(report.lists)))
    if (report.schema === 'older') {
      terminal.say('The export is from an older version of Samsyn: what it lacks is empty.')
    }
    const differing = report.lists.filter(({ same }) => !same).map(({ name }) => name)
    if (differing.length > 0) {
      terminal.complain(`Read back, these lists do not hold what the export holds: ${differing.join(', ')}.`)
      return FAILED
    }
    const broken = await brokenAuditPlace(lists)
    if (broken !== undefined) {
      terminal.complain(`The audit trail does not hold at place ${broken}; its rows are those of the export.`)
      return FAILED
    }
    terminal.say(`Imported the export of ${report.at}. Read back: the same, and the audit trail holds.`)
    return DONE
  })
}

type Work = (lists: Lists, folder: string) => Promise<number>

async function run(
  command: string,
  option: 'to' | 'from',
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
  work: Work,
): Promise<number> {
  const wanted = readArgs(option, args)
  if ('wrong' in wanted) {
    terminal.complain(wanted.wrong)
    terminal.complain(`Usage: npm run ${command} -- --${option} <folder> [--store ${STORES.join('|')}]`)
    return WRONG_USAGE
  }
  const log = pino({ level: 'warn' }, pino.destination(2))
  try {
    const config = readConfig(env)
    const kind = wanted.store ?? (config.sharePoint ? 'sharepoint' : 'sqlite')
    // Opening would make an empty one, and a mistyped folder would be exported as nothing.
    if (option === 'to' && kind === 'sqlite' && !existsSync(databaseFile(config))) {
      throw new TransferRefused('store-missing', `There is no store in ${config.dataFolder}.`)
    }
    const store = await openStore(config, { clock: systemClock, log }, kind)
    try {
      return await work(store.lists('transfer'), wanted.folder)
    } finally {
      await store.close()
    }
  } catch (error) {
    terminal.progress('')
    const why = error instanceof ConfigInvalid ? error.problems.join('; ') : messageOf(error)
    terminal.complain(`Samsyn cannot ${command}: ${why.replace(/\s+/g, ' ')}`)
    return FAILED
  }
}

function readArgs(
  option: 'to' | 'from',
  args: readonly string[],
): { readonly folder: string; readonly store: StoreKind | undefined } | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { [option]: { type: 'string' }, store: { type: 'string' } },
    })
    const folder = values[option]
    const store = STORES.find((kind) => kind === values.store)
    if (typeof folder !== 'string' || folder === '') return { wrong: `--${option} is missing.` }
    if (values.store !== undefined && !store) return { wrong: `There is no store ${values.store}.` }
    return { folder: resolve(folder), store }
  } catch (error) {
    return { wrong: messageOf(error) }
  }
}

function messageOf(error: unknown): string {
  if (error instanceof DatabaseUnusable) return whyUnusable(error)
  return error instanceof Error ? error.message : String(error)
}

function sum(lists: readonly { readonly count: number }[]): number {
  return lists.reduce((total, { count }) => total + count, 0)
}

function row(name: string, count: number, more = ''): string {
  return `${name.padEnd(20)} ${String(count).padStart(8)}${more}`
}
