import type { CardAnswer } from '../cards/press'
import type { ChatMessage } from '../teams/bot'
import type { AttachedFile, ChatCommand } from '../teams/chat'
import { download } from '../teams/download'
import { pasteForm } from './cards/intake-cards'
import { UPLOAD_LIMIT } from './import/import-notes'
import { answerNotes, type IntakeParts } from './intake-actions'
import { mayLead } from './rules'

/** Handing in notes in a chat: by the word for it, by attaching a file, or by pasting a long text. */
export function minutesChat(parts: IntakeParts, localUrl: string) {
  const form = async ({ person, view }: ChatMessage): Promise<CardAnswer> =>
    mayLead(person) ? { card: pasteForm(view) } : { message: view.t('minutes.refused.only-process-leader') }
  const command: ChatCommand = { words: ['anteckningar', 'notes', 'protokoll', 'minutes'], answer: form }
  return {
    command,
    onFile: (message: ChatMessage, file: AttachedFile) => readFile(message, file, parts, localUrl),
    // Chat messages lose their line breaks on the way, a form keeps them: whoever pastes is given one.
    onPasted: form,
  }
}

async function readFile(
  message: ChatMessage,
  file: AttachedFile,
  parts: IntakeParts,
  localUrl: string,
): Promise<CardAnswer> {
  const { person, view } = message
  if (!mayLead(person)) return { message: view.t('minutes.refused.only-process-leader') }
  const downloaded = await download(file.downloadUrl, UPLOAD_LIMIT, [new URL(localUrl).host])
  if ('bytes' in downloaded) {
    const notes = await parts.reader.document({ fileName: file.name, bytes: downloaded.bytes })
    return answerNotes(message, notes, parts)
  }
  const { problem } = downloaded
  if (problem === 'too-large') {
    return { message: view.t('minutes.refused.document-too-large', { max: UPLOAD_LIMIT / 1024 / 1024 }) }
  }
  return { message: view.t(problem === 'elsewhere' ? 'bot.fileFromElsewhere' : 'bot.fileFailed') }
}
