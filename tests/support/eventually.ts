/** Lets everything happen that needs no clock: promises, and what the event loop has put off. */
export async function breathe(turns = 20): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve))
}
