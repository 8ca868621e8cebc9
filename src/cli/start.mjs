// `npm start` on a fresh clone: installs what is missing, builds, and starts local mode on the Node that the project pins.
import './ensure-installed.mjs'
import { execFileSync, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const bin = join(root, 'node_modules', '.bin')
const env = { ...process.env, PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}` }

console.log('Building …')
execFileSync('npm', ['run', '--silent', 'build'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env,
  shell: process.platform === 'win32',
})

const local = spawn(join(bin, 'node'), [join(root, 'dist', 'cli', 'local.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env,
})
// npm's shell does not pass signals on: when it is gone, nobody wants this any more.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) local.kill('SIGTERM')
}, 500).unref()
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => local.kill(signal))
local.on('exit', (code) => process.exit(code ?? 1))
