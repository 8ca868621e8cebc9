import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { ListDefinition } from '../../../src/lists/definition'
import { LONG_TEXT_LIMIT } from '../../../src/lists/definition'
import type { Fields, FieldValue, Lists } from '../../../src/lists/port'
import { fileOf, MANIFEST, type Manifest } from '../../../src/lists/transfer/manifest'
import { fileHash } from '../../../src/lists/transfer/rows'
import { TransferRefused } from '../../../src/lists/transfer/transfer-refused'
import { notes } from '../contract-lists'

/** When the exports of these tests are made. */
export const EXPORTED_AT = '2026-04-01T08:00:00.000Z'

/** Rows with every kind of value, and every text that has ever broken a line of JSON. */
export const everyKind: readonly Fields[] = [
  {
    NoteKey: 'a/1',
    Title: 'Åtgärd: «röda sjön» – 5 § 2 st., "100 %" \\ ÅÄÖ åäö é 👩‍👩‍👧 🇸🇪 ẞ',
    Group: 'röd',
    Size: -12.75,
    Code: 9_007_199_254_740_991,
    Due: '2026-03-26T09:00:00.417Z',
    Open: true,
    Body: 'Rad ett\nRad två\r\n\tmed flik\u2028och\u2029radbyten som JSON inte känner\n<b>&amp;</b> {"x": null}',
  },
  { NoteKey: 'b', Title: '', Size: 0, Open: false, Due: null },
  { NoteKey: 'lång', Body: `${'åäö '.repeat(15_999)}slu`.slice(0, LONG_TEXT_LIMIT) },
  { NoteKey: 'c', Code: 1.5, Due: '1999-12-31T23:59:59.999Z' },
]

const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, ' '))
const body = fc
  .array(fc.oneof(line, fc.constantFrom('"', '\\', '\u2028', '\u2029', 'å', '🇸🇪', '</x>')), { maxLength: 6 })
  .map((lines) => lines.join('\n'))
const time = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const number = fc.oneof(fc.maxSafeInteger(), fc.double({ min: -1e9, max: 1e9, noNaN: true }))

/** Contents of a list of notes. */
export const randomRows: fc.Arbitrary<readonly Fields[]> = fc
  .array(
    fc.record(
      {
        Title: fc.option(line),
        Group: fc.option(fc.constantFrom('röd', 'grön')),
        // No store tells nought from minus nought.
        Size: fc.option(number.map((n) => n + 0)),
        Due: fc.option(time),
        Open: fc.option(fc.boolean()),
        Body: fc.option(body),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map((row, i) => ({ ...row, NoteKey: `n${i}`, ...(i % 3 === 0 ? {} : { Code: i }) }) as Fields),
  )

/** What a list holds, in order; times cut to the second, which is all that a store has to keep. */
export async function contents(lists: Lists, list: ListDefinition = notes): Promise<readonly Fields[]> {
  return (await lists.all(list)).map(({ fields }) => toTheSecond(list, fields))
}

/** Fields as every store gives them back: all columns, times cut to the second. */
export function toTheSecond(list: ListDefinition, fields: Fields): Fields {
  const whole = Object.entries(list.columns).map(([name, { kind }]): [string, FieldValue] => {
    const value = fields[name] ?? null
    return [name, kind === 'dateTime' && value !== null ? String(value).slice(0, 19) : value]
  })
  return Object.fromEntries(whole)
}

/** Folders of one test file, put away after each test. */
export function folders(): () => string {
  let root: string
  let made = 0
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'samsyn-transfer-'))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))
  return () => join(root, String(++made))
}

/** The code with which something is refused, and its sentence. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await work
  } catch (error) {
    if (error instanceof TransferRefused) return { code: error.code, message: error.message }
    throw error
  }
  return { code: 'not refused', message: '' }
}

/** Every file of a folder with its text. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
}

export function readManifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'))
}

export function writeManifest(folder: string, manifest: unknown): void {
  writeFileSync(join(folder, MANIFEST), JSON.stringify(manifest))
}

/** Rewrites the rows of a list by hand, and its hash in the manifest, as somebody would who knows how. */
export async function forge(
  folder: string,
  list: ListDefinition,
  change: (text: string) => string | Uint8Array,
): Promise<void> {
  const file = fileOf(folder, list)
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  const sha256 = await fileHash(file)
  const manifest = readManifestOf(folder)
  const lists = manifest.lists.map((entry) => (entry.name === list.name ? { ...entry, sha256 } : entry))
  writeManifest(folder, { ...manifest, lists })
}
