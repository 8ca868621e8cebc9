import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plugins, type Request, type Response, type Server } from 'restify'
import { SECURITY_HEADERS } from './security-headers'

/** Names of built files change with what is in them: a browser may keep them for a year. */
const YEAR = 31_536_000_000

/** Serves the built tab. It is one page: every address below `/tab` that is not one of its files is that page. */
export function serveTab(server: Server, folder: string): void {
  const setHeaders = (response: Response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
  }
  const files = plugins.serveStaticFiles(join(folder, 'assets'), { setHeaders, maxAge: YEAR })
  server.get('/tab/assets/*', plugins.gzipResponse(), files)
  for (const path of ['/', '/tab', '/tab/*']) {
    server.get(path, async (_request: Request, response: Response) => {
      const page = await readFile(join(folder, 'index.html'))
      // Asked for anew each time, so that a new build is seen at once.
      const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' }
      response.writeHead(200, { ...headers, 'Content-Length': page.length, ...SECURITY_HEADERS })
      response.end(page)
    })
  }
}
