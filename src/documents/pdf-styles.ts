import type { Face } from './pdf-fonts'

/** How text is set; sizes in points. */
export interface TextStyle {
  readonly face: Face
  readonly size: number
  readonly leading: number
  readonly color: string
}

const INK = '#1a1a1a'
/** Dark enough for small text on white (7.6:1). */
export const QUIET = '#545454'
export const ACCENT = '#1f3a5f'
/** Thin lines between the rows of a table. */
export const HAIRLINE = '#bfbfbf'

/** Every way in which the copy sets text. */
export const STYLE = {
  title: { face: 'bold', size: 17, leading: 22, color: INK },
  heading: { face: 'bold', size: 12.5, leading: 17, color: INK },
  subheading: { face: 'bold', size: 10, leading: 15, color: INK },
  minorHeading: { face: 'bold', size: 10, leading: 15, color: QUIET },
  decision: { face: 'bold', size: 10, leading: 15, color: ACCENT },
  body: { face: 'regular', size: 10, leading: 15, color: INK },
  strong: { face: 'bold', size: 10, leading: 15, color: INK },
  cell: { face: 'regular', size: 9, leading: 12.5, color: INK },
  cellHead: { face: 'bold', size: 9, leading: 12.5, color: INK },
  quiet: { face: 'regular', size: 8, leading: 11, color: QUIET },
  hash: { face: 'mono', size: 9, leading: 13, color: INK },
} as const satisfies Record<string, TextStyle>

/** A4 in points, with margins of 25 mm at the sides. */
export const PAGE = {
  width: 595.28,
  height: 841.89,
  left: 71,
  right: 71,
  top: 88,
  head: 42,
  bottom: 82,
  foot: 50,
}
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right
