import { approvals } from './approvals.mts'
import { votes } from './votes.mts'

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  approvals,
  votes,
  cost: async () => {
    await import('./typescript.mts')
    await (await import('./cost.ts')).cost()
  },
  scale: async () => {
    await import('./typescript.mts')
    await (await import('./scale.ts')).scale()
  },
}

const [, , wanted = ''] = process.argv
const bench = BENCHES[wanted]
if (bench) await bench()
else {
  console.error(`Say which: npm run bench -- ${Object.keys(BENCHES).join(' | ')}`)
  process.exitCode = 1
}
