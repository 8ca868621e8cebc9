import type { ILevelsOptions, IParagraphOptions, IParagraphStyleOptions, IStylesOptions } from 'docx'
import { AlignmentType, BorderStyle, LevelFormat, LineRuleType } from 'docx'
import { languageTag, type PrintedDocument } from './printed-document'

/** Width of the text on an A4 page with 25 mm margins, in twentieths of a point. */
export const TEXT_WIDTH = 11906 - 2 * 1417
/** Where a fact's value begins, and where its second line does. */
const FACT_INDENT = 2268
const LIST_INDENT = 340
/** What one more digit of a number takes. */
const DIGIT = 120
/** Text of a decision stands this far in, right of its rule. */
const DECISION_INDENT = 284
/** Length of the rule that one signs on. */
const SIGNATURE_WIDTH = 4820

const INK = '1A1A1A'
const QUIET = '545454'
const ACCENT = '1F3A5F'
const FONT = 'Calibri'

const DECISION_RULE = {
  left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: ACCENT },
} as const

const FOOT_RULE = {
  top: { style: BorderStyle.SINGLE, size: 4, space: 6, color: 'BFBFBF' },
} as const

const SIGNATURE_RULE = {
  bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: INK },
} as const

/** A heading of the decision, set off by the same rule as its text. */
export const DECISION_HEADING = {
  border: DECISION_RULE,
  indent: { left: DECISION_INDENT },
} as const satisfies IParagraphOptions

/** Room after the last item of a list, as after a paragraph. */
export function afterList(inDecision: boolean): number {
  return inDecision ? 80 : 120
}

/**
 * Indents of a list item whose number has so many digits (one for a bullet), in the text and in a decision; its mark
 * stands at the edge of the text.
 */
export function listIndent(inDecision: boolean, digits: number): { left: number; hanging: number } {
  const hanging = LIST_INDENT + (digits - 1) * DIGIT
  return { left: hanging + (inDecision ? DECISION_INDENT : 0), hanging }
}

/** Every style of the document, named so that a reader can restyle it from Word. */
export function documentStyles(doc: PrintedDocument): IStylesOptions {
  const language = languageTag(doc.language)
  return {
    default: {
      document: {
        run: { font: FONT, size: 22, color: INK, language: { value: language, eastAsia: language } },
        paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(36, { before: 0, after: 240 }, INK),
      heading2: heading(26, { before: 400, after: 80 }, INK),
      heading3: heading(22, { before: 200, after: 40 }, INK),
      heading4: heading(22, { before: 120, after: 40 }, QUIET),
    },
    paragraphStyles: doc.signature ? [...PARAGRAPH_STYLES, ...SIGNATURE_STYLES] : PARAGRAPH_STYLES,
  }
}

function heading(size: number, spacing: { before: number; after: number }, color: string) {
  return {
    run: { font: FONT, size, bold: true, italics: false, color },
    paragraph: {
      keepNext: true,
      keepLines: true,
      spacing: { ...spacing, line: 252, lineRule: LineRuleType.AUTO },
    },
  }
}

function style(
  id: string,
  name: string,
  paragraph: IParagraphStyleOptions['paragraph'] = {},
  run: IParagraphStyleOptions['run'] = {},
): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, paragraph, run }
}

const PARAGRAPH_STYLES: readonly IParagraphStyleOptions[] = [
  style('Fact', 'Fact', {
    spacing: { after: 40 },
    indent: { left: FACT_INDENT, hanging: FACT_INDENT },
  }),
  style('ListItem', 'List Item', { spacing: { after: 60 } }),
  style('Decision', 'Decision', {
    border: DECISION_RULE,
    indent: { left: DECISION_INDENT },
    spacing: { after: 80 },
  }),
  style('DecisionItem', 'Decision Item', { border: DECISION_RULE, spacing: { after: 0 } }),
  style(
    'TableText',
    'Table Text',
    { spacing: { before: 40, after: 40, line: 252, lineRule: LineRuleType.AUTO } },
    { size: 20 },
  ),
  style(
    'TableHead',
    'Table Head',
    { keepNext: true, spacing: { before: 40, after: 40, line: 252, lineRule: LineRuleType.AUTO } },
    { size: 20, bold: true },
  ),
  style('Hash', 'Hash', { spacing: { after: 240 } }, { font: 'Courier New', size: 18, noProof: true }),
  style('PageHead', 'Page Head', { spacing: { after: 0 } }, { size: 17, color: QUIET }),
  style('PageFoot', 'Page Foot', { spacing: { after: 0 }, border: FOOT_RULE }, { size: 17, color: QUIET }),
]

const SIGNATURE_STYLES: readonly IParagraphStyleOptions[] = [
  // At least so high, so that a picture of a signature, or a long one, is not cut off.
  style('SignHere', 'Sign Here', {
    keepNext: true,
    border: SIGNATURE_RULE,
    indent: { right: TEXT_WIDTH - SIGNATURE_WIDTH },
    spacing: { before: 360, after: 60, line: 900, lineRule: LineRuleType.AT_LEAST },
  }),
  style('Signature', 'Signature', { keepLines: true, spacing: { after: 0 } }),
]

/** The one level of a list of bullets. */
export const BULLETS: readonly ILevelsOptions[] = [
  { level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT },
]

/** A list that counts from a number on. */
export function countingFrom(start: number): readonly ILevelsOptions[] {
  return [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', start, alignment: AlignmentType.LEFT }]
}

/** A list item whose number no counting gives, such as `07`: it keeps its number as written. */
export function numberedAsWritten(number: string): readonly ILevelsOptions[] {
  return [{ level: 0, format: LevelFormat.DECIMAL, text: `${number}.`, alignment: AlignmentType.LEFT }]
}

/** Borders of a table: a firm line under its head, thin ones between rows, none at the sides. */
export const TABLE_BORDERS = {
  top: { style: BorderStyle.NONE, size: 0, color: 'auto' },
  left: { style: BorderStyle.NONE, size: 0, color: 'auto' },
  right: { style: BorderStyle.NONE, size: 0, color: 'auto' },
  insideVertical: { style: BorderStyle.NONE, size: 0, color: 'auto' },
  bottom: { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' },
  insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' },
} as const

/** The line under a table's head. */
export const HEAD_RULE = { bottom: { style: BorderStyle.SINGLE, size: 8, color: INK } } as const
