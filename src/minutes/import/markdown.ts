import { lexer, type Token, type Tokens } from 'marked'
import { cleanText, type RawLine, type RawText } from './lines'

const EMPTY: RawLine = { text: '' }
const ENDS_WORD = /[\p{L}\p{N}\p{M}]$/u
const BEGINS_WORD = /^[\p{L}\p{N}\p{M}]/u

/**
 * Reads Markdown: headings, lists and tables by its own syntax; emphasis goes away, everything that carries words
 * (HTML, link targets, footnote and reference definitions, code) stays literally.
 */
export function readMarkdown(text: string): RawText {
  return { lines: lexer(cleanText(text), { gfm: true }).flatMap((token) => [...blockLines(token, 0), EMPTY]) }
}

function blockLines(token: Token, depth: number): RawLine[] {
  switch (token.type) {
    case 'space':
      return []
    case 'heading':
      return [
        { text: oneLine(inline(token.tokens, token.text)), mark: { kind: 'heading', level: token.depth } },
      ]
    case 'paragraph':
    case 'text':
      return plainLines(inline(token.tokens, token.raw))
    case 'list':
      return listLines(token as Tokens.List, depth)
    case 'table':
      return tableLines(token as Tokens.Table)
    case 'blockquote':
      return (token.tokens ?? []).flatMap((inner: Token) => [...blockLines(inner, depth), EMPTY])
    default:
      return plainLines(token.raw)
  }
}

function plainLines(text: string): RawLine[] {
  return text.split('\n').map((line) => ({ text: line, extent: line.length }))
}

function listLines(list: Tokens.List, depth: number): RawLine[] {
  return list.items.flatMap((item) => {
    const number = /^\s*(\d+)[.)]/.exec(item.raw)?.[1]
    const [first, ...rest] = item.tokens.filter((token) => token.type !== 'checkbox')
    const isText = first?.type === 'text' || first?.type === 'paragraph'
    const box = item.task ? (item.checked ? '[x] ' : '[ ] ') : ''
    const text = box + (isText && 'tokens' in first ? oneLine(inline(first.tokens, first.raw)) : '')
    const mark = number
      ? ({ kind: 'numbered', depth, number } as const)
      : ({ kind: 'bullet', depth } as const)
    const inner = (isText || !first ? rest : [first, ...rest]).flatMap((token) =>
      blockLines(token, Math.min(4, depth + 1)),
    )
    // A number alone is a word as well: an empty item keeps it as a paragraph.
    const head: RawLine[] = text.trim() !== '' ? [{ text, mark }] : number ? [{ text: `${number}.` }] : []
    return [...head, ...inner]
  })
}

function tableLines(table: Tokens.Table): RawLine[] {
  const rows = [table.header, ...table.rows]
  return rows.flatMap((row) => [
    { text: oneLine(row.map((cell) => inline(cell.tokens, cell.text)).join(' | ')) },
    EMPTY,
  ])
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim()
}

/**
 * The text of inline tokens. Where a mark stands between two letters (`**a**b`), taking it away would make one word
 * of two, so it stays.
 */
function inline(tokens: readonly Token[] | undefined, raw: string): string {
  if (!tokens) return raw
  let text = ''
  for (const [i, token] of tokens.entries()) {
    const piece = inlineText(token)
    const next = tokens[i + 1]?.raw ?? ''
    const isStripped = piece !== token.raw
    const merges =
      (ENDS_WORD.test(text) && BEGINS_WORD.test(piece)) || (ENDS_WORD.test(piece) && BEGINS_WORD.test(next))
    text += isStripped && merges ? token.raw : piece
  }
  return text
}

function inlineText(token: Token): string {
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return inline(token.tokens, token.text)
    case 'text':
      return inline(token.tokens, token.text)
    case 'codespan':
    case 'escape':
      return token.text
    case 'br':
      return '\n'
    case 'link':
      return linkText(token as Tokens.Link)
    default:
      return token.raw
  }
}

/** `[text](target)` becomes `text (target)`, or the text alone if the target says nothing else. */
function linkText(link: Tokens.Link): string {
  if (!link.raw.startsWith('[') || !link.raw.endsWith(')')) return link.raw
  const text = inline(link.tokens, link.text)
  if (link.title) return link.raw
  const target = link.href.replace(/^mailto:/, '')
  return target === text || target === '#' || target === '' ? text : `${text} (${link.href})`
}
