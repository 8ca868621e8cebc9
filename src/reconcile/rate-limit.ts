/** What Teams allows one bot in one conversation: at most `sends` in `milliseconds` (platform limits of Teams bots). */
const WINDOWS = [
  { milliseconds: 1_000, sends: 7 },
  { milliseconds: 2_000, sends: 8 },
  { milliseconds: 30_000, sends: 60 },
  { milliseconds: 3_600_000, sends: 1_800 },
] as const

/** Share of each window that is used, so that the odd message outside the reconciler still fits. */
const SHARE = 0.8

/** Milliseconds to wait until one more send stays within every window. `history` holds the times of earlier sends, oldest first. */
export function waitForTurn(history: readonly number[], now: number): number {
  let wait = 0
  for (const { milliseconds, sends } of WINDOWS) {
    const allowed = Math.floor(sends * SHARE)
    const oldest = history[history.length - allowed]
    if (oldest !== undefined) wait = Math.max(wait, oldest + milliseconds - now)
  }
  return wait
}

/** The part of the history that can still matter. */
export function recent(history: readonly number[], now: number): number[] {
  return history.filter((at) => now - at < 3_600_000)
}
