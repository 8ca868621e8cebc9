import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
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

const ADVICE: Record<DatabaseUnusable['code'], string> = {
  locked:
    'If that is the Samsyn you mean, all is well; otherwise stop it, or give this one its own folder in SAMSYN_DATA.',
  'read-only': 'Give this user the right to write to the file and its folder.',
  newer: 'Start the newer version of Samsyn, or give this one its own folder in SAMSYN_DATA.',
  damaged: 'Restore the folder from a backup.',
  foreign: 'Give Samsyn its own folder in SAMSYN_DATA.',
  unreachable: 'See that the folder exists and can be written to.',
}
const STATE: Record<DatabaseUnusable['code'], string> = {
  locked: 'a Samsyn is running on it',
  'read-only': 'it cannot be written to',
  newer: 'a newer version of Samsyn wrote it',
  damaged: 'it is damaged',
  foreign: 'it belongs to another program',
  unreachable: 'it cannot be opened',
}

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
    return mend(`${folder} is not there, and cannot be made in ${parent}.`, ADVICE.unreachable)
  }
  if (!mayWrite(folder)) return mend(`${folder} cannot be written to.`, ADVICE['read-only'])
  if (!exists(file)) return ok(`${folder} can be written to; the first start makes the database there.`)
  try {
    tryDatabase(file)
    return ok(`${file} was opened, and is whole.`)
  } catch (error) {
    if (error instanceof DatabaseUnusable) return mend(`${file}: ${STATE[error.code]}.`, ADVICE[error.code])
    return mend(`${file}: ${sentence(error)}.`, ADVICE.unreachable)
  }
}

function firstThatExists(path: string, exists: DiskParts['exists']): string {
  return exists(path) || dirname(path) === path ? path : firstThatExists(dirname(path), exists)
}
