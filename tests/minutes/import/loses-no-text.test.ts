import { isRefusal } from '../../../src/kernel/decision'
import { minutesContent } from '../../../src/minutes/content'
import { type ImportedNotes, importDocument, importText } from '../../../src/minutes/import/import-notes'
import { converted, hasOffice, inventedDocuments, realDocuments, type TextDocument, whenGiven } from './files'
import { counting } from './ids'
import { losses } from './words'

const NOTHING = { lost: [], outOfOrder: [] }

async function imported(fileName: string, bytes: Buffer): Promise<ImportedNotes> {
  const notes = await importDocument({ fileName, bytes }, counting())
  if (isRefusal(notes)) throw new TypeError(`${fileName} was refused: ${notes.refused}`)
  return notes
}

/** What the import found is minutes as soon as it has a title. */
function asContent(notes: ImportedNotes) {
  const { participants, ...rest } = notes
  return {
    ...rest,
    title: notes.title || 'Utan titel',
    chair: '',
    present: [],
    alsoPresent: [...participants],
  }
}

const real = realDocuments()
const invented = inventedDocuments()
const documents = [...real, ...invented]

describe('given a document of the form that public bodies use', () => {
  whenGiven(real.length === 5, 'the real documents are absent')('there are five real ones', () => {
    expect(real).toHaveLength(5)
  })

  it.each(documents)('$name as it stands loses no word', async ({ name, text }) => {
    const notes = await imported(name, Buffer.from(text))
    expect(losses(asRead(name, text), notes)).toEqual(NOTHING)
    expect(minutesContent.safeParse(asContent(notes)).error).toBeUndefined()
  })

  it.each(documents)('$name loses no word when it is pasted', ({ text }) => {
    const notes = importText(text, counting())
    expect(isRefusal(notes) ? notes : losses(text, notes)).toEqual(NOTHING)
  })

  describe.each(['docx', 'pdf'] as const)('made into %s by an office program', (format) => {
    let files: ReadonlyMap<string, Buffer> = new Map()
    beforeAll(() => {
      if (hasOffice()) files = converted(documents, format)
    }, 90_000)

    whenGiven(hasOffice(), 'the office program is absent')('every document loses no word', async () => {
      const results = await all(documents, async ({ name, text }) => {
        const notes = await imported(`${name}.${format}`, files.get(name) ?? Buffer.alloc(0))
        expect(minutesContent.safeParse(asContent(notes)).error).toBeUndefined()
        return [name, losses(text, notes)] as const
      })
      expect(Object.fromEntries(results)).toEqual(
        Object.fromEntries(documents.map(({ name }) => [name, NOTHING])),
      )
    })

    whenGiven(hasOffice(), 'the office program is absent')(
      'title and front matter are found as in the text',
      async () => {
        const texts = documents.filter(({ name }) => name.endsWith('.txt'))
        await all(texts, async ({ name, text }) => {
          const [fromFile, fromText] = [
            await imported(name, files.get(name) ?? Buffer.alloc(0)),
            importText(text, counting()),
          ]
          expect({ name, ...front(fromFile) }).toEqual({ name, ...front(fromText as ImportedNotes) })
        })
      },
    )
  })
})

describe('the measure itself', () => {
  const text = 'Bakgrund\nArbetet har pågått länge.\n\nResultat\nNio processer är klara.'
  const notes = importText(text, counting()) as ImportedNotes

  it('sees a word that is gone', () => {
    const sections = notes.sections.map((s) => ({ ...s, text: s.text.replace('pågått ', '') }))
    expect(losses(text, { ...notes, sections }).lost).toEqual(['pågått'])
  })

  it('sees sections that have changed places', () => {
    const sections = [...notes.sections].reverse()
    expect(losses(text, { ...notes, sections }).outOfOrder).not.toEqual([])
  })
})

function front({ title, dnr, meetingDate, place, participants, recipients }: ImportedNotes) {
  return { title, dnr, meetingDate, place, participants, recipients }
}

async function all<T>(
  list: readonly TextDocument[],
  each: (document: TextDocument) => Promise<T>,
): Promise<T[]> {
  const results: T[] = []
  for (const document of list) results.push(await each(document))
  return results
}

/** In Markdown, a link to an address that is its own text says it once. */
function asRead(name: string, text: string): string {
  return name.endsWith('.md') ? text.replace(/\[([^\]]+)\]\(mailto:\1\)/g, '$1') : text
}
