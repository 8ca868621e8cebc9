import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response, Server } from 'restify'
import { SECURITY_HEADERS } from './security-headers'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

interface TabFile {
  readonly contentType: string
  readonly bytes: Buffer
  readonly gzipped: Buffer
}

/** Names of built files change with what is in them: a browser may keep them for a year. */
const FOR_A_YEAR = 'public, max-age=31536000, immutable'
/** The page itself is asked for anew each time, so that a new build is seen at once. */
const ASK_ANEW = 'no-cache'

/** Serves the built tab from memory. It is one page: every address below `/tab` that is not one of its files is that page. */
export function serveTab(server: Server, folder: string): void {
  let loaded: Promise<ReadonlyMap<string, TabFile>> | undefined
  const files = () => {
    loaded ??= load(join(folder, 'assets'))
    return loaded
  }
  server.get('/tab/assets/:name', async (request: Request, response: Response) => {
    const file = (await files()).get(String(request.params.name))
    if (file) sendFile(request, response, file, FOR_A_YEAR)
    else sendNothing(response)
  })
  for (const path of ['/', '/tab', '/tab/*']) {
    server.get(path, async (request: Request, response: Response) => {
      sendFile(request, response, await tabFile(join(folder, 'index.html')), ASK_ANEW)
    })
  }
}

async function load(folder: string): Promise<ReadonlyMap<string, TabFile>> {
  const names = await readdir(folder)
  return new Map(
    await Promise.all(names.map(async (name) => [name, await tabFile(join(folder, name))] as const)),
  )
}

async function tabFile(path: string): Promise<TabFile> {
  const bytes = await readFile(path)
  const contentType = CONTENT_TYPES[extname(path)] ?? 'application/octet-stream'
  return { bytes, contentType, gzipped: await promisify(gzip)(bytes) }
}

function sendFile(request: Request, response: Response, file: TabFile, cacheControl: string): void {
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  const body = zipped ? file.gzipped : file.bytes
  response.writeHead(200, {
    'Content-Type': file.contentType,
    'Content-Length': body.length,
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
    Vary: 'Accept-Encoding',
    'Cache-Control': cacheControl,
    ...SECURITY_HEADERS,
  })
  response.end(body)
}

function sendNothing(response: Response): void {
  response.writeHead(404, { 'Content-Length': 0, ...SECURITY_HEADERS })
  response.end()
}
