/** Which characters a TrueType font can draw, as its own character map says. */
export type Coverage = (codePoint: number) => boolean

/**
 * Reads the character map of a font (OpenType `cmap`, format 12: groups of consecutive code points, in order).
 * A font without such a map covers nothing.
 */
export function glyphCoverage(font: Buffer): Coverage {
  const groups = fullMap(font)
  return (codePoint) => {
    let [low, high] = [0, groups.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const [first, last] = groups[middle] ?? [0, 0]
      if (codePoint < first) high = middle - 1
      else if (codePoint > last) low = middle + 1
      else return true
    }
    return false
  }
}

function fullMap(font: Buffer): readonly (readonly [number, number])[] {
  const cmap = tableAt(font, 'cmap')
  if (cmap === undefined) return []
  for (let entry = 0; entry < font.readUInt16BE(cmap + 2); entry++) {
    const map = cmap + font.readUInt32BE(cmap + 4 + entry * 8 + 4)
    if (font.readUInt16BE(map) === 12) return groupsOf(font, map)
  }
  return []
}

function tableAt(font: Buffer, tag: string): number | undefined {
  for (let table = 0; table < font.readUInt16BE(4); table++) {
    const record = 12 + table * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  return undefined
}

function groupsOf(font: Buffer, map: number): (readonly [number, number])[] {
  const count = font.readUInt32BE(map + 12)
  return Array.from({ length: count }, (_, group) => {
    const at = map + 16 + group * 12
    return [font.readUInt32BE(at), font.readUInt32BE(at + 4)] as const
  })
}
