import { readFileSync } from 'node:fs'
import { type Coverage, glyphCoverage } from './glyph-coverage'

/** A typeface of the printed copy. The condensed cut is calmer on a page and sets long Swedish words. */
export type Face = 'regular' | 'bold' | 'mono'

const FILES: Readonly<Record<Face, string>> = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
  mono: 'dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf',
}

interface LoadedFont {
  readonly data: Buffer
  readonly covers: Coverage
}

const loaded = new Map<Face, LoadedFont>()

/** A font of the installed package, read once; a package that is not there is a fault. */
export function loadFont(face: Face): LoadedFont {
  const known = loaded.get(face)
  if (known) return known
  const data = readFileSync(require.resolve(FILES[face]))
  const font = { data, covers: glyphCoverage(data) }
  loaded.set(face, font)
  return font
}

/** Soft hyphens, joiners, direction marks and the like: nothing is seen of them where a font lacks them. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}]/u
/** What stands for a character that the font cannot draw. */
const REPLACEMENT = '\ufffd'

/** Text that a font can draw: what it lacks becomes `�`, what would be invisible goes, and line ends stay. */
export function drawable(text: string, face: Face): string {
  const { covers } = loadFont(face)
  let drawn = ''
  for (const character of text) {
    if (INVISIBLE.test(character)) continue
    drawn += character === '\n' || covers(character.codePointAt(0) ?? 0) ? character : REPLACEMENT
  }
  return drawn
}
