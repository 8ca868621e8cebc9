import { getDocumentProxy } from 'unpdf'
import { cleanText, type Reading } from './lines'
import { laidOut, type Page, type PdfLine } from './pdf-layout'
import { wordsOf } from './recognise'

/** Larger pictures (in pixels) are not decoded; only text is wanted. */
const IMAGE_LIMIT = 1024 * 1024
/** More pages than notes ever have; reading stops at the limit on text long before. */
const PAGES_LIMIT = 2_000
const TEXT_LIMIT = 1_000_000
/** Pictures are streams of their own, whose dictionaries stand in clear in the file (ISO 32000-1, 7.5.7). */
const PICTURE = /\/Subtype\s{0,4}\/Image\b/

type PDFDocumentProxy = Awaited<ReturnType<typeof getDocumentProxy>>
type PDFPageProxy = Awaited<ReturnType<PDFDocumentProxy['getPage']>>

/** Reads the text of a PDF line by line, in the order in which the file gives it. */
export async function readPdf(bytes: Buffer): Promise<Reading> {
  const opened = await open(bytes)
  if (typeof opened === 'string') return { fault: opened }
  const hasPictures = PICTURE.test(bytes.toString('latin1'))
  const pages: Page[] = []
  let length = 0
  if (opened.numPages > PAGES_LIMIT) return { fault: 'document-too-long' }
  for (let number = 1; number <= opened.numPages; number += 1) {
    const page = await readPage(await opened.getPage(number), hasPictures)
    length += page.lines.reduce((sum, line) => sum + line.text.length, 0)
    if (length > TEXT_LIMIT) return { fault: 'document-too-long' }
    pages.push(page)
  }
  const hasText = pages.some(
    (page) => page.notes.length > 0 || page.lines.some((line) => wordsOf(line.text).length > 0),
  )
  if (!hasText)
    return { fault: pages.some((page) => page.hasDrawing) ? 'document-scanned' : 'document-empty' }
  return laidOut(pages)
}

async function open(bytes: Buffer): Promise<PDFDocumentProxy | 'document-encrypted' | 'document-corrupt'> {
  try {
    // A copy, because the reader takes the memory over. The options keep it from running code and from the network.
    return await getDocumentProxy(new Uint8Array(bytes), {
      maxImageSize: IMAGE_LIMIT,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
    })
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException'
      ? 'document-encrypted'
      : 'document-corrupt'
  }
}

async function readPage(page: PDFPageProxy, hasPictures: boolean): Promise<Page> {
  const operators = await operatorsOf(page)
  const content = await page.getTextContent()
  const bold = new Map<string, boolean>()
  const isBold = (font: string) => {
    if (!bold.has(font)) bold.set(font, /bold|black|heavy|semibold/i.test(fontName(page, font)))
    return bold.get(font) === true
  }
  const lines = inLines(content.items.flatMap((item) => ('str' in item ? [item] : []))).flatMap(
    (items) => lineOf(items, isBold) ?? [],
  )
  const notes = (await page.getAnnotations()).flatMap(annotationText)
  const hasDrawing =
    lines.length === 0 && (operators.some(paints) || (hasPictures && mayHidePicture(operators)))
  page.cleanup()
  return { lines, hasDrawing, notes }
}

type Item = {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly fontName: string
  readonly hasEOL: boolean
}

/** Items of one line share a baseline, but for what is set a little higher or lower. */
function inLines(items: readonly Item[]): Item[][] {
  const lines: Item[][] = [[]]
  for (const item of items) {
    const last = lines.at(-1)?.at(-1)
    const step = last ? Math.abs(baselineOf(item) - baselineOf(last)) : 0
    if (last?.hasEOL || (last && item.str !== '' && step > Math.max(2, last.height * 0.5))) lines.push([])
    lines.at(-1)?.push(item)
  }
  return lines
}

/** What a page does, in the reader's own operators; nothing for a page that cannot be painted. */
async function operatorsOf(page: PDFPageProxy): Promise<readonly Operator[]> {
  try {
    const { fnArray, argsArray } = await page.getOperatorList()
    return fnArray.map((code, i) => ({ code, first: (argsArray[i] as unknown[] | null)?.[0] }))
  } catch {
    return []
  }
}

interface Operator {
  readonly code: number
  readonly first: unknown
}

/** Codes of the PDF reader's operators that leave a mark on the page: strokes and fills, shadings, pictures. */
function paints({ code, first }: Operator): boolean {
  const isPaint = (n: unknown) =>
    typeof n === 'number' && ((n >= 20 && n <= 27) || n === 62 || (n >= 83 && n <= 90))
  return isPaint(code) || (code === 91 && isPaint(first))
}

/** A picture over IMAGE_LIMIT is left out; only its place (save, transform, restore) is still to be seen. */
function mayHidePicture(operators: readonly Operator[]): boolean {
  const save = operators.findIndex(({ code }) => code === 10)
  return save >= 0 && operators.slice(save).some(({ code }) => code === 12)
}

/** Values of form fields and the text of notes are no part of the page's text, and would be lost. */
function annotationText(annotation: unknown): string[] {
  if (!annotation || typeof annotation !== 'object') return []
  const { subtype, fieldType, fieldValue, contentsObj } = annotation as {
    readonly subtype?: unknown
    readonly fieldType?: unknown
    readonly fieldValue?: unknown
    readonly contentsObj?: { readonly str?: unknown }
  }
  // Buttons have values that nobody sees, and links repeat the text that they stand on.
  const field = subtype === 'Widget' && fieldType !== 'Btn' ? fieldValue : undefined
  const note = subtype === 'FreeText' || subtype === 'Text' ? contentsObj?.str : undefined
  const texts = [field, note].filter((text) => typeof text === 'string')
  return texts.map(cleanText).filter((text) => wordsOf(text).length > 0)
}

function fontName(page: PDFPageProxy, font: string): string {
  try {
    const found: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : undefined
    return found && typeof found === 'object' && 'name' in found ? String(found.name) : ''
  } catch {
    return ''
  }
}

function baselineOf(item: Item): number {
  return item.transform[5] ?? 0
}

function lineOf(items: readonly Item[], isBold: (font: string) => boolean): PdfLine | undefined {
  const text = cleanText(joined(items)).replaceAll('\n', ' ')
  const printed = items.filter((item) => item.str.trim() !== '')
  const [first] = printed
  if (!first) return undefined
  return {
    text: text.trim(),
    left: Math.min(...printed.map((item) => item.transform[4] ?? 0)),
    right: Math.max(...printed.map((item) => (item.transform[4] ?? 0) + item.width)),
    baseline: baselineOf(first),
    size: Math.max(...printed.map((item) => item.height)),
    isBold: printed.every((item) => isBold(item.fontName)),
  }
}

/** Puts items side by side; cells of a table stand apart without any space between them in the file. */
function joined(items: readonly Item[]): string {
  let text = ''
  let right: number | undefined
  for (const item of items) {
    if (item.str === '') continue
    const left = item.transform[4] ?? 0
    const isApart = right !== undefined && (left - right > item.height * 0.2 || left < right - item.height)
    if (isApart && !/\s$/.test(text) && !/^\s/.test(item.str)) text += ' '
    text += item.str
    right = left + item.width
  }
  return text
}
