/** A moment as ISO 8601 in UTC, such as `2026-03-26T09:00:00.000Z`. */
export type Instant = string

/** A calendar day in the plan's own time zone, such as `2026-03-26`. Days compare as strings. */
export type Day = string
