import { type IParagraphOptions, type IRunOptions, Paragraph, Tab, TextRun } from 'docx'
import { printable } from './printable'

/** Text as runs of a paragraph: line ends become breaks, tabs become tabs, and everything else stays as typed. */
export function runs(text: string, options: IRunOptions = {}): TextRun[] {
  return printable(text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({ ...options, ...(index > 0 ? { break: 1 } : {}), children: tabbed(line) }),
    )
}

function tabbed(line: string): (string | Tab)[] {
  return line.split('\t').flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part]))
}

/** A paragraph of plain text in a style of the document. */
export function paragraph(text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: runs(text) })
}
