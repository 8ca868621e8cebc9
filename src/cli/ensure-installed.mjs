// Installs the packages when they are not there, or not those of the lock file. Runs on whatever Node a machine has.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const stamp = join(root, 'node_modules', '.samsyn-lock')
const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock

if (!installed) {
  console.log('Installing packages (the first time takes a minute or two) …')
  // Not `npm ci`: it refuses a lock file that lacks the optional binaries of systems other than the one it was made on.
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  writeFileSync(stamp, lock)
}
