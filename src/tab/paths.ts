/** Where the tab is served; every page lies under it. */
const BASE = '/tab'

/** Every page of the tab. A link is built here and nowhere else, so that a page can move without breaking one. */
export const paths = {
  home: () => `${BASE}/`,
  list: () => `${BASE}/minutes`,
  create: () => `${BASE}/minutes/new`,
  minutes: (id: string, version?: number) =>
    `${BASE}/minutes/${encodeURIComponent(id)}${version === undefined ? '' : `/v/${version}`}`,
  edit: (id: string) => `${BASE}/minutes/${encodeURIComponent(id)}/edit`,
  compare: (id: string, from: number, to: number) =>
    `${BASE}/minutes/${encodeURIComponent(id)}/compare/${from}/${to}`,
  /** A path that the server or a deep link names within the tab, such as `minutes/abc`. */
  within: (path: string) => `${BASE}/${path.replace(/^\/?(tab\/)?/, '')}`,
}

/** Which page an address means. */
export type Page =
  | { readonly at: 'home' | 'list' | 'create' | 'unknown' }
  | { readonly at: 'minutes'; readonly id: string; readonly version: number | undefined }
  | { readonly at: 'edit'; readonly id: string }
  | { readonly at: 'compare'; readonly id: string; readonly from: number; readonly to: number }

/** Reads an address; what is not a page is `unknown`, never an error. */
export function pageAt(pathname: string): Page {
  const [first, second, third, fourth, fifth] = partsOf(pathname)
  if (first === undefined) return { at: 'home' }
  if (first !== 'minutes') return { at: 'unknown' }
  if (second === undefined) return { at: 'list' }
  if (second === 'new' && third === undefined) return { at: 'create' }
  if (third === undefined) return { at: 'minutes', id: second, version: undefined }
  if (third === 'edit') return { at: 'edit', id: second }
  const [a, b] = [Number(fourth), Number(fifth)]
  if (third === 'v' && isVersion(a)) return { at: 'minutes', id: second, version: a }
  if (third === 'compare' && isVersion(a) && isVersion(b))
    return { at: 'compare', id: second, from: a, to: b }
  return { at: 'unknown' }
}

function partsOf(pathname: string): string[] {
  const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent)
  } catch {
    return ['?']
  }
}

function isVersion(no: number): boolean {
  return Number.isInteger(no) && no > 0
}

const one = (id: string) => `/api/minutes/${encodeURIComponent(id)}`

/** Every address of the server that the tab calls. */
export const apiPaths = {
  signIn: () => '/api/sign-in',
  me: () => '/api/me',
  my: () => '/api/my',
  list: () => '/api/minutes',
  template: (query: Readonly<Record<string, string>>) =>
    `/api/minutes-template?${new URLSearchParams(query)}`,
  importNotes: () => '/api/minutes-import',
  minutes: (id: string, version?: number) =>
    `${one(id)}${version === undefined ? '' : `?version=${version}`}`,
  compare: (id: string, from: number, to: number) => `${one(id)}/compare?from=${from}&to=${to}`,
  act: (id: string, what: string) => `${one(id)}/${what}`,
  suggestions: (id: string) => `${one(id)}/suggestions`,
  suggestion: (id: string, suggestion: string, answer: 'take' | 'decline') =>
    `${one(id)}/suggestions/${encodeURIComponent(suggestion)}/${answer}`,
  document: (id: string, format: 'docx' | 'pdf', version: number) =>
    `${one(id)}/document?format=${format}&version=${version}`,
}
