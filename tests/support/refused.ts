/** What a refused decision with this code looks like, whatever its details. */
export function refused(code: string): object {
  return expect.objectContaining({ refused: code })
}

/** A decision from which nothing follows, such as a second press on the same button. */
export const nothingHappens = { events: [] }

/** A decision with exactly these events, by type. */
export function happens(...types: string[]): object {
  return { events: types.map((type) => expect.objectContaining({ type })) }
}
