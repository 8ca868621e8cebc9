import '../bench/typescript.mts'

const { runSteering } = await import('./run-steering.ts')
const DEMOS: Readonly<Record<string, () => Promise<void>>> = { steering: runSteering }

const [, , wanted = ''] = process.argv
const demo = DEMOS[wanted]
if (demo) await demo()
else {
  console.error(`Say which: npm run demo -- ${Object.keys(DEMOS).join(' | ')}`)
  process.exitCode = 1
}
