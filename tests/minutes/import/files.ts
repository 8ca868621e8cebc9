import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = resolve(__dirname, '../../..')
const OFFICE = 'soffice'

/** A document as text, by name. */
export interface TextDocument {
  readonly name: string
  readonly text: string
}

/** The documents that we invented in the form of the real ones. */
export function inventedDocuments(): TextDocument[] {
  return documentsIn(join(__dirname, 'documents'))
}

/** The real documents, which are not part of the project; none where they are absent. */
export function realDocuments(): TextDocument[] {
  return documentsIn(resolve(ROOT, '../shared/seeds')).filter(({ name }) => name.endsWith('.txt'))
}

export function hasOffice(): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, OFFICE)))
}

function documentsIn(folder: string): TextDocument[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

/** Converts documents with an ordinary office program, in one call; answers the files by name of their source. */
export function converted(documents: readonly TextDocument[], format: 'docx' | 'pdf'): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-import-'))
  const out = join(folder, 'out')
  mkdirSync(out)
  const sources = documents.map(({ name, text }, i) => {
    const file = join(folder, `${i}.txt`)
    // The mark tells the program that the text is UTF-8.
    writeFileSync(file, `\ufeff${text}`)
    return { name, file, result: join(out, `${i}.${format}`) }
  })
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  execFileSync(
    OFFICE,
    [profile, '--headless', '--convert-to', format, '--outdir', out, ...sources.map((s) => s.file)],
    {
      stdio: 'ignore',
      timeout: 60_000,
    },
  )
  return new Map(sources.map(({ name, result }) => [name, readFileSync(result)]))
}

type Test = (name: string, test: jest.ProvidesCallback) => void

/** Where something that a test needs is absent, the test is skipped and says so; in the build that counts as a failure. */
export function whenGiven(condition: boolean, absent: string): Test {
  if (condition) return (name, test) => it(name, test)
  if (process.env.CI === 'true') return (name) => it(name, () => expect(absent).toBe(''))
  process.stderr.write(`skipped: ${absent}\n`)
  return (name, test) => it.skip(name, test)
}
