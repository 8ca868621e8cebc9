import type { CardAnswer } from '../cards/press'
import type { ChatMessage } from './bot'

/** Something that people can ask the bot for by a word. */
export interface ChatCommand {
  readonly words: readonly string[]
  answer(message: ChatMessage): Promise<CardAnswer>
}

/** A file attached in a chat, still to be fetched. */
export interface AttachedFile {
  readonly name: string
  readonly downloadUrl: string
}

const FILE = 'application/vnd.microsoft.teams.file.download.info'
/** A message longer than this was pasted, not written: it is taken for notes. */
const PASTED = 400

/** Answers messages: a file is read, a word is a command, a long text is notes, anything else gets help. */
export function answerMessages(parts: {
  readonly commands: readonly ChatCommand[]
  readonly help: ChatCommand
  readonly onFile: (message: ChatMessage, file: AttachedFile) => Promise<CardAnswer>
  readonly onPasted: (message: ChatMessage) => Promise<CardAnswer>
}): (message: ChatMessage) => Promise<CardAnswer> {
  const all = [...parts.commands, parts.help]
  return async (message) => {
    const [file] = message.attachments.flatMap((attachment) => attachedFile(attachment) ?? [])
    if (file) return parts.onFile(message, file)
    const word = message.text.toLocaleLowerCase('sv').replace(/[.!?]+$/, '')
    const command = all.find(({ words }) => words.includes(word))
    if (command) return command.answer(message)
    return message.text.length > PASTED ? parts.onPasted(message) : parts.help.answer(message)
  }
}

function attachedFile({
  contentType,
  name,
  content,
}: ChatMessage['attachments'][number]): AttachedFile | undefined {
  if (contentType !== FILE) return undefined
  const { downloadUrl } = (content ?? {}) as { downloadUrl?: unknown }
  return typeof downloadUrl === 'string' ? { name, downloadUrl } : undefined
}
