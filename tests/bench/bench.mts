import { createRequire } from 'node:module'
import { approvals } from './approvals.mts'
import './typescript.mts'

const require = createRequire(import.meta.url)

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  approvals,
  cost: () => (require('./cost.ts') as typeof import('./cost.ts')).cost(),
  scale: () => (require('./scale.ts') as typeof import('./scale.ts')).scale(),
}

const [, , wanted = ''] = process.argv
const bench = BENCHES[wanted]
if (bench) await bench()
else {
  console.error(`Say which: npm run bench -- ${Object.keys(BENCHES).join(' | ')}`)
  process.exitCode = 1
}
