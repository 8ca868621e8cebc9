import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DATABASE_ADVICE, DATABASE_STATE } from '../lists/sqlite/database-advice'
import { DatabaseUnusable, openDatabase } from '../lists/sqlite/open-database'
import { type Check, type Finding, mend, ok, sentence, unused } from './check'

/** How the check touches the disk. */
export interface DiskParts {
  readonly exists: (path: string) => boolean
  readonly mayWrite: (path: string) => boolean
  /** Opens the database as the server would, and closes it. Throws `DatabaseUnusable`. */
  readonly tryDatabase: (file: string) => void
}

export const disk: DiskParts = {
  exists: existsSync,
  mayWrite: (path) => {
    try {
      accessSync(path, constants.W_OK | constants.X_OK)
      return true
    } catch {
      return false
    }
  },
  tryDatabase: (file) => openDatabase(file).close(),
}

const RUNNING =
  'If that is the Samsyn you mean, all is well; otherwise stop it, or give this one its own folder in SAMSYN_DATA.'

/** The folder and file of SQLite, where that is the store. `folder` is undefined where it is not. */
export function databaseCheck(folder: string | undefined, parts: DiskParts = disk): Check {
  return {
    name: 'database',
    run: async () => (folder === undefined ? unused('the store is SharePoint.') : look(folder, parts)),
  }
}

function look(folder: string, { exists, mayWrite, tryDatabase }: DiskParts): Finding {
  const file = join(folder, 'samsyn.sqlite')
  if (!exists(folder)) {
    const parent = firstThatExists(dirname(folder), exists)
    if (mayWrite(parent)) return ok(`${folder} is not there yet; the first start makes it.`)
    return mend(`${folder} is not there, and cannot be made in ${parent}.`, DATABASE_ADVICE.unreachable)
  }
  if (!mayWrite(folder)) return mend(`${folder} cannot be written to.`, DATABASE_ADVICE['read-only'])
  if (!exists(file)) return ok(`${folder} can be written to; the first start makes the database there.`)
  try {
    tryDatabase(file)
    return ok(`${file} was opened, and is whole.`)
  } catch (error) {
    if (error instanceof DatabaseUnusable) {
      const { code } = error
      return mend(`${file}: ${DATABASE_STATE[code]}.`, code === 'locked' ? RUNNING : DATABASE_ADVICE[code])
    }
    return mend(`${file}: ${sentence(error)}.`, DATABASE_ADVICE.unreachable)
  }
}

function firstThatExists(path: string, exists: DiskParts['exists']): string {
  return exists(path) || dirname(path) === path ? path : firstThatExists(dirname(path), exists)
}
