import { escapeXml, printableLine } from './printable'
import type { PrintedDocument } from './printed-document'
import { languageTag } from './printed-document'

/** Where a package keeps its title, language and dates. */
export const CORE_PROPERTIES = 'docProps/core.xml'

const NAMESPACES = [
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

/** The core properties, written here because the library stamps them with its own clock and knows no language. */
export function coreProperties(doc: PrintedDocument): string {
  const created = new Date(doc.created).toISOString()
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<cp:coreProperties ${NAMESPACES}>`,
    `<dc:title>${escapeXml(printableLine(doc.title))}</dc:title>`,
    `<dc:subject>${escapeXml(printableLine(doc.planName))}</dc:subject>`,
    '<dc:creator>Samsyn</dc:creator>',
    `<dc:language>${languageTag(doc.language)}</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${created}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('')
}

const END_OF_DIRECTORY = 0x06054b50
/** 1980-01-01 00:00, the first moment that ZIP can name: the one that says nothing. */
const NO_DATE = 0x00210000

/**
 * Takes the time of packing away from every entry, so that the same document gives the same bytes
 * (ZIP appnote 4.3: the time stands in the local header at 10 and in the directory at 12).
 */
export function withoutPackingTime(zip: Buffer): Buffer {
  const end = zip.length - 22
  if (zip.readUInt32LE(end) !== END_OF_DIRECTORY) return zip
  const entries = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  for (let entry = 0; entry < entries; entry++) {
    zip.writeUInt32LE(NO_DATE, at + 12)
    zip.writeUInt32LE(NO_DATE, zip.readUInt32LE(at + 42) + 10)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return zip
}
