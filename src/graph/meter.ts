import type { Purpose } from '../lists/store'

/** One request that was sent to Graph. */
export interface GraphRequestMeasured {
  readonly purpose: Purpose
  readonly method: string
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  readonly units: number
  readonly milliseconds: number
}

/** Who counts what Graph is asked. */
export interface GraphMeter {
  requested(request: GraphRequestMeasured): void
  /** A request was sent once more. */
  retried(purpose: Purpose): void
}

/** Counts nothing. */
export const noMeter: GraphMeter = { requested: () => undefined, retried: () => undefined }
