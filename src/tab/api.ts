import type {
  DecisionAct,
  DecisionPage,
  DecisionSummary,
  NewProposal,
  RegisterLine,
  RegisterQuery,
} from '../decisions/api'
import type { FaultAnswer, Me, SignInWay } from '../http/api'
import type { MeetingAct, MeetingPage, MeetingSummary, NewMeeting } from '../meetings/api'
import type { MinutesPage, MinutesSummary, NotesRead, RefusedAnswer, VersionsCompared } from '../minutes/api'
import type { MinutesContent, MinutesKind } from '../minutes/content'
import type { SuggestionKind } from '../minutes/state'
import type { WaitingItem } from '../my-matters/waiting'
import { apiPaths } from './paths'

/** Why a call did not do what was asked. An expected result, never an exception. */
export type Problem =
  | {
      readonly is: 'refused'
      readonly code: string
      readonly sentence: string
      /** The page of the matter as it now is, where the person may see it. */
      readonly page?: unknown
    }
  | { readonly is: 'fault'; readonly sentence: string; readonly reference: string }
  | { readonly is: 'offline' }
  | { readonly is: 'signed-out' }

export type Answer<T> = { readonly is: 'ok'; readonly value: T } | Problem

/** How requests say who asks. `renew` gets a new proof when the old one has expired. */
export interface Credentials {
  authorization(): Promise<string>
  renew?(): Promise<string>
}

/** An action of a person on minutes, by the name it has in the address. */
export type MinutesAct =
  | { readonly act: 'send'; readonly version: number; readonly deadline: string }
  | { readonly act: 'approve' | 'absent'; readonly version: number }
  | { readonly act: 'extend'; readonly deadline: string }
  | { readonly act: 'finish' }
  | { readonly act: 'reopen'; readonly reason: string }

export interface NewSuggestion {
  readonly kind: SuggestionKind
  readonly version: number
  readonly partId: string
  readonly text: string
}

/** What the register is asked for, without what is left empty. */
type RegisterWords = Readonly<Partial<Record<keyof RegisterQuery, string>>> & Readonly<Record<string, string>>

export interface Downloaded {
  readonly blob: Blob
  readonly name: string
}

/** Longer than the slowest answer that is still of use; after it the network counts as gone. */
const PATIENCE_MS = 60_000

/** How this server wants people to sign in; the only call without credentials. */
export async function askSignInWay(): Promise<Answer<SignInWay>> {
  return answered(() => fetch(apiPaths.signIn(), { signal: AbortSignal.timeout(PATIENCE_MS) }))
}

