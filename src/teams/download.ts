/** Where files attached in Teams lie: the tenant's own OneDrive and SharePoint. */
const TEAMS_STORAGE = /(^|\.)(sharepoint\.com|sharepoint\.us|svc\.ms)$/

const TIME_LIMIT = 30_000

/** A fetched file, or why it was not fetched. */
export type Downloaded =
  | { readonly bytes: Buffer }
  | { readonly problem: 'elsewhere' | 'too-large' | 'failed' }

/**
 * Fetches a file that a person attached. The address stands in a message, so it is only followed to where Teams keeps
 * files (`alsoFrom` adds hosts, in local mode), without redirects, and never beyond `limit` bytes.
 */
export async function download(
  address: string,
  limit: number,
  alsoFrom: readonly string[],
): Promise<Downloaded> {
  const url = URL.parse(address)
  if (!url || !isTrusted(url, alsoFrom)) return { problem: 'elsewhere' }
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIME_LIMIT) })
    if (!response.ok || !response.body) return { problem: 'failed' }
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of response.body) {
      size += chunk.length
      if (size > limit) return { problem: 'too-large' }
      chunks.push(chunk)
    }
    return { bytes: Buffer.concat(chunks) }
  } catch {
    return { problem: 'failed' }
  }
}

function isTrusted(url: URL, alsoFrom: readonly string[]): boolean {
  if (alsoFrom.includes(url.host)) return true
  return url.protocol === 'https:' && TEAMS_STORAGE.test(url.hostname)
}
