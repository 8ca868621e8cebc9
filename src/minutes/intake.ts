import { z } from 'zod'
import { type Refusal, refuse } from '../kernel/decision'
import type { Person, Plan } from '../plan/model'
import type { NotesRead } from './api'
import { CONTENT_LIMIT, type MinutesContent, minutesContent } from './content'
import type { ImportedNotes, UploadedDocument } from './import/import-notes'
import type { MinutesTexts } from './texts'

/** Reads documents and pasted texts; `import/` does. */
export interface NotesReader {
  document(document: UploadedDocument): Promise<ImportedNotes | Refusal>
  text(text: string): ImportedNotes | Refusal
}

/** What was read, as minutes: names of people in the plan are recognised, the others are kept by name. */
export function notesRead(notes: ImportedNotes, plan: Plan): NotesRead {
  const byName = new Map(plan.people.map((p) => [nameKey(p.name), p.id]))
  const found = notes.participants.map((name) => ({ name, id: byName.get(nameKey(name)) }))
  const present = [...new Set(found.flatMap(({ id }) => id ?? []))]
  const alsoPresent = found.flatMap(({ name, id }) => (id === undefined ? [name] : []))
  return {
    content: {
      title: notes.title.slice(0, 255),
      meetingDate: notes.meetingDate,
      dnr: notes.dnr,
      place: notes.place,
      chair: '',
      present,
      alsoPresent,
      sections: [...notes.sections],
      recipients: [...notes.recipients],
    },
    matched: present.length,
    unmatched: alsoPresent,
  }
}

function nameKey(name: string): string {
  return name.normalize('NFC').toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim()
}

const intakeRow = z.object({ by: z.string(), content: z.unknown() })

/** Notes that have been read in a chat and wait for the person to say which meeting they are from. */
export class Intakes {
  readonly #texts: MinutesTexts
  readonly #newId: () => string

  constructor(texts: MinutesTexts, newId: () => string) {
    this.#texts = texts
    this.#newId = newId
  }

  /** Keeps the notes for this person alone, and says under which id. */
  async keep(person: Person, content: MinutesContent): Promise<string | Refusal> {
    const id = this.#newId()
    const text = JSON.stringify({ by: person.id, content })
    const written = await this.#texts.write(`intake/${id}`, `intake/${id}`, text)
    return written ? id : refuse('content-too-long', { max: CONTENT_LIMIT, length: text.length })
  }

  /** What this person kept; of anybody else's nothing is said. */
  async of(person: Person, id: string): Promise<MinutesContent | Refusal> {
    const text = await this.#texts.find(`intake/${id}`)
    if (text === undefined) return refuse('not-found')
    const row = intakeRow.parse(JSON.parse(text))
    return row.by === person.id
      ? minutesContent.extend({ title: z.string() }).parse(row.content)
      : refuse('not-found')
  }
}

/** Names the first thing that keeps a content from being saved, for the sentence that says so. */
export function whatIsInvalid(content: unknown): Refusal | MinutesContent {
  const parsed = minutesContent.safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return refuse('content-invalid', { where: issue ? `${issue.path.join(' › ')}: ${issue.message}` : '' })
}
