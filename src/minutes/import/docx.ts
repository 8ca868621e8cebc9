import { type BodyContext, type DocxParagraph, linesOf, readBody } from './docx-body'
import { ListCounter, readLists, readStyles } from './docx-styles'
import { cleanText, type RawLine, type Reading } from './lines'
import { wrapWidthOf } from './plain'
import { wordsOf } from './recognise'
import { scanXml } from './xml'
import { xmlParts } from './zip'

const EMPTY: RawLine = { text: '' }
/** Styles in which programs put plain text, a paragraph for each line. */
const PREFORMATTED = /preformatted|plain ?text|oformaterad/i
/** What stands outside the running text, and the heading under which it is kept at the end. */
const APPENDED: readonly (readonly [heading: string, part: RegExp])[] = [
  ['Fotnoter', /^word\/(?:footnotes|endnotes)\d*\.xml$/],
  ['Sidhuvud och sidfot', /^word\/(?:header|footer)\d*\.xml$/],
  ['Kommentarer', /^word\/comments\.xml$/],
  ['Text i figurer', /^word\/diagrams\/data\d*\.xml$/],
]
const PAGE_NUMBERING = /^(?:sida|sid|page|av|of|\d+)$/i

/** Reads a Word document: its text with headings, lists and tables, then notes, headers and comments. */
export async function readDocx(bytes: Buffer): Promise<Reading> {
  const parts = await xmlParts(bytes)
  if (typeof parts === 'string') return { fault: `document-${parts}` }
  const main = parts.get(mainPart(parts.get('_rels/.rels') ?? ''))
  if (main === undefined) return { fault: 'document-type' }
  const context: BodyContext = {
    styles: readStyles(parts.get('word/styles.xml') ?? ''),
    counter: new ListCounter(readLists(parts.get('word/numbering.xml') ?? '')),
    notes: new Map(),
  }
  const body = cleaned(readBody(main, context))
  const appended = APPENDED.flatMap(([heading, name]) => appendedLines(heading, name, parts, context))
  const isEmpty = [...body.flatMap(linesOf), ...appended].every((line) => wordsOf(line.text).length === 0)
  if (isEmpty)
    return {
      fault: /<(?:\w+:)?(?:drawing|pict|object)[\s>]/.test(main) ? 'document-scanned' : 'document-empty',
    }
  return laidOut(body, appended)
}

/** The part that the package names as its document; other Office files name other parts. */
function mainPart(relations: string): string {
  let target = 'word/document.xml'
  scanXml(relations, {
    open(name, attribute) {
      const type = attribute('Type') ?? ''
      if (name === 'Relationship' && type.endsWith('/officeDocument')) target = attribute('Target') ?? target
    },
    close() {},
    text() {},
  })
  const path = target.replace(/^\//, '')
  return path.startsWith('word/') ? path : 'word/document.xml'
}

function cleaned(paragraphs: readonly DocxParagraph[]): DocxParagraph[] {
  return paragraphs.map((paragraph) => ({ ...paragraph, text: cleanText(paragraph.text) }))
}

function appendedLines(
  heading: string,
  name: RegExp,
  parts: ReadonlyMap<string, string>,
  context: BodyContext,
): RawLine[] {
  const seen = new Set<string>()
  const paragraphs = [...parts]
    .filter(([part]) => name.test(part))
    .flatMap(([, xml]) => cleaned(readBody(xml, context)))
    .filter(({ text }) => wordsOf(text).some((word) => !PAGE_NUMBERING.test(word)))
    // The same header stands in one part for the first page and in another for the rest.
    .filter(({ text }) => !seen.has(text) && seen.add(text))
  if (paragraphs.length === 0) return []
  const lines = paragraphs.flatMap((paragraph) => [
    EMPTY,
    ...paragraph.text.split('\n').map((text) => ({ text })),
  ])
  return [EMPTY, { text: heading, mark: { kind: 'heading', level: 2 } }, ...lines]
}

/** Paragraphs are parted by empty lines, except where each is one line of a text that was plain before. */
function laidOut(body: readonly DocxParagraph[], appended: readonly RawLine[]): Reading {
  const written = body.filter((paragraph) => paragraph.text !== '')
  const preformatted = written.filter((paragraph) => PREFORMATTED.test(paragraph.styleName)).length
  if (preformatted * 2 > written.length) {
    const lines = body.flatMap(linesOf)
    const wrapWidth = wrapWidthOf(lines)
    return { lines: [...lines, ...appended], ...(wrapWidth === undefined ? {} : { wrapWidth }) }
  }
  const isItem = (paragraph: DocxParagraph | undefined) =>
    paragraph?.mark && paragraph.mark.kind !== 'heading'
  const lines = body.flatMap((paragraph, i) => [
    ...(isItem(paragraph) && isItem(body[i - 1]) ? [] : [EMPTY]),
    ...linesOf(paragraph),
  ])
  return { lines: [...lines, ...appended] }
}
