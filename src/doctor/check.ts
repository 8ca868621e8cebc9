import type { Clock } from '../kernel/clock'
import { withDeadline } from '../kernel/deadline'

/** What a check found. */
export interface CheckResult {
  readonly name: string
  readonly state: 'ok' | 'mend' | 'unused'
  /** What was looked at, and how it is. */
  readonly says: string
  /** How to mend what is not right. */
  readonly mend?: string
}

/** What a check answers; its name is put to it. */
export type Finding = Omit<CheckResult, 'name'>

/** One thing to look at. Nothing is changed by it. */
export interface Check {
  readonly name: string
  run(): Promise<Finding | readonly Finding[]>
}

/** Milliseconds after which a check is given up. */
export const LONGEST_CHECK = 25_000

/** Looks at everything at once, and answers in the order of the checks. One that fails or takes too long says so, and stops no other. */
export async function runChecks(checks: readonly Check[], clock: Clock): Promise<readonly CheckResult[]> {
  const found = await Promise.all(checks.map((check) => runCheck(check, clock)))
  return found.flat()
}

async function runCheck(check: Check, clock: Clock): Promise<readonly CheckResult[]> {
  const late = Promise.withResolvers<Finding>()
  const cancel = clock.after(LONGEST_CHECK, () =>
    late.resolve(
      mend(`no answer within ${LONGEST_CHECK / 1_000} s.`, 'See the network, and run the doctor again.'),
    ),
  )
  const until = clock.millis() + LONGEST_CHECK
  const findings = await Promise.race([withDeadline(until, async () => check.run()), late.promise])
    .catch((error: unknown) => mend(`could not be looked at: ${sentence(error)}.`, 'Run the doctor again.'))
    .finally(cancel)
  return [findings].flat().map((finding) => ({ name: check.name, ...finding }))
}

export const ok = (says: string): Finding => ({ state: 'ok', says })
export const unused = (says: string): Finding => ({ state: 'unused', says })
export const mend = (says: string, how: string): Finding => ({ state: 'mend', says, mend: how })

/** The message of a fault, and of what caused it, on one line. */
export function sentence(error: unknown): string {
  const message = messageOf(error)
  const cause = messageOf((error as { cause?: unknown } | undefined)?.cause)
  return (message.includes(cause) ? message : `${message} (${cause})`).replace(/\s+/g, ' ')
}

function messageOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown }
  return typeof message === 'string' ? message : ''
}

const MARKS = { ok: '✔ ok', mend: '✖ mend', unused: '– not used' }

/** The result on one line. Its state is a word; the sign only helps the eye. */
export function resultLine({ name, state, says, mend: how }: CheckResult): string {
  return `${MARKS[state].padEnd(11)} ${name}: ${says}${how === undefined ? '' : ` To mend: ${how}`}`
}
