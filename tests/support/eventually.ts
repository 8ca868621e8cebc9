const underWay = new Set<Promise<unknown>>()

/** Lets `breathe` wait for something that is under way elsewhere, such as a request. */
export function waitedFor<T>(task: Promise<T>): Promise<T> {
  underWay.add(task)
  const over = () => underWay.delete(task)
  task.then(over, over)
  return task
}

/** Lets everything happen that needs no clock: promises, what the event loop has put off, and requests under way. */
export async function breathe(turns = 20): Promise<void> {
  for (let i = 0; i < turns; i++) {
    await new Promise((resolve) => setImmediate(resolve))
    if (underWay.size === 0) continue
    await Promise.allSettled(underWay)
    i = 0
  }
}
