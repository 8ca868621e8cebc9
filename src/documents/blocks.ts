/** A piece of a section's text as it is set on a page: a paragraph, a subheading or an item of a list. */
export interface Block {
  readonly kind: 'paragraph' | 'subheading' | 'bullet' | 'numbered'
  readonly text: string
  /** The number as written, for numbered items only. */
  readonly number?: string
}

const BULLET = /^\s*[-•–*]\s+(.*)$/
const NUMBERED = /^\s*(\d{1,3})[.)]\s+(.*)$/
const SUBHEADING = /^#{1,6}\s+(.*)$/

/**
 * Splits the plain text of a section into blocks. Lines of one paragraph are kept as lines (`\n`) within it;
 * nothing but list markers and subheading marks is taken away, so no word is ever lost.
 */
export function parseBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  const flush = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.join('\n') })
    paragraph = []
  }
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trimEnd()
    const special = specialBlock(line)
    if (special) {
      flush()
      blocks.push(special)
    } else if (line.trim() === '') {
      flush()
    } else {
      paragraph.push(line.trim())
    }
  }
  flush()
  return blocks
}

function specialBlock(line: string): Block | undefined {
  const subheading = SUBHEADING.exec(line)
  if (subheading) return { kind: 'subheading', text: subheading[1] ?? '' }
  const bullet = BULLET.exec(line)
  if (bullet) return { kind: 'bullet', text: bullet[1] ?? '' }
  const numbered = NUMBERED.exec(line)
  if (numbered) return { kind: 'numbered', number: numbered[1] ?? '', text: numbered[2] ?? '' }
  return undefined
}
