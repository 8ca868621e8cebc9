import { Agent, request } from 'node:http'

/** One POST to a bot, ready to be sent. */
export interface Shot {
  readonly path: string
  readonly body: Buffer
}

/** Sends one request and gives how long its answer took, in milliseconds. Anything but a 200 that `accepts` is an error. */
function fire(
  agent: Agent,
  origin: string,
  { path, body }: Shot,
  accepts: (answer: string) => boolean,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const sent = request(
      new URL(path, origin),
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': body.length },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString()
          if (response.statusCode === 200 && accepts(answer)) resolve(performance.now() - begun)
          else reject(new BadAnswer(response.statusCode ?? 0, answer))
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** A request of the load was not answered as it should be: the figures would mean nothing. */
export class BadAnswer extends Error {
  constructor(status: number, answer: string) {
    super(`HTTP ${status}: ${answer.slice(0, 300)}`)
  }
}

/** What a load took: milliseconds in all, and of each answer. */
export interface Taken {
  readonly milliseconds: number
  readonly latencies: readonly number[]
}

/** Sends the shots of each set all at once, set after set. */
export async function volley(
  origin: string,
  sets: readonly (readonly Shot[])[],
  accepts: (answer: string) => boolean,
): Promise<Taken> {
  const latencies: number[] = []
  // Connections of an earlier load may just be closing.
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const begun = performance.now()
  for (const shots of sets)
    latencies.push(...(await Promise.all(shots.map((shot) => fire(agent, origin, shot, accepts)))))
  agent.destroy()
  return { milliseconds: performance.now() - begun, latencies }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function joined(all: readonly Taken[]): Taken {
  return {
    milliseconds: all.reduce((sum, taken) => sum + taken.milliseconds, 0),
    latencies: all.flatMap((taken) => taken.latencies),
  }
}
