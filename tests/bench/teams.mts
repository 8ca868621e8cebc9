import { createServer, type Server } from 'node:http'

/** The least that a Teams service has to answer for a load: it takes every message and counts them. */
export interface CountingTeams {
  readonly url: string
  readonly server: Server
  sends(): number
}

/** `members` are the people of its one team. */
export function countingTeams(
  members: readonly { id: string; name: string; aadObjectId: string }[],
): Promise<CountingTeams> {
  let sends = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const roster = request.url?.includes('/pagedmembers')
      if (!roster) sends += 1
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(roster ? { members } : { id: String(1_700_000_000_000 + sends) }))
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      resolve({ url: `http://127.0.0.1:${port}`, server, sends: () => sends })
    })
  })
}
