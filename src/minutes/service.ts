import { createHash } from 'node:crypto'
import { isRefusal, type Refusal, refuse } from '../kernel/decision'
import type { Day } from '../kernel/time'
import type { Executed, Matters, World } from '../matters/matters'
import type { Person, ProcessNumber } from '../plan/model'
import { CONTENT_LIMIT, type MinutesContent, type MinutesKind } from './content'
import type { MinutesEvent } from './events'
import type { MinutesCommand } from './model'
import {
  mayLead,
  newestReadable,
  newestVersion,
  type Reading,
  readingOf,
  versionNo,
  wasPublished,
} from './rules'
import type { MinutesState, SuggestionKind, Version } from './state'
import { openActionsOf, type TemplateWords, templateOf } from './template'
import type { MinutesTexts } from './texts'
import { excerptOf, writtenVersion } from './written-version'

const REMARK_LIMIT = 2_000
const WORDING_LIMIT = 60_000

export type MinutesMatters = Matters<MinutesState, MinutesCommand, MinutesEvent>
export type MinutesAnswer = Executed<MinutesState>

/** Minutes as a person may see them: which version, and its text. */
export interface MinutesReading {
  readonly state: MinutesState
  readonly reading: Exclude<Reading, 'nothing'>
  readonly version: Version
  readonly content: MinutesContent
}

/**
 * What both doors, card and tab, do with minutes. Texts are written here before the command that points to them; every
 * rule is in `model.ts`.
 */
export class Minutes {
  readonly matters: MinutesMatters
  readonly texts: MinutesTexts
  readonly #world: World
  readonly #newId: () => string

  constructor(matters: MinutesMatters, texts: MinutesTexts, world: World, newId: () => string) {
    this.matters = matters
    this.texts = texts
    this.#world = world
    this.#newId = newId
  }

  /** Hands in a first draft. Given the same `id` twice, as by a double press, it is one draft. */
  async draft(
    actor: Person,
    meeting: { readonly kind: MinutesKind; readonly process?: ProcessNumber | undefined },
    content: MinutesContent,
    id = this.#newId(),
  ): Promise<MinutesAnswer> {
    // Asked here already, because nobody else is to fill the store with texts; the rule itself stands in `model.ts`.
    if (!mayLead(actor)) return { ...refuse('only-process-leader'), state: undefined }
    const version = await this.#write(id, content)
    if (isRefusal(version)) return { ...version, state: undefined }
    const { kind, process } = meeting
    return this.matters.execute(id, { type: 'draft', kind, ...(process ? { process } : {}), version }, actor)
  }

  /** Saves a new version that was edited from version `base`; `takes` names the suggestion that it follows, if any. */
  async revise(
    actor: Person,
    id: string,
    base: number,
    content: MinutesContent,
    takes?: string,
  ): Promise<MinutesAnswer> {
    const state = await this.#visible(actor, id)
    if (!state) return { ...refuse('not-found'), state }
    if (!mayLead(actor)) return { ...refuse('only-process-leader'), state }
    const version = await this.#write(id, content)
    if (isRefusal(version)) return { ...version, state }
    const command = { type: 'revise', base, version, ...(takes ? { takes } : {}) } as const
    return this.matters.execute(id, command, actor)
  }

  async suggest(
    actor: Person,
    id: string,
    suggestion: { kind: SuggestionKind; version: number; partId: string; text: string },
  ): Promise<MinutesAnswer> {
    const state = await this.#visible(actor, id)
    if (!state) return { ...refuse('not-found'), state }
    const text = suggestion.text.trim()
    const max = suggestion.kind === 'remark' ? REMARK_LIMIT : WORDING_LIMIT
    if (!text) return { ...refuse('text-missing'), state }
    if (text.length > max) return { ...refuse('text-too-long', { max, length: text.length }), state }
    const { kind, version, partId } = suggestion
    const suggestionId = suggestionIdOf(state, actor, [kind, version, partId, text])
    const textKey = `${id}/s/${suggestionId}`
    await this.texts.write(textKey, id, text)
    const excerpt = excerptOf(text)
    return this.matters.execute(
      id,
      { type: 'suggest', id: suggestionId, kind, version, partId, excerpt, textKey },
      actor,
    )
  }

  /** Takes a suggestion: a new wording becomes a new version at once, a remark is noted as taken. */
  async take(actor: Person, id: string, suggestionId: string): Promise<MinutesAnswer> {
    const state = await this.#visible(actor, id)
    const suggestion = state?.suggestions.find((s) => s.id === suggestionId)
    const newest = state && newestVersion(state)
    if (!newest || suggestion?.kind !== 'wording' || suggestion.status !== 'open') {
      return this.matters.execute(id, { type: 'take', suggestion: suggestionId }, actor)
    }
    const [content, text] = [
      await this.texts.content(newest.textKey),
      await this.texts.read(suggestion.textKey),
    ]
    if (!content.sections.some((s) => s.id === suggestion.partId))
      return { ...refuse('section-unknown'), state }
    const sections = content.sections.map((s) => (s.id === suggestion.partId ? { ...s, text } : s))
    return this.revise(actor, id, newest.no, { ...content, sections }, suggestionId)
  }

