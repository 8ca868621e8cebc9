import fc from 'fast-check'
import { type Day, dayWith } from './day'

/** How many faults; `npm run faults -- 1000` sets it, and the seed if one is to be had again. */
const FAULTS = Number(process.env.SAMSYN_FAULTS ?? 40)
const SEED = Number(process.env.SAMSYN_FAULTS_SEED ?? Math.floor(Math.random() * 1_000_000))
const IN_A_DAY = 40

it(
  `after ${FAULTS} faults the lists hold exactly what was acknowledged (seed ${SEED})`,
  async () => {
    const days: Day[] = []
    const numRuns = Math.ceil(FAULTS / IN_A_DAY)
    const count = Math.ceil(FAULTS / numRuns)
    await fc.assert(
      fc.asyncProperty(fc.noShrink(fc.nat(1_000_000)), async (seed) => {
        const day = await dayWith(count, seed)
        days.push(day)
        expect(day.wrong).toEqual([])
        expect(day.violations).toEqual([])
      }),
      { numRuns, seed: SEED, endOnFailure: true },
    )
    if (process.env.SAMSYN_FAULTS) process.stdout.write(reportOn(days))
  },
  Math.max(120_000, FAULTS * 2_000),
)

function reportOn(days: readonly Day[]): string {
  const kinds = new Map<string, number>()
  for (const { misfortunes } of days) {
    for (const [kind, n] of misfortunes) kinds.set(kind, (kinds.get(kind) ?? 0) + n)
  }
  const told = (['done', 'unchanged', 'refused', 'fault', 'unseen-to', 'crashed'] as const).map(
    (what) => `  ${what}: ${days.reduce((sum, { ledger }) => sum + ledger.count(what), 0)}`,
  )
  const total = [...kinds.values()].reduce((sum, n) => sum + n, 0)
  return [
    `\nSeed ${SEED}: ${total} faults in ${days.length} days, nothing lost and nothing doubled`,
    ...[...kinds].sort().map(([kind, n]) => `  ${kind}: ${n}`),
    'What people were told:',
    ...told,
    `Longest wait: ${Math.max(...days.map(({ longestWait }) => longestWait))} ms`,
    '',
  ].join('\n')
}
