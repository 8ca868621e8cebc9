import { joinLongText, splitLongText } from '../lists/definition'
import type { Lists } from '../lists/port'
import { type MinutesContent, minutesContent } from './content'
import { minutesTextsList } from './list'

const TEXT_COLUMNS = ['Text1', 'Text2', 'Text3', 'Text4'] as const
/** Contents kept in memory: a version never changes, so it need not be read twice. */
const CACHED = 200

/** The long texts of minutes: immutable rows, written before the matter points to them. */
export class MinutesTexts {
  readonly #lists: Lists
  readonly #contents = new Map<string, MinutesContent>()

  constructor(lists: Lists) {
    this.#lists = lists
  }

  /** Writes a text under a new key; false when it is longer than a row holds. */
  async write(textKey: string, matterId: string, text: string): Promise<boolean> {
    const columns = splitLongText(text, TEXT_COLUMNS)
    if (!columns) return false
    await this.#lists.create(minutesTextsList, { TextKey: textKey, MatterId: matterId, ...columns })
    return true
  }

  async find(textKey: string): Promise<string | undefined> {
    const [item] = await this.#lists.find(minutesTextsList, { column: 'TextKey', equals: textKey })
    return item && joinLongText(item.fields, TEXT_COLUMNS)
  }

  /** A text that a matter points to. Throws `TextMissing` when it is not there. */
  async read(textKey: string): Promise<string> {
    const text = await this.find(textKey)
    if (text === undefined) throw new TextMissing(textKey)
    return text
  }

  /** The content of a version. */
  async content(textKey: string): Promise<MinutesContent> {
    const known = this.#contents.get(textKey)
    if (known) return known
    const content = minutesContent.parse(JSON.parse(await this.read(textKey)))
    this.#contents.set(textKey, content)
    const [oldest] = this.#contents.keys()
    if (this.#contents.size > CACHED && oldest !== undefined) this.#contents.delete(oldest)
    return content
  }
}

/** The state points to a text that is not in the store: a row was deleted from outside. */
export class TextMissing extends Error {
  constructor(textKey: string) {
    super(`The text ${textKey} is missing from the list ${minutesTextsList.name}`)
  }
}