  decline(actor: Person, id: string, suggestion: string, reason: string): Promise<MinutesAnswer> {
    return this.matters.execute(id, { type: 'decline', suggestion, reason }, actor)
  }

  send(actor: Person, id: string, version: number, deadline: Day): Promise<MinutesAnswer> {
    return this.matters.execute(id, { type: 'send', version, deadline }, actor)
  }

  approve(actor: Person, id: string, version: number): Promise<MinutesAnswer> {
    return this.matters.execute(id, { type: 'approve', version }, actor)
  }

  declareAbsent(actor: Person, id: string, version: number): Promise<MinutesAnswer> {
    return this.matters.execute(id, { type: 'declare-absent', version }, actor)
  }

  extend(actor: Person, id: string, deadline: Day): Promise<MinutesAnswer> {
    return this.matters.execute(id, { type: 'extend', deadline }, actor)
  }

  finish(actor: Person, id: string): Promise<MinutesAnswer> {
    return this.matters.execute(id, { type: 'finish' }, actor)
  }

  reopen(actor: Person, id: string, reason: string): Promise<MinutesAnswer> {
    return this.matters.execute(id, { type: 'reopen', reason }, actor)
  }

  /** The minutes as this person may see them, in the version asked for or the newest; a refusal tells nothing of what exists. */
  async read(person: Person, id: string, versionWanted?: number): Promise<MinutesReading | Refusal> {
    const state = (await this.matters.load(id))?.state
    const reading = state ? readingOf(state, person, this.#world.plan()) : 'nothing'
    if (!state || reading === 'nothing') return refuse('not-found')
    const newest = newestReadable(state, reading)
    const no = versionWanted ?? newest ?? 0
    const version = versionNo(state, no)
    if (!version || no > (newest ?? 0)) return refuse('not-found')
    if (reading === 'published' && !wasPublished(state, no)) return refuse('not-found')
    return { state, reading, version, content: await this.texts.content(version.textKey) }
  }

  /** The minutes that this person may see, newest meeting first. */
  async visibleTo(person: Person): Promise<readonly MinutesState[]> {
    const plan = this.#world.plan()
    const all = await this.matters.all()
    return all
      .filter((state) => readingOf(state, person, plan) !== 'nothing')
      .sort((a, b) => (a.brief.meetingDate > b.brief.meetingDate ? -1 : 1))
  }

  /** The minutes whose people may still be asked for something. */
  active(): Promise<readonly MinutesState[]> {
    return this.matters.find('Active', true)
  }

  /** A draft from the meeting template, with what is open from the process's earlier meetings. */
  async template(
    meeting: { kind: MinutesKind; process?: ProcessNumber | undefined; date: Day | '' },
    words: TemplateWords,
  ): Promise<MinutesContent | Refusal> {
    const plan = this.#world.plan()
    const process = meeting.process === undefined ? undefined : plan.process(meeting.process)
    if (meeting.kind === 'process' && !process) return refuse('process-unknown')
    const earlier = process
      ? await this.matters.find('Process', process.number)
      : await this.matters.find('Kind', meeting.kind)
    const { kind, date } = meeting
    return templateOf({ kind, process, date }, openActionsOf(earlier), plan, words, this.#newId)
  }

  /** The state, if this person may see anything of it: an early refusal must not tell others that it exists. */
  async #visible(person: Person, id: string): Promise<MinutesState | undefined> {
    const state = (await this.matters.load(id))?.state
    return state && readingOf(state, person, this.#world.plan()) !== 'nothing' ? state : undefined
  }

  async #write(id: string, content: MinutesContent) {
    const textKey = `${id}/v/${this.#newId()}`
    const text = JSON.stringify(content)
    const written = text.length <= CONTENT_LIMIT && (await this.texts.write(textKey, id, text))
    if (!written) return refuse('content-too-long', { max: CONTENT_LIMIT, length: text.length })
    return writtenVersion(content, textKey)
  }
}

/** The same words on the same part, sent again before they were answered, are the same suggestion: a double press. */
function suggestionIdOf(state: MinutesState, { id: by }: Person, what: readonly (string | number)[]): string {
  const answered = state.suggestions.filter((s) => s.by === by && s.status !== 'open').length
  return createHash('sha256')
    .update(JSON.stringify([by, answered, ...what]))
    .digest('hex')
    .slice(0, 20)
}
