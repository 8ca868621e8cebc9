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
  decisions: () => `${BASE}/decisions`,
  newProposal: () => `${BASE}/decisions/new`,
  decision: (id: string) => `${BASE}/decisions/${encodeURIComponent(id)}`,
  editProposal: (id: string) => `${BASE}/decisions/${encodeURIComponent(id)}/edit`,
  meetings: () => `${BASE}/meetings`,
  newMeeting: () => `${BASE}/meetings/new`,
  meeting: (id: string) => `${BASE}/meetings/${encodeURIComponent(id)}`,
  changeMeeting: (id: string) => `${BASE}/meetings/${encodeURIComponent(id)}/edit`,
  /** The meeting as it is led: what stands in Teams' side panel during the meeting. */
  panel: (id: string) => `${BASE}/meetings/${encodeURIComponent(id)}/panel`,
  obstacles: () => `${BASE}/obstacles`,
  newObstacle: () => `${BASE}/obstacles/new`,
  obstacle: (id: string) => `${BASE}/obstacles/${encodeURIComponent(id)}`,
  /** A path that the server or a deep link names within the tab, such as `minutes/abc`. */
  within: (path: string) => `${BASE}/${path.replace(/^\/?(tab\/)?/, '')}`,
}

type RoomPage = 'decisions' | 'new-proposal' | 'meetings' | 'new-meeting' | 'obstacles' | 'new-obstacle'
type OnePage = 'decision' | 'edit-proposal' | 'meeting' | 'change-meeting' | 'panel' | 'obstacle'

/** The pages of each room, by what follows its name in the address. */
const ROOMS: Readonly<
  Record<
    string,
    { readonly list: RoomPage; readonly create: RoomPage; readonly one: Readonly<Record<string, OnePage>> }
  >
> = {
  decisions: { list: 'decisions', create: 'new-proposal', one: { '': 'decision', edit: 'edit-proposal' } },
  meetings: {
    list: 'meetings',
    create: 'new-meeting',
    one: { '': 'meeting', edit: 'change-meeting', panel: 'panel' },
  },
  obstacles: { list: 'obstacles', create: 'new-obstacle', one: { '': 'obstacle' } },
}

/** Which page an address means. */
export type Page =
  | { readonly at: 'home' | 'list' | 'create' | 'unknown' }
  | { readonly at: RoomPage }
  | { readonly at: OnePage; readonly id: string }
  | { readonly at: 'minutes'; readonly id: string; readonly version: number | undefined }
  | { readonly at: 'edit'; readonly id: string }
  | { readonly at: 'compare'; readonly id: string; readonly from: number; readonly to: number }

/** Reads an address; what is not a page is `unknown`, never an error. */
export function pageAt(pathname: string): Page {
  const [first, second, third, fourth, fifth] = partsOf(pathname)
  if (first === undefined) return { at: 'home' }
  if (first !== 'minutes') return pageInRoom(first, second, third, fourth)
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

function pageInRoom(room: string, second?: string, third = '', fourth?: string): Page {
  const pages = Object.hasOwn(ROOMS, room) ? ROOMS[room] : undefined
  if (!pages || fourth !== undefined) return { at: 'unknown' }
  if (second === undefined) return { at: pages.list }
  if (second === 'new' && third === '') return { at: pages.create }
  const one = Object.hasOwn(pages.one, third) ? pages.one[third] : undefined
  return one ? { at: one, id: second } : { at: 'unknown' }
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

/** Addresses of one room of the server: all of it, one matter, and what is done with one. */
function room(name: string) {
  const all = `/api/${name}`
  const matter = (id: string) => `${all}/${encodeURIComponent(id)}`
  return { all: () => all, matter, act: (id: string, act = 'do') => `${matter(id)}/${act}` }
}

type Asked = Readonly<Record<string, string | undefined>>

/** A query of what is asked for; what is left empty is not asked. */
function _asked(query: Asked): URLSearchParams {
  return new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])))
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
  decisions: room('decisions'),
  register: (query: Readonly<Record<string, string>>) => `/api/register?${new URLSearchParams(query)}`,
  registerFile: (query: Readonly<Record<string, string>>) =>
    `/api/register-csv?${new URLSearchParams(query)}`,
  extract: (id: string, outcome: number, format: 'docx' | 'pdf') =>
    `/api/decisions/${encodeURIComponent(id)}/extract?outcome=${outcome}&format=${format}`,
  meetings: room('meetings'),
  obstacles: room('obstacles'),
}
