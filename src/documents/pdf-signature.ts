import type { PdfPen, Tag } from './pdf-pen'
import { PAGE, STYLE, TEXT_WIDTH } from './pdf-styles'
import { printableLine } from './printable'
import type { Signature } from './printed-document'

/** Room between the text and the place to sign, in points. */
const BEFORE = 18
/** Room above the rule that one signs on. */
const ROOM = 45
/** Room between the rule and the lines below it. */
const GAP = 4
const RULE_LENGTH = 241

/** What a signature takes with the room before it, in points; nothing without lines. */
export function signatureHeight(pen: PdfPen, signature: Signature | undefined): number {
  if (!signature || signature.lines.length === 0) return 0
  const rows = signature.lines.flatMap((line) => pen.lines(printableLine(line), STYLE.body, TEXT_WIDTH))
  return BEFORE + ROOM + GAP + rows.length * STYLE.body.leading
}

/** The room to sign in, its rule and the lines below: together on one page, if one holds them. */
export function writeSignature(pen: PdfPen, root: Tag, signature: Signature): void {
  if (signature.lines.length === 0) return
  pen.need(signatureHeight(pen, signature))
  pen.space(BEFORE)
  pen.y += ROOM
  pen.line(STYLE.body.color, 0.75, RULE_LENGTH)
  pen.y += GAP
  const part = pen.tag('Sect', root)
  for (const line of signature.lines) {
    const place = { x: PAGE.left, width: TEXT_WIDTH, tag: pen.tag('P', part) }
    pen.write(printableLine(line), STYLE.body, place)
  }
}
