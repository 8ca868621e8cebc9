import { scanXml } from './xml'

/** What a paragraph style says about the paragraphs that have it. */
export interface Style {
  readonly name: string
  readonly basedOn: string
  /** 1 and on for headings; 0 for the title; nothing for text. */
  readonly heading: number | undefined
  readonly list: ListRef | undefined
  readonly isBold: boolean
}

/** A list and a level in it, as paragraphs and styles refer to them. */
export interface ListRef {
  readonly list: string
  readonly level: number
}

/** How one level of a list is counted and written. */
interface ListLevel {
  readonly format: string
  /** Such as `%1.%2` or `§ %1`. */
  readonly pattern: string
  readonly start: number
}

/** Levels of each list by its number. */
export type Lists = ReadonlyMap<string, ReadonlyMap<number, ListLevel>>

const HEADING_NAME = /^(?:heading|rubrik)\s*(\d)$/i
const TITLE_NAME = /^(?:title|titel|rubrik|dokumentrubrik)$/i

/** Reads styles.xml. */
export function readStyles(xml: string): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>()
  let id = ''
  let style: { -readonly [K in keyof Style]: Style[K] } | undefined
  let list = ''
  let level = 0
  scanXml(xml, {
    open(name, attribute) {
      const value = attribute('val') ?? ''
      if (name === 'style') {
        id = attribute('styleId') ?? ''
        style = { name: '', basedOn: '', heading: undefined, list: undefined, isBold: false }
        list = ''
        level = 0
      }
      if (!style) return
      if (name === 'name') style.name = value
      if (name === 'basedOn') style.basedOn = value
      if (name === 'outlineLvl' && Number(value) < 9) style.heading = Number(value) + 1
      if (name === 'numId') list = value
      if (name === 'ilvl') level = Number(value) || 0
      if (name === 'b') style.isBold = isOn(value)
    },
    close(name) {
      if (name !== 'style' || !style) return
      const number = HEADING_NAME.exec(style.name)?.[1]
      if (number) style.heading = Number(number)
      else if (TITLE_NAME.test(style.name)) style.heading = 0
      if (list !== '') style.list = { list, level }
      styles.set(id, style)
      style = undefined
    },
    text() {},
  })
  return styles
}

/** The style with what it inherits from those it is based on. */
export function resolveStyle(styles: ReadonlyMap<string, Style>, id: string): Style | undefined {
  let style = styles.get(id)
  let basis = style
  for (let steps = 0; style && basis && basis.basedOn !== '' && steps < 20; steps += 1) {
    basis = styles.get(basis.basedOn)
    style = {
      ...style,
      heading: style.heading ?? basis?.heading,
      list: style.list ?? basis?.list,
      isBold: style.isBold || basis?.isBold === true,
    }
  }
  return style
}

/** Reads numbering.xml. */
export function readLists(xml: string): Lists {
  const abstracts = new Map<string, Map<number, ListLevel>>()
  const lists = new Map<string, Map<number, ListLevel>>()
  let levels: Map<number, ListLevel> | undefined
  let list = ''
  let level = -1
  const change = (part: Partial<ListLevel>) => {
    if (levels && level >= 0) {
      levels.set(level, { format: 'decimal', pattern: '%1.', start: 1, ...levels.get(level), ...part })
    }
  }
  scanXml(xml, {
    open(name, attribute) {
      const value = attribute('val') ?? ''
      if (name === 'abstractNum') {
        levels = new Map()
        abstracts.set(attribute('abstractNumId') ?? '', levels)
      }
      if (name === 'num') list = attribute('numId') ?? ''
      if (name === 'abstractNumId' && list !== '') lists.set(list, abstracts.get(value) ?? new Map())
      if (name === 'lvl') level = Number(attribute('ilvl'))
      if (name === 'numFmt') change({ format: value })
      if (name === 'lvlText') change({ pattern: value })
      if (name === 'start') change({ start: Number(value) || 1 })
    },
    close(name) {
      if (name === 'abstractNum' || name === 'num') levels = undefined
      if (name === 'num') list = ''
      if (name === 'lvl') level = -1
    },
    text() {},
  })
  return lists
}

/** Whether a switch such as `<w:b w:val="0"/>` is on; without a value it is. */
export function isOn(value: string): boolean {
  return !/^(?:0|false|off|none)$/.test(value)
}

/** Counts list items through a document and writes their numbers as the word processor would. */
export class ListCounter {
  readonly #counts = new Map<string, number[]>()

  constructor(private readonly lists: Lists) {}

  /** The label of the next item (`3.`, `§ 12`), or an empty text for a bullet. */
  next({ list, level }: ListRef): string {
    const levels = this.lists.get(list)
    const counts = this.#counts.get(list) ?? []
    this.#counts.set(list, counts)
    counts.length = Math.min(counts.length, level + 1)
    for (let i = 0; i <= level; i += 1) counts[i] ??= (levels?.get(i)?.start ?? 1) - (i === level ? 1 : 0)
    counts[level] = (counts[level] ?? 0) + 1
    const format = levels?.get(level)
    if (!format || format.format === 'bullet' || format.format === 'none') return ''
    return format.pattern.replace(/%(\d)/g, (_, n: string) => {
      const count = counts[Number(n) - 1] ?? 1
      return /letter/i.test(levels?.get(Number(n) - 1)?.format ?? '') ? letter(count) : String(count)
    })
  }
}

function letter(count: number): string {
  return String.fromCharCode(97 + ((count - 1) % 26))
}