/** Everything that the tab asks of the server, for one signed-in person. */
export function makeApi(credentials: Credentials, locale: string) {
  const headers = (authorization: string) => ({ authorization, 'accept-language': locale })

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const attempt = (authorization: string) =>
      fetch(path, {
        ...init,
        headers: { ...init.headers, ...headers(authorization) },
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
    const response = await attempt(await credentials.authorization())
    return response.status === 401 && credentials.renew ? attempt(await credentials.renew()) : response
  }

  const get = <T>(path: string) => answered<T>(() => send(path))
  const put = <T>(path: string, body: unknown, method = 'POST') =>
    answered<T>(() =>
      send(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    )

  const file = (path: string, otherwise: string) =>
    answered<Downloaded>(
      () => send(path),
      async (response) => ({ blob: await response.blob(), name: fileNameOf(response, otherwise) }),
    )

  return {
    me: () => get<Me>(apiPaths.me()),
    my: () => get<{ items: readonly WaitingItem[] }>(apiPaths.my()),
    list: () => get<{ minutes: readonly MinutesSummary[] }>(apiPaths.list()),
    minutes: (id: string, version?: number) => get<MinutesPage>(apiPaths.minutes(id, version)),
    compare: (id: string, from: number, to: number) => get<VersionsCompared>(apiPaths.compare(id, from, to)),
    template: (query: { kind: MinutesKind; process: string; date: string }) =>
      get<{ content: MinutesContent }>(apiPaths.template(query)),
    readText: (text: string) => put<NotesRead>(apiPaths.importNotes(), { text }),
    readFile: (file: File, onProgress: (part: number) => void) =>
      answered<NotesRead>(async () => {
        const first = await upload(file, headers(await credentials.authorization()), onProgress)
        if (first.status !== 401 || !credentials.renew) return first
        return upload(file, headers(await credentials.renew()), onProgress)
      }),
    create: (minutes: { key: string; kind: MinutesKind; process?: string; content: MinutesContent }) =>
      put<MinutesPage>(apiPaths.list(), minutes),
    save: (id: string, base: number, content: MinutesContent) =>
      put<MinutesPage>(apiPaths.minutes(id), { base, content }, 'PUT'),
    act: (id: string, { act, ...body }: MinutesAct) => put<MinutesPage>(apiPaths.act(id, act), body),
    suggest: (id: string, suggestion: NewSuggestion) =>
      put<MinutesPage>(apiPaths.suggestions(id), suggestion),
    take: (id: string, suggestion: string) =>
      put<MinutesPage>(apiPaths.suggestion(id, suggestion, 'take'), {}),
    decline: (id: string, suggestion: string, reason: string) =>
      put<MinutesPage>(apiPaths.suggestion(id, suggestion, 'decline'), { reason }),
    document: (id: string, format: 'docx' | 'pdf', version: number) =>
      file(apiPaths.document(id, format, version), `minutes.${format}`),
    decisions: () => get<{ decisions: readonly DecisionSummary[] }>(apiPaths.decisions.all()),
    decision: (id: string) => get<DecisionPage>(apiPaths.decisions.matter(id)),
    propose: (proposal: NewProposal) => put<DecisionPage>(apiPaths.decisions.all(), proposal),
    doDecision: (id: string, act: DecisionAct) => put<DecisionPage>(apiPaths.decisions.act(id), act),
    register: (query: RegisterWords) => get<{ lines: readonly RegisterLine[] }>(apiPaths.register(query)),
    registerFile: (query: RegisterWords) => file(apiPaths.registerFile(query), 'register.csv'),
    extract: (id: string, outcome: number, format: 'docx' | 'pdf') =>
      file(apiPaths.extract(id, outcome, format), `extract.${format}`),
    meetings: () => get<{ meetings: readonly MeetingSummary[] }>(apiPaths.meetings.all()),
    meeting: (id: string) => get<MeetingPage>(apiPaths.meetings.matter(id)),
    planMeeting: (meeting: NewMeeting) => put<MeetingPage>(apiPaths.meetings.all(), meeting),
    doMeeting: (id: string, act: MeetingAct) => put<MeetingPage>(apiPaths.meetings.act(id), act),
    obstacles: <T>() => get<T>(apiPaths.obstacles.all()),
    obstacle: <T>(id: string) => get<T>(apiPaths.obstacles.matter(id)),
    raiseObstacle: <T>(obstacle: object) => put<T>(apiPaths.obstacles.all(), obstacle),
    doObstacle: <T>(id: string, act: string, body: object) => put<T>(apiPaths.obstacles.act(id, act), body),
  }
}

export type Api = ReturnType<typeof makeApi>

/** Turns whatever happened into an answer: the server's own sentence where it gave one. */
async function answered<T>(
  ask: () => Promise<Response>,
  read: (response: Response) => Promise<T> = (response) => response.json(),
): Promise<Answer<T>> {
  try {
    const response = await ask()
    return response.ok ? { is: 'ok', value: await read(response) } : await problemOf(response)
  } catch (error) {
    return error instanceof SignInFailed ? { is: 'signed-out' } : { is: 'offline' }
  }
}

/** Teams gave no proof of who the person is. */
export class SignInFailed extends Error {}

async function problemOf(response: Response): Promise<Problem> {
  if (response.status === 401) return { is: 'signed-out' }
  const body: Partial<RefusedAnswer & FaultAnswer> = await response.json().catch(() => ({}))
  if (body.refused !== undefined && body.sentence !== undefined) {
    const { refused: code, sentence, page } = body
    return { is: 'refused', code, sentence, ...(page ? { page } : {}) }
  }
  // A gateway that answers for the server has no sentence: to the person it is as if there were no contact.
  if (body.fault === undefined) return { is: 'offline' }
  return { is: 'fault', sentence: body.fault, reference: body.reference ?? '' }
}

function fileNameOf(response: Response, otherwise: string): string {
  const disposition = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  try {
    if (encoded) return decodeURIComponent(encoded)
  } catch {
    return otherwise
  }
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? otherwise
}

/** Sends a file's bytes. `fetch` cannot tell how much has been sent; a request of the older kind can. */
function upload(
  file: File,
  headers: Readonly<Record<string, string>>,
  onProgress: (part: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', apiPaths.importNotes())
    const all = {
      ...headers,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
    }
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }))
    request.onerror = () => reject(new UploadFailed())
    request.send(file)
  })
}

/** The connection broke while a file was being sent. */
class UploadFailed extends Error {}
